/** A link for another phone, as a QR code: only where the local network reaches this portal. */
import { Body1, Button, makeStyles, tokens } from '@fluentui/react-components';
import { usePresenterLink } from '../api/demo';
import { QrCode } from '../hand-over/qr-code';
import { DateTime } from '../parts/date-time';
import { ActFailure } from '../parts/states';
import { Card } from './card';

const useStyles = makeStyles({
  qr: { width: '240px', maxWidth: '100%', height: 'auto', alignSelf: 'center' },
  button: { minHeight: '44px', alignSelf: 'flex-start' },
  address: { overflowWrap: 'anywhere', color: tokens.colorNeutralForeground2 },
});

export function PhoneCard({ addresses }: { readonly addresses: readonly string[] }) {
  const styles = useStyles();
  const link = usePresenterLink();
  return (
    <Card title="Present from a phone">
      <Body1 className={styles.address}>{`This portal on the local network: ${addresses.join(', ')}`}</Body1>
      {link.data !== undefined && (
        <>
          <QrCode text={link.data.url} label="Link for a phone as a QR code" className={styles.qr} />
          <Body1>
            Works once, until <DateTime iso={link.data.expiresAt} short />. Whoever scans it leads the demo.
          </Body1>
        </>
      )}
      <ActFailure error={link.error} />
      {link.data === undefined ? (
        <Button
          className={styles.button}
          disabledFocusable={link.isPending}
          onClick={() => {
            link.mutate();
          }}
        >
          Show QR code
        </Button>
      ) : (
        <Button className={styles.button} onClick={link.reset}>
          Hide QR code
        </Button>
      )}
    </Card>
  );
}
