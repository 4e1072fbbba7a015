import { Body1, Button, MessageBar, MessageBarBody, makeStyles, tokens } from '@fluentui/react-components';
import type { AccountDetail } from '@roomkey/shared/protocol/admin';
import { LICENCES, type Licence } from '@roomkey/shared/protocol/lists';
import { useChangeAccount } from '../api/accounts';
import { Facts } from '../parts/facts';
import { ActFailure } from '../parts/states';
import { useNotify } from '../parts/use-notify';
import { useMay } from '../session/signed-in';
import { licenceText } from './wording';

const useStyles = makeStyles({
  tab: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

const MEANINGS: Record<Licence, string> = {
  'Teams Rooms Pro': 'OTPs can be generated for this account.',
  'Teams Rooms Basic': 'OTPs need Teams Rooms Pro: with Teams Rooms Basic none can be generated for this account.',
  none: 'No OTP can be generated, and a room cannot use this account, without a licence.',
};

export function LicensesTab({ account }: { readonly account: AccountDetail }) {
  const styles = useStyles();
  const mayEdit = useMay('accounts.edit');
  const notify = useNotify();
  const change = useChangeAccount(account.id, ({ licence }) => {
    notify(licence === 'none' ? 'The licence was removed.' : `${licence} was assigned.`);
  });
  return (
    <div className={styles.tab}>
      <Facts facts={[['Licence', licenceText(account.licence)]]} />
      <MessageBar intent={account.licence === 'Teams Rooms Pro' ? 'success' : 'warning'} layout="multiline">
        <MessageBarBody>
          <Body1>{MEANINGS[account.licence]}</Body1>
        </MessageBarBody>
      </MessageBar>
      {mayEdit && (
        <div className={styles.buttons}>
          {LICENCES.filter((licence) => licence !== account.licence).map((licence) => (
            <Button
              key={licence}
              appearance={licence === 'Teams Rooms Pro' ? 'primary' : 'secondary'}
              disabled={change.isPending}
              onClick={() => {
                change.mutate({ licence });
              }}
            >
              {licence === 'none' ? 'Remove licence' : `Assign ${licence}`}
            </Button>
          ))}
        </div>
      )}
      <ActFailure error={change.error} />
    </div>
  );
}
