import {
  Body1,
  Button,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogTitle,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import type { GeneratedOtp } from '@roomkey/shared/protocol/admin';
import { usePreferences } from '../api/accounts';
import { DateTime } from '../parts/date-time';
import { OtpDigits } from './otp-digits';

const useStyles = makeStyles({
  content: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL },
});

interface Props {
  readonly roomName: string;
  readonly generated: GeneratedOtp;
  readonly onClose: () => void;
}

export function GeneratedOtpView({ roomName, generated, onClose }: Props) {
  const styles = useStyles();
  const autoApproval = usePreferences().data?.otpAutoApproval;
  return (
    <DialogBody>
      <DialogTitle>OTP for {roomName}</DialogTitle>
      <DialogContent className={styles.content}>
        <OtpDigits otp={generated.otp} />
        <Body1>
          Expires <DateTime iso={generated.expiresAt} />. It works once, for one console.
        </Body1>
        <Body1>
          Shown for hand-over: give it only to whoever sets up this room. Until it is used you can show it again on the
          account’s OTP tab; that is written into the audit log.
        </Body1>
        {autoApproval === true && <Body1>OTP auto approval is on: the console is let in without your approval.</Body1>}
      </DialogContent>
      <DialogActions>
        <Button appearance="primary" onClick={onClose}>
          Done
        </Button>
      </DialogActions>
    </DialogBody>
  );
}
