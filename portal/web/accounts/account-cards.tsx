/** The list on a phone: one card an account, the order chosen above it. */
import { Card, Caption1, Dropdown, Field, Option, makeStyles, tokens } from '@fluentui/react-components';
import { AccountQuerySchema, type Account } from '@roomkey/shared/protocol/admin';
import type { AccountQuery } from '../api/accounts';
import { AccountLink } from './account-link';
import { Provisioning } from './provisioning';
import { Readiness } from './readiness';
import type { QueryChange } from './use-account-query';

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0, display: 'grid', gap: tokens.spacingVerticalS },
  card: { gap: tokens.spacingVerticalXS },
  upn: { color: tokens.colorNeutralForeground2, wordBreak: 'break-all' },
  badges: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS, alignItems: 'center' },
  choice: { minWidth: 0, width: '100%' },
  order: { marginBottom: tokens.spacingVerticalM },
});

const ORDERS: Record<AccountQuery['sort'], string> = {
  displayName: 'Name',
  upn: 'UPN',
  location: 'Location',
  readiness: 'Readiness status',
  provisioning: 'Provisioning status',
};

interface Props {
  readonly accounts: readonly Account[];
  readonly query: AccountQuery;
  readonly onChange: (change: QueryChange) => void;
}

export function AccountCards({ accounts, query, onChange }: Props) {
  const styles = useStyles();
  return (
    <>
      <Field label="Sort by" className={styles.order}>
        <Dropdown
          inlinePopup
          className={styles.choice}
          value={ORDERS[query.sort]}
          selectedOptions={[query.sort]}
          onOptionSelect={(_, { optionValue }) => {
            onChange({ sort: AccountQuerySchema.shape.sort.parse(optionValue), order: 'asc' });
          }}
        >
          {Object.entries(ORDERS).map(([sort, label]) => (
            <Option key={sort} value={sort}>
              {label}
            </Option>
          ))}
        </Dropdown>
      </Field>
      <ul className={styles.list} aria-label="Resource accounts">
        {accounts.map((account) => (
          <li key={account.id}>
            <Card className={styles.card}>
              <AccountLink account={account} />
              <Caption1 className={styles.upn}>{account.upn}</Caption1>
              <Caption1>{`${account.site}: ${account.location}`}</Caption1>
              <div className={styles.badges}>
                <Readiness account={account} />
                <Provisioning status={account.provisioning} />
              </div>
            </Card>
          </li>
        ))}
      </ul>
    </>
  );
}
