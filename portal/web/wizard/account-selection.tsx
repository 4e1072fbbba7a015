/** First step: which accounts. Only those that can have an OTP now can be chosen; the others say why and how to mend it. */
import {
  Button,
  Caption1,
  Checkbox,
  Link,
  Subtitle1,
  Tag,
  TagGroup,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import { AccountQuerySchema, type Account } from '@roomkey/shared/protocol/admin';
import { useState } from 'react';
import { useHref } from 'react-router';
import { FACTS, obstaclesToOtp } from '../accounts/wording';
import { useAccounts } from '../api/accounts';
import { accountPage } from '../app/paths';
import { Empty, LoadFailure, LoadingRows } from '../parts/states';
import { Pager } from '../parts/pager';
import { SearchField } from '../parts/search-field';
import { ReadinessBadge } from '../parts/status-badge';
import type { Draft } from './draft';

const useStyles = makeStyles({
  step: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  bar: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalM },
  search: { width: '360px', maxWidth: '100%' },
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  row: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: `0 ${tokens.spacingHorizontalM}`,
    minHeight: '48px',
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  quiet: { color: tokens.colorNeutralForeground2 },
  reason: { flexBasis: '100%', paddingLeft: '32px', paddingBottom: tokens.spacingVerticalS },
  status: { marginLeft: 'auto' },
  chosen: { flexWrap: 'wrap', rowGap: tokens.spacingVerticalXS },
});

/** More than these are counted, not listed: a row of 400 tags helps nobody. */
const SHOWN_TAGS = 12;
/** All of a search can be taken at once, page by page. */
const PAGE_SIZE = 100;

interface Props {
  readonly draft: Draft;
  readonly onChange: (part: Partial<Draft>) => void;
}

export function AccountSelection({ draft, onChange }: Props) {
  const styles = useStyles();
  const [search, setSearch] = useState('');
  const [page, setPage] = useState({ page: 1, pageSize: PAGE_SIZE });
  const accounts = useAccounts(AccountQuerySchema.parse({ search, ...page }));
  const items = accounts.data?.items ?? [];
  const ready = items.filter((account) => obstaclesToOtp(account).length === 0);
  const choose = (wanted: readonly Account[], chosen: boolean) => {
    const next = new Map(draft.accounts);
    for (const account of wanted) {
      if (chosen) next.set(account.id, account);
      else next.delete(account.id);
    }
    onChange({ accounts: next });
  };
  return (
    <section className={styles.step} aria-labelledby="step">
      <Subtitle1 as="h2" id="step">
        Account selection
      </Subtitle1>
      <div className={styles.bar}>
        <SearchField
          label="Search accounts"
          placeholder="Name, UPN, site or location"
          className={styles.search}
          value={search}
          onSearch={(text) => {
            setSearch(text);
            setPage({ ...page, page: 1 });
          }}
        />
        <Button
          disabled={ready.length === 0}
          onClick={() => {
            choose(ready, true);
          }}
        >
          {`Select the ${String(ready.length)} ready on this page`}
        </Button>
      </div>
      <Chosen
        draft={draft}
        onRemove={(account) => {
          choose([account], false);
        }}
        onClear={() => {
          onChange({ accounts: new Map() });
        }}
      />
      {accounts.data === undefined &&
        (accounts.isError ? (
          <LoadFailure what="The accounts could not be loaded." error={accounts.error} onRetry={accounts.refetch} />
        ) : (
          <LoadingRows label="Loading accounts" />
        ))}
      {accounts.data !== undefined && items.length === 0 && <Empty title="No account matches" />}
      <ul className={styles.list} aria-label="Accounts">
        {items.map((account) => (
          <Row
            key={account.id}
            account={account}
            chosen={draft.accounts.has(account.id)}
            onChoose={(chosen) => {
              choose([account], chosen);
            }}
          />
        ))}
      </ul>
      {accounts.data !== undefined && (
        <Pager
          query={page}
          total={accounts.data.total}
          onChange={(change) => {
            setPage({ page: 1, pageSize: page.pageSize, ...change });
          }}
        />
      )}
    </section>
  );
}

interface ChosenProps {
  readonly draft: Draft;
  readonly onRemove: (account: Account) => void;
  readonly onClear: () => void;
}

function Chosen({ draft, onRemove, onClear }: ChosenProps) {
  const styles = useStyles();
  const chosen = [...draft.accounts.values()];
  return (
    <div className={styles.bar}>
      <Caption1 role="status">
        {chosen.length === 0 ? 'Nothing selected' : `${String(chosen.length)} selected`}
      </Caption1>
      {chosen.length > 0 && (
        <>
          <TagGroup
            aria-label="Selected accounts"
            className={styles.chosen}
            onDismiss={(_, { value }) => {
              const account = draft.accounts.get(value);
              if (account !== undefined) onRemove(account);
            }}
          >
            {chosen.slice(0, SHOWN_TAGS).map((account) => (
              <Tag key={account.id} value={account.id} dismissible dismissIcon={{ 'aria-label': 'remove' }}>
                {account.displayName}
              </Tag>
            ))}
          </TagGroup>
          {chosen.length > SHOWN_TAGS && <Caption1>{`and ${String(chosen.length - SHOWN_TAGS)} more`}</Caption1>}
          <Button appearance="subtle" onClick={onClear}>
            Clear selection
          </Button>
        </>
      )}
    </div>
  );
}

interface RowProps {
  readonly account: Account;
  readonly chosen: boolean;
  readonly onChoose: (chosen: boolean) => void;
}

function Row({ account, chosen, onChoose }: RowProps) {
  const styles = useStyles();
  const href = useHref(accountPage(account.id));
  const obstacles = obstaclesToOtp(account);
  const isBlocked = obstacles.length > 0;
  const reason = `reason-${account.id}`;
  return (
    <li className={styles.row}>
      <Checkbox
        label={account.displayName}
        checked={chosen}
        disabled={isBlocked}
        {...(isBlocked ? { 'aria-describedby': reason } : {})}
        onChange={(_, { checked }) => {
          onChoose(checked === true);
        }}
      />
      <Caption1 className={styles.quiet}>{account.upn}</Caption1>
      <Caption1 className={styles.quiet}>{`${account.site}, ${account.location}`}</Caption1>
      <span className={styles.status}>
        <ReadinessBadge status={account.readiness} />
      </span>
      {isBlocked && (
        <Caption1 id={reason} className={styles.reason}>
          {`Cannot be selected: ${obstacles.join('; ')}. ${remediesOf(account)} `}
          <Link href={href} inline>
            Open the account
          </Link>
        </Caption1>
      )}
    </li>
  );
}

function remediesOf({ readiness, readinessFacts }: Account): string {
  return readiness === 'No action needed' ? '' : readinessFacts.map((fact) => FACTS[fact].remedy).join(' ');
}
