/** Planning > Resource accounts. */
import { Button, Toolbar, ToolbarButton, makeStyles, tokens } from '@fluentui/react-components';
import { ArrowClockwiseRegular, KeyMultipleRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { useAccounts } from '../api/accounts';
import { useRenew } from '../api/requests';
import { GenerateDialog } from '../otp/generate-dialog';
import { PageTitle } from '../parts/page-title';
import { Panel } from '../parts/panel';
import { Empty, LoadFailure, LoadingRows } from '../parts/states';
import { useNarrow } from '../parts/use-media';
import { AccountCards } from './account-cards';
import { AccountsTable } from './accounts-table';
import { Pager } from './pager';
import { SearchField } from './search-field';
import { Summary } from './summary';
import { useAccountQuery } from './use-account-query';

const useStyles = makeStyles({
  page: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL },
  commands: {
    marginBottom: tokens.spacingVerticalM,
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalM,
  },
  toolbar: { paddingLeft: 0 },
  search: { marginLeft: 'auto', width: '320px', maxWidth: '100%' },
  searchNarrow: { width: '100%', maxWidth: '100%' },
});

export function AccountsPage() {
  const styles = useStyles();
  const { query, change } = useAccountQuery();
  const accounts = useAccounts(query);
  const narrow = useNarrow();
  const [generating, setGenerating] = useState(false);
  return (
    <div className={styles.page}>
      <PageTitle title="Resource accounts" />
      <Summary summary={accounts.data?.summary} query={query} onChange={change} />
      <Panel>
        <div className={styles.commands}>
          <Commands
            onGenerate={() => {
              setGenerating(true);
            }}
          />
          <SearchField
            value={query.search}
            onSearch={(text) => {
              change({ search: text });
            }}
            className={narrow ? styles.searchNarrow : styles.search}
          />
        </div>
        <Content query={query} accounts={accounts} onChange={change} />
      </Panel>
      {generating && (
        <GenerateDialog
          onClose={() => {
            setGenerating(false);
          }}
        />
      )}
    </div>
  );
}

function Commands({ onGenerate }: { readonly onGenerate: () => void }) {
  const renew = useRenew();
  const [renewing, setRenewing] = useState(false);
  const refresh = async () => {
    setRenewing(true);
    await renew();
    setRenewing(false);
  };
  return (
    <Toolbar aria-label="Commands" className={useStyles().toolbar}>
      <ToolbarButton icon={<ArrowClockwiseRegular />} disabled={renewing} onClick={() => void refresh()}>
        Refresh
      </ToolbarButton>
      <ToolbarButton icon={<KeyMultipleRegular />} onClick={onGenerate}>
        Generate OTP
      </ToolbarButton>
    </Toolbar>
  );
}

interface ContentProps {
  readonly query: ReturnType<typeof useAccountQuery>['query'];
  readonly accounts: ReturnType<typeof useAccounts>;
  readonly onChange: ReturnType<typeof useAccountQuery>['change'];
}

function Content({ query, accounts, onChange }: ContentProps) {
  const narrow = useNarrow();
  if (accounts.data === undefined) {
    return accounts.isError ? (
      <LoadFailure what="The accounts could not be loaded." error={accounts.error} onRetry={accounts.refetch} />
    ) : (
      <LoadingRows label="Loading accounts" />
    );
  }
  const { items, total } = accounts.data;
  if (items.length === 0) return <NothingFound onClear={onChange} />;
  const List = narrow ? AccountCards : AccountsTable;
  return (
    <>
      <List accounts={items} query={query} onChange={onChange} />
      <Pager query={query} total={total} onChange={onChange} />
    </>
  );
}

function NothingFound({ onClear }: { readonly onClear: ContentProps['onChange'] }) {
  return (
    <Empty title="No account matches">
      <Button
        onClick={() => {
          onClear({ search: '', readiness: undefined, provisioning: undefined });
        }}
      >
        Show all accounts
      </Button>
    </Empty>
  );
}
