/** First step: which accounts. Only those that can have an OTP now can be chosen; the others say why and how to mend it. */
import { Body1, Button, Caption1, Subtitle1, Tag, TagGroup, makeStyles, tokens } from '@fluentui/react-components';
import { AccountQuerySchema, type Account } from '@roomkey/shared/protocol/admin';
import { useCallback, useState } from 'react';
import { Filters } from '../accounts/filters';
import { filterOf, type QueryChange } from '../accounts/use-account-query';
import { useAccounts, useAllAccounts, type AccountQuery } from '../api/accounts';
import { Pager } from '../parts/pager';
import { SearchField } from '../parts/search-field';
import { ActFailure, Empty, LoadFailure, LoadingRows } from '../parts/states';
import { STEP_HEADING, type Draft, type DraftChange } from './draft';
import { ManyChosenReport } from './many-chosen-report';
import { chooseMany } from './selection';
import { SelectionRow } from './selection-row';

const useStyles = makeStyles({
  step: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  bar: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalM },
  search: { width: '360px', maxWidth: '100%' },
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  chosen: { flexWrap: 'wrap', rowGap: tokens.spacingVerticalXS },
});

/** More than these are counted, not listed: a row of 400 tags helps nobody. */
const SHOWN_TAGS = 12;
const PAGE_SIZE = 100;

interface Props {
  readonly draft: Draft;
  readonly onChange: DraftChange;
}

export function AccountSelection({ draft, onChange }: Props) {
  const styles = useStyles();
  const [query, setQuery] = useState<AccountQuery>(() => AccountQuerySchema.parse({ pageSize: PAGE_SIZE }));
  const search = (change: QueryChange) => {
    setQuery((now) => AccountQuerySchema.parse({ ...now, page: 1, ...change }));
  };
  const accounts = useAccounts(query);
  const items = accounts.data?.items ?? [];
  const all = useAllAccounts((read) => {
    onChange((now) => {
      const { accounts: chosen, told } = chooseMany(now.accounts, read);
      return { accounts: chosen, told };
    });
  });
  const choose = useCallback(
    (account: Account, chosen: boolean) => {
      onChange((now) => {
        const next = new Map(now.accounts);
        if (chosen) next.set(account.id, account);
        else next.delete(account.id);
        return { accounts: next };
      });
    },
    [onChange],
  );
  return (
    <section className={styles.step} aria-labelledby={STEP_HEADING}>
      <Subtitle1 as="h2" id={STEP_HEADING} tabIndex={-1}>
        Account selection
      </Subtitle1>
      <Body1>
        Only accounts with the readiness status No action needed can be selected, as long as no OTP or request of theirs
        is under way.
      </Body1>
      <div className={styles.bar}>
        <SearchField
          label="Search accounts"
          placeholder="Name, UPN, site or location"
          className={styles.search}
          value={query.search}
          onSearch={(text) => {
            search({ search: text });
          }}
        />
        <Filters query={query} onChange={search} />
      </div>
      <div className={styles.bar}>
        <Button
          disabled={all.isPending || items.length === 0}
          onClick={() => {
            all.mutate(filterOf(query));
          }}
        >
          {all.isPending ? 'Selecting…' : selectAllText(query)}
        </Button>
        <Chosen
          draft={draft}
          onRemove={(account) => {
            choose(account, false);
          }}
          onClear={() => {
            onChange(() => ({ accounts: new Map() }));
          }}
        />
      </div>
      {draft.told !== null && <ManyChosenReport told={draft.told} />}
      <ActFailure error={all.error} />
      {accounts.data === undefined &&
        (accounts.isError ? (
          <LoadFailure what="The accounts could not be loaded." error={accounts.error} onRetry={accounts.refetch} />
        ) : (
          <LoadingRows label="Loading accounts" />
        ))}
      {accounts.data !== undefined && items.length === 0 && <Empty title="No account matches" />}
      <ul className={styles.list} aria-label="Accounts">
        {items.map((account) => (
          <SelectionRow key={account.id} account={account} chosen={draft.accounts.has(account.id)} onChoose={choose} />
        ))}
      </ul>
      {accounts.data !== undefined && (
        <Pager
          query={query}
          total={accounts.data.total}
          onChange={(change) => {
            setQuery((now) => ({ ...now, page: 1, ...change }));
          }}
        />
      )}
    </section>
  );
}

function selectAllText({ search, readiness, provisioning, siteId, licence }: AccountQuery): string {
  const narrowed = search !== '' || [readiness, provisioning, siteId, licence].some((value) => value !== undefined);
  return narrowed ? 'Select all that match' : 'Select all';
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
    <>
      <Caption1 role="status">
        {chosen.length === 0 ? 'Nothing selected' : `${chosen.length.toLocaleString('en')} selected`}
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
    </>
  );
}
