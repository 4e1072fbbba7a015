/** What the directory says of the account, and what to do where readiness is missing. */
import { Button, MessageBar, MessageBarBody, makeStyles, tokens } from '@fluentui/react-components';
import type { AccountDetail } from '@roomkey/shared/protocol/admin';
import { useState } from 'react';
import { useChangeAccount, type AccountAct } from '../api/accounts';
import { DateTime } from '../parts/date-time';
import { Facts } from '../parts/facts';
import { ActFailure } from '../parts/states';
import { useNotify } from '../parts/use-notify';
import { useMay } from '../session/signed-in';
import { AccountDialog } from './account-dialog';
import { accountSettings, mailboxSettings } from './account-settings';
import { ActsDialog } from './acts-dialog';
import { ExpectedDevicePane } from './expected-device';
import { SettingsPane } from './settings-pane';
import { licenceText } from './wording';

const useStyles = makeStyles({
  tab: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXXL },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  panes: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 380px), 1fr))',
    gap: tokens.spacingHorizontalXXL,
  },
});

export function ConfigurationTab({ account }: { readonly account: AccountDetail }) {
  const styles = useStyles();
  const mayEdit = useMay('accounts.edit');
  const notify = useNotify();
  const change = useChangeAccount(account.id, () => {
    notify('The account was changed.');
  });
  return (
    <div className={styles.tab}>
      {account.signInLockedUntil !== null && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>
            Sign-in is locked after too many wrong passwords, until <DateTime iso={account.signInLockedUntil} />.
          </MessageBarBody>
        </MessageBar>
      )}
      {mayEdit && <Acts account={account} />}
      <ActFailure error={change.error} />
      <Facts
        facts={[
          ['Site', account.site],
          ['Location', account.location],
          ['Licence', licenceText(account.licence)],
          ['In use', account.inUse ? 'A room is signed in with it' : 'No room is signed in with it'],
          [
            'Last sign-in of a room',
            account.provisionedAt === null ? 'Never' : <DateTime key="at" iso={account.provisionedAt} />,
          ],
          ['Added', <DateTime key="at" iso={account.createdAt} />],
        ]}
      />
      <div className={styles.panes}>
        <SettingsPane
          title="Account settings"
          busy={change.isPending}
          settings={accountSettings(account, mayEdit ? change.mutate : null)}
        />
        <SettingsPane
          title="Mailbox settings"
          busy={change.isPending}
          settings={mailboxSettings(account, mayEdit ? change.mutate : null)}
        />
      </div>
      <ExpectedDevicePane account={account} />
    </div>
  );
}

function Acts({ account }: { readonly account: AccountDetail }) {
  const [dialog, setDialog] = useState<AccountAct | 'edit' | null>(null);
  const close = () => {
    setDialog(null);
  };
  const toggle = account.settings.enabled ? 'disable' : 'enable';
  return (
    <div className={useStyles().buttons}>
      <Button
        appearance={account.readiness === 'Needs action' ? 'primary' : 'secondary'}
        onClick={() => {
          setDialog('applyRecommended');
        }}
      >
        Apply recommended configuration
      </Button>
      <Button
        onClick={() => {
          setDialog('edit');
        }}
      >
        Edit
      </Button>
      <Button
        onClick={() => {
          setDialog(toggle);
        }}
      >
        {account.settings.enabled ? 'Disable' : 'Enable'}
      </Button>
      {dialog === 'edit' && <AccountDialog account={account} onClose={close} />}
      {dialog !== null && dialog !== 'edit' && <ActsDialog act={dialog} ids={[account.id]} onClose={close} />}
    </div>
  );
}
