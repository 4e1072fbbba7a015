import { FluentProvider, Subtitle1, Subtitle2, makeStyles, teamsLightTheme, tokens } from '@fluentui/react-components';
import type { HandOverSheets } from '@roomkey/shared/protocol/admin';
import { Facts } from '../parts/facts';
import { QrCode } from './qr-code';

const useStyles = makeStyles({
  /** Paper is white in every theme. */
  sheet: {
    maxWidth: '190mm',
    padding: '12mm',
    backgroundColor: '#ffffff',
    color: '#1a1a1a',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalL,
    '@media print': { border: 'none', padding: 0, breakAfter: 'page' },
  },
  code: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '10mm' },
  otp: {
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: '30px',
    lineHeight: '1.3',
    fontWeight: 600,
    wordSpacing: '6px',
  },
  qr: { width: '42mm', height: '42mm' },
  steps: { margin: 0, paddingLeft: '24px', lineHeight: '1.6' },
  mark: { fontSize: '13px', color: '#4d4d4d' },
});

interface Props {
  readonly sheet: HandOverSheets['sheets'][number];
  readonly organisation: string;
  readonly portalUrl: string;
}

/** One room, one page: what the installer needs, and nothing that is of use elsewhere after the OTP has ended. */
export function Sheet({ sheet, organisation, portalUrl }: Props) {
  const styles = useStyles();
  const grouped = sheet.otp.replace(/(\d{4})(?=\d)/g, '$1 ');
  const device = sheet.expectedDevice;
  return (
    <FluentProvider theme={teamsLightTheme}>
      <article className={styles.sheet} aria-label={sheet.displayName}>
        <div>
          <Subtitle1 as="h2">{sheet.displayName}</Subtitle1>
          <div>{`${organisation}, ${sheet.site}, ${sheet.location}`}</div>
        </div>
        <div className={styles.code}>
          <div>
            <Subtitle2 as="h3">One-time password</Subtitle2>
            <div className={styles.otp}>{grouped}</div>
          </div>
          <QrCode text={sheet.qrText} label="The one-time password as a QR code" className={styles.qr} />
        </div>
        <Facts
          facts={[
            ['Enter it before', `${local(sheet.expiresAt)} (${sheet.expiresAt.slice(0, 16).replace('T', ' ')} UTC)`],
            ['Portal address', portalUrl],
            ['Account', sheet.upn],
            ...(device === null
              ? []
              : ([
                  [
                    'Device',
                    [device.model, `serial number ${device.serial}`].filter((part) => part !== null).join(', '),
                  ],
                ] as const)),
          ]}
        />
        <ol className={styles.steps}>
          <li>Switch the console on and choose Get started. If it asks, type the portal address above.</li>
          <li>Read and accept the agreement.</li>
          <li>Type or scan the one-time password, and choose Continue.</li>
          <li>Tell your administrator the code that the console then shows. They approve it from there.</li>
          <li>Wait until the console says that it is signed in. Then destroy this sheet.</li>
        </ol>
        <div className={styles.mark}>Simulation. Roomkey does not sign a room in to Microsoft Teams.</div>
      </article>
    </FluentProvider>
  );
}

function local(iso: string): string {
  return new Date(iso).toLocaleString(undefined, { dateStyle: 'full', timeStyle: 'short' });
}
