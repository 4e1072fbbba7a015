/** The OTP tab of an account: whichever of request, active OTP or nothing there is, and what became of former ones. */
import { Body1, Button, makeStyles, tokens } from '@fluentui/react-components';
import { KeyMultipleRegular } from '@fluentui/react-icons';
import type { Account, GeneratedOtp } from '@roomkey/shared/protocol/admin';
import { useState } from 'react';
import { useAccountRequests } from '../api/requests';
import { obstaclesToOtp } from '../accounts/wording';
import { Empty, LoadFailure, LoadingRows } from '../parts/states';
import { useMay } from '../session/signed-in';
import { ActiveOtp } from './active-otp';
import { GenerateDialog } from './generate-dialog';
import { OtpDigits } from './otp-digits';
import { RequestHistory } from './request-history';
import { RequestPane } from './request-pane';

const useStyles = makeStyles({
  tab: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXXL },
});

export function OtpTab({ account }: { readonly account: Account }) {
  const styles = useStyles();
  const requests = useAccountRequests(account.id);
  // The dialog stands here, not where its button is: the button goes as soon as there is an OTP, the dialog shows it.
  const [generating, setGenerating] = useState(false);
  const [regenerated, setRegenerated] = useState<GeneratedOtp | null>(null);
  if (requests.data === undefined) {
    return requests.isError ? (
      <LoadFailure what="The requests could not be loaded." error={requests.error} onRetry={requests.refetch} />
    ) : (
      <LoadingRows label="Loading requests" rows={5} />
    );
  }
  const open = requests.data.items.find(({ status }) => status === 'pending' || status === 'approved');
  const former = requests.data.items.filter((request) => request !== open);
  return (
    <div className={styles.tab}>
      {open !== undefined && <RequestPane request={open} />}
      {open === undefined && account.activeOtpId !== null && (
        <ActiveOtp
          key={account.activeOtpId}
          otpId={account.activeOtpId}
          roomName={account.displayName}
          onRegenerated={setRegenerated}
        />
      )}
      {open === undefined && account.activeOtpId === null && (
        <NoOtp
          account={account}
          onGenerate={() => {
            setGenerating(true);
          }}
        />
      )}
      {regenerated !== null && regenerated.id === account.activeOtpId && (
        <section aria-label="The new OTP">
          <OtpDigits otp={regenerated.otp} />
        </section>
      )}
      <RequestHistory requests={former} />
      {generating && (
        <GenerateDialog
          account={account}
          onClose={() => {
            setGenerating(false);
          }}
        />
      )}
    </div>
  );
}

function NoOtp({ account, onGenerate }: { readonly account: Account; readonly onGenerate: () => void }) {
  const mayManage = useMay('otps.manage');
  const obstacles = obstaclesToOtp(account);
  if (obstacles.length > 0) {
    return (
      <Empty title="No OTP">
        <Body1>No OTP can be generated: {obstacles.join('; ')}.</Body1>
      </Empty>
    );
  }
  return (
    <Empty title="No OTP">
      <Body1>Generate an OTP, and give it to whoever sets up the console of this room.</Body1>
      {mayManage && (
        <Button appearance="primary" icon={<KeyMultipleRegular />} onClick={onGenerate}>
          Generate OTP
        </Button>
      )}
    </Empty>
  );
}
