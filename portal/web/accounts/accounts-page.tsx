/** Planning > Resource accounts. */
import { Button, Caption1, makeStyles, tokens } from '@fluentui/react-components';
import { AccountFilterSchema } from '@roomkey/shared/protocol/admin';
import { useState } from 'react';
import { CHUNK, useAccounts, useAllAccounts, useExpectAccounts, useExport, type AccountQuery } from '../api/accounts';
import { PageTitle } from '../parts/page-title';
import { Pager } from '../parts/pager';
import { Panel } from '../parts/panel';
import { SearchField } from '../parts/search-field';
import { ActFailure, Empty, LoadFailure, LoadingRows } from '../parts/states';
import { useNarrow } from '../parts/use-media';
import { ConnectDialog } from '../connection/connect-dialog';
import { PreferencesDialog } from '../preferences/preferences-dialog';
import { AccountCards } from './account-cards';
import { AccountDialog } from './account-dialog';
import { AccountsGrid } from './accounts-grid';
import { ActsDialog } from './acts-dialog';
import { Commands, type AccountsDialog } from './commands';
import { Filters } from './filters';
import { ImportDialog } from './import-dialog';
import { Summary } from './summary';
import { NO_FILTER, filterOf, useAccountQuery, type QueryChange } from './use-account-query';

const useStyles = makeStyles({
  page: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  commands: {
    marginBottom: tokens.spacingVerticalS,
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalM,
  },
  search: { marginLeft: 'auto', flexGrow: 1, flexBasis: '200px', maxWidth: '320px' },
  searchNarrow: { flexBasis: '100%', maxWidth: '100%' },
});

export function AccountsPage() {
  const styles = useStyles();
  const { query, change } = useAccountQuery();
  const narrow = useNarrow();
  const accounts = useAccounts(narrow ? query : { ...query, page: 1, pageSize: CHUNK });
  const exportAll = useExport();
  const [dialog, setDialog] = useState<AccountsDialog | null>(null);
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const readAhead = useExpectAccounts();
  const onExpect = (wanted: QueryChange) => {
    if (!narrow) readAhead(AccountFilterSchema.parse({ ...filterOf(query), ...wanted }));
  };
  const onChange = (wanted: QueryChange) => {
    onExpect(wanted);
    // What is selected and not to be seen would be acted on by mistake.
    if (!('sort' in wanted || 'page' in wanted || 'pageSize' in wanted)) setSelected(new Set());
    change(wanted);
  };
  return (
    <div className={styles.page}>
      <PageTitle title="Resource accounts" />
      <Summary summary={accounts.data?.summary} query={query} onChange={onChange} />
      <Panel>
        <div className={styles.commands}>
          <Commands
            selected={selected}
            onOpen={setDialog}
            exporting={exportAll.isPending}
            onExport={() => {
              exportAll.mutate(filterOf(query));
            }}
          />
          {selected.size > 0 && <Caption1 role="status">{`${String(selected.size)} selected`}</Caption1>}
          <SearchField
            label="Search accounts"
            placeholder="Name, UPN, location or site"
            value={query.search}
            onSearch={(text) => {
              onChange({ search: text });
            }}
            className={narrow ? styles.searchNarrow : styles.search}
          />
        </div>
        <ActFailure error={exportAll.error} />
        <Filters query={query} onChange={onChange} />
        <Content
          query={query}
          accounts={accounts}
          onChange={onChange}
          onExpect={onExpect}
          selected={selected}
          onSelect={setSelected}
        />
      </Panel>
      {dialog !== null && (
        <ChosenDialog
          dialog={dialog}
          selected={selected}
          onClose={() => {
            setDialog(null);
          }}
        />
      )}
    </div>
  );
}

interface ChosenProps {
  readonly dialog: AccountsDialog;
  readonly selected: ReadonlySet<string>;
  readonly onClose: () => void;
}

function ChosenDialog({ dialog, selected, onClose }: ChosenProps) {
  if (dialog === 'connect') return <ConnectDialog onClose={onClose} />;
  if (dialog === 'preferences') return <PreferencesDialog onClose={onClose} />;
  if (dialog === 'add') return <AccountDialog onClose={onClose} />;
  if (dialog === 'accounts' || dialog === 'expectedDevices') return <ImportDialog kind={dialog} onClose={onClose} />;
  return <ActsDialog act={dialog} ids={[...selected]} onClose={onClose} />;
}

interface ContentProps {
  readonly query: AccountQuery;
  readonly accounts: ReturnType<typeof useAccounts>;
  readonly onChange: (change: QueryChange) => void;
  readonly onExpect: (change: QueryChange) => void;
  readonly selected: ReadonlySet<string>;
  readonly onSelect: (ids: ReadonlySet<string>) => void;
}

function Content({ query, accounts, onChange, onExpect, selected, onSelect }: ContentProps) {
  const narrow = useNarrow();
  const all = useAllAccounts((read) => {
    onSelect(new Set(read.map(({ id }) => id)));
  });
  if (accounts.data === undefined) {
    return accounts.isError ? (
      <LoadFailure what="The accounts could not be loaded." error={accounts.error} onRetry={accounts.refetch} />
    ) : (
      <LoadingRows label="Loading accounts" />
    );
  }
  const { items, total } = accounts.data;
  if (items.length === 0) {
    return (
      <Empty title="No account matches">
        <Button
          onClick={() => {
            onChange(NO_FILTER);
          }}
        >
          Show all accounts
        </Button>
      </Empty>
    );
  }
  if (narrow) {
    return (
      <>
        <AccountCards accounts={items} query={query} onChange={onChange} />
        <Pager query={query} total={total} onChange={onChange} />
      </>
    );
  }
  return (
    <>
      <ActFailure error={all.error} />
      <AccountsGrid
        first={accounts.data}
        filter={filterOf(query)}
        isFormer={accounts.isPlaceholderData}
        onChange={onChange}
        onExpect={onExpect}
        selected={selected}
        onSelect={onSelect}
        onSelectAll={() => {
          all.mutate(filterOf(query));
        }}
      />
    </>
  );
}
