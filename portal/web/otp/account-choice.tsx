import { Body1Strong, Caption1, Combobox, Field, Option, makeStyles, tokens } from '@fluentui/react-components';
import { AccountQuerySchema, type Account } from '@roomkey/shared/protocol/admin';
import { useState } from 'react';
import { obstaclesToOtp } from '../accounts/wording';
import { useAccounts } from '../api/accounts';

const useStyles = makeStyles({
  option: { display: 'flex', flexDirection: 'column' },
  quiet: { color: tokens.colorNeutralForeground2 },
});

/** More than these are found by typing. */
const CHOICES = 50;

interface Props {
  readonly account: Account | null;
  /** Absent when the account is given. */
  readonly onAccount: ((account: Account | null) => void) | undefined;
  readonly fault: string | null;
}

export function AccountChoice({ account, onAccount, fault }: Props) {
  if (onAccount === undefined && account !== null) {
    return (
      <Field label="Account" validationMessage={fault}>
        <div>
          <Body1Strong block>{account.displayName}</Body1Strong>
          <Caption1>{account.upn}</Caption1>
        </div>
      </Field>
    );
  }
  return <AccountPicker onAccount={onAccount} fault={fault} />;
}

/** Accounts that cannot get an OTP stay in the list, with the reason: an absent one would only raise questions. */
function AccountPicker({ onAccount, fault }: Omit<Props, 'account'>) {
  const styles = useStyles();
  const [typed, setTyped] = useState('');
  const [search, setSearch] = useState('');
  const [open, setOpen] = useState(false);
  const accounts = useAccounts(AccountQuerySchema.parse({ search: search.slice(0, 100), pageSize: CHOICES }));
  const items = accounts.data?.items ?? [];
  return (
    <Field label="Account" required validationMessage={fault}>
      <Combobox
        placeholder="Type a name, UPN or location"
        freeform
        open={open}
        onOpenChange={(_, data) => {
          setOpen(data.open);
        }}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          setSearch(event.target.value);
          // Pasted text opens the choices as typed text does.
          setOpen(true);
          onAccount?.(null);
        }}
        onOptionSelect={(_, { optionValue, optionText }) => {
          setTyped(optionText ?? '');
          onAccount?.(items.find(({ id }) => id === optionValue) ?? null);
        }}
      >
        {eligibleFirst(items).map(({ item, obstacle }) => (
          <Option key={item.id} value={item.id} text={item.displayName} disabled={obstacle !== undefined}>
            <div className={styles.option}>
              <span>{item.displayName}</span>
              <Caption1 className={styles.quiet}>{obstacle ?? item.upn}</Caption1>
            </div>
          </Option>
        ))}
        {items.length === 0 && (
          <Option text="" disabled>
            {accounts.isPending ? 'Loading…' : 'No account matches'}
          </Option>
        )}
      </Combobox>
    </Field>
  );
}

function eligibleFirst(items: readonly Account[]) {
  const choices = items.map((item) => ({ item, obstacle: obstaclesToOtp(item)[0] }));
  const eligible = choices.filter(({ obstacle }) => obstacle === undefined);
  return [...eligible, ...choices.filter(({ obstacle }) => obstacle !== undefined)];
}
