/** The OTP that is ready to type on the console. */
import { Body1, Button, makeStyles, tokens } from '@fluentui/react-components';
import type { DemoState } from '@roomkey/shared/protocol/admin';
import { useRevealOtp } from '../api/otps';
import { OtpDigits } from '../otp/otp-digits';
import { ActFailure } from '../parts/states';
import { Card } from './card';

const useStyles = makeStyles({
  button: { minHeight: '44px', alignSelf: 'flex-start' },
  quiet: { color: tokens.colorNeutralForeground2 },
});

export function OtpCard({ ready }: Pick<DemoState, 'ready'>) {
  const styles = useStyles();
  return (
    <Card title="OTP to type">
      {ready === null ? (
        <Body1 className={styles.quiet}>None is ready. A reset makes a new one.</Body1>
      ) : (
        <Ready key={ready.otpId} otpId={ready.otpId} accountName={ready.accountName} />
      )}
    </Card>
  );
}

function Ready({ otpId, accountName }: { readonly otpId: string; readonly accountName: string }) {
  const styles = useStyles();
  const reveal = useRevealOtp(otpId);
  return (
    <>
      <Body1>{`One is ready for ${accountName}. Showing it is written into the audit list.`}</Body1>
      {reveal.data !== undefined && <OtpDigits otp={reveal.data.otp} />}
      <ActFailure error={reveal.error} />
      {reveal.data === undefined ? (
        <Button
          className={styles.button}
          disabledFocusable={reveal.isPending}
          onClick={() => {
            reveal.mutate();
          }}
        >
          Show OTP
        </Button>
      ) : (
        <Button className={styles.button} onClick={reveal.reset}>
          Hide OTP
        </Button>
      )}
    </>
  );
}
