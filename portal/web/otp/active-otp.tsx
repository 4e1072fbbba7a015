/** An OTP that no console has used yet: its dates, showing it again, revoking it. */
import { Body1, Button, Subtitle2, makeStyles, tokens } from '@fluentui/react-components';
import { useOtpDates, useRevealOtp } from '../api/otps';
import { DateTime } from '../parts/date-time';
import { Facts } from '../parts/facts';
import { ActFailure, LoadFailure, LoadingRows } from '../parts/states';
import { OtpDigits } from './otp-digits';
import { RevokeButton } from './revoke-button';

const useStyles = makeStyles({
  pane: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL, alignItems: 'stretch' },
  acts: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalM },
});

export function ActiveOtp({ otpId, roomName }: { readonly otpId: string; readonly roomName: string }) {
  const styles = useStyles();
  const dates = useOtpDates(otpId);
  const reveal = useRevealOtp(otpId);
  return (
    <div className={styles.pane}>
      <Subtitle2 as="h2">The OTP has not been used yet</Subtitle2>
      {dates.isError && (
        <LoadFailure what="The dates of the OTP could not be loaded." error={dates.error} onRetry={dates.refetch} />
      )}
      {dates.isPending && <LoadingRows label="Loading the OTP" rows={2} />}
      {dates.data !== undefined && (
        <Facts
          facts={[
            ['Requested date', <DateTime key="created" iso={dates.data.createdAt} />],
            ['Expiration date', <DateTime key="expires" iso={dates.data.expiresAt} />],
          ]}
        />
      )}
      {reveal.data !== undefined && <OtpDigits otp={reveal.data.otp} />}
      <ActFailure error={reveal.error} />
      <Body1>Showing the OTP is written into the audit log.</Body1>
      <div className={styles.acts}>
        {reveal.data === undefined ? (
          <Button
            disabled={reveal.isPending}
            onClick={() => {
              reveal.mutate();
            }}
          >
            Show OTP
          </Button>
        ) : (
          <Button onClick={reveal.reset}>Hide OTP</Button>
        )}
        <RevokeButton otpId={otpId} roomName={roomName} />
      </div>
    </div>
  );
}
