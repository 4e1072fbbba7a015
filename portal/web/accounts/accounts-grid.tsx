/** The list as a table of all rows: only those in sight are drawn, and only their chunks are read. */
import {
  Caption1,
  SkeletonItem,
  createTableColumn,
  makeStyles,
  mergeClasses,
  tokens,
  Skeleton,
} from '@fluentui/react-components';
import {
  DataGrid,
  DataGridBody,
  DataGridCell,
  DataGridHeader,
  DataGridHeaderCell,
  DataGridRow,
} from '@fluentui-contrib/react-data-grid-react-window';
import type { Account, AccountList } from '@roomkey/shared/protocol/admin';
import { useMemo, useState, type KeyboardEvent, type ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { CHUNK, useAccountChunks, type AccountFilter } from '../api/accounts';
import { AccountLink, pageOf } from './account-link';
import { Provisioning } from './provisioning';
import { Readiness } from './readiness';
import type { QueryChange } from './use-account-query';
import { useFillHeight } from './use-fill-height';

const ROW_HEIGHT = 48;

const useStyles = makeStyles({
  header: { fontWeight: tokens.fontWeightSemibold },
  row: { cursor: 'pointer' },
  text: { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap', minWidth: 0 },
  quiet: { color: tokens.colorNeutralForeground2 },
  wide: { flexGrow: 1.6 },
  skeleton: { width: '70%' },
});

interface Column {
  readonly key: AccountFilter['sort'];
  readonly label: string;
}
const COLUMNS: readonly Column[] = [
  { key: 'displayName', label: 'Name' },
  { key: 'upn', label: 'UPN' },
  { key: 'location', label: 'Location' },
  { key: 'readiness', label: 'Readiness status' },
  { key: 'provisioning', label: 'Provisioning status' },
];

/** Addresses are long. */
const WIDE: ReadonlySet<string | number> = new Set(['upn']);

/** `account` null: not read yet. */
interface Row {
  readonly index: number;
  readonly id: string;
  readonly account: Account | null;
}

/** The portal sorts; the grid only shows which way, and its own sorting ends where it began. */
const gridColumns = (order: AccountFilter['order']) =>
  COLUMNS.map(({ key }) =>
    createTableColumn<Row>({
      columnId: key,
      compare: (first, second) => (order === 'asc' ? first.index - second.index : second.index - first.index),
    }),
  );
const GRID_COLUMNS = { asc: gridColumns('asc'), desc: gridColumns('desc') };

interface Drawn {
  readonly overscanStartIndex: number;
  readonly overscanStopIndex: number;
}

interface Props {
  /** The first chunk, and how many match in all. */
  readonly first: AccountList;
  readonly filter: AccountFilter;
  readonly onChange: (change: QueryChange) => void;
  readonly selected: ReadonlySet<string>;
  readonly onSelect: (ids: ReadonlySet<string>) => void;
  /** All rows, also those not read yet. */
  readonly onSelectAll: () => void;
}

export function AccountsGrid({ first, filter, onChange, selected, onSelect, onSelectAll }: Props) {
  const styles = useStyles();
  const navigate = useNavigate();
  const { ref, height } = useFillHeight();
  const [seen, setSeen] = useState<readonly number[]>([]);
  const { rows, byId } = useRows(first, filter, seen);
  const body = Math.max(ROW_HEIGHT, Math.min(height - ROW_HEIGHT, rows.length * ROW_HEIGHT));
  const cellsOf = (account: Account): Record<Column['key'], ReactNode> => ({
    displayName: <AccountLink account={account} />,
    upn: account.upn,
    location: (
      <>
        {account.site}
        <Caption1 block className={mergeClasses(styles.text, styles.quiet)}>
          {account.location}
        </Caption1>
      </>
    ),
    readiness: <Readiness account={account} />,
    provisioning: <Provisioning status={account.provisioning} />,
  });
  return (
    <div ref={ref}>
      <DataGrid
        items={rows}
        columns={GRID_COLUMNS[filter.order]}
        sortable
        sortState={{ sortColumn: filter.sort, sortDirection: filter.order === 'asc' ? 'ascending' : 'descending' }}
        onSortChange={(_, { sortColumn = '', sortDirection }) => {
          onChange({ sort: keyOf(sortColumn), order: sortDirection === 'ascending' ? 'asc' : 'desc' });
        }}
        getRowId={rowId}
        aria-label="Resource accounts"
        selectionMode="multiselect"
        selectedItems={selected}
        onSelectionChange={(_, { selectedItems }) => {
          if (selectedItems.size === rows.length && rows.length > selected.size + 1) onSelectAll();
          else onSelect(new Set([...selectedItems].map(String).filter((id) => byId.has(id) || selected.has(id))));
        }}
      >
        <DataGridHeader>
          <DataGridRow selectionCell={{ checkboxIndicator: { 'aria-label': 'Select all accounts' } }}>
            {({ columnId }) => (
              <DataGridHeaderCell className={mergeClasses(styles.header, WIDE.has(columnId) && styles.wide)}>
                {COLUMNS.find(({ key }) => key === columnId)?.label}
              </DataGridHeaderCell>
            )}
          </DataGridRow>
        </DataGridHeader>
        <DataGridBody<Row>
          // From the top again when something else is shown.
          key={JSON.stringify(filter)}
          itemSize={ROW_HEIGHT}
          height={body}
          listProps={{
            overscanCount: 8,
            onItemsRendered: ({ overscanStartIndex, overscanStopIndex }: Drawn) => {
              const chunks = chunksBetween(overscanStartIndex, overscanStopIndex);
              setSeen((before) => (before.join() === chunks.join() ? before : chunks));
            },
          }}
        >
          {({ item: { account }, rowId: id }, style) => (
            <DataGridRow<Row>
              key={id}
              style={style}
              className={styles.row}
              selectionCell={
                account === null ? null : { checkboxIndicator: { 'aria-label': `Select ${account.displayName}` } }
              }
              onKeyDown={({ key, target }: KeyboardEvent) => {
                const inside = target instanceof Element && target.closest('a, button, input') !== null;
                if (account !== null && key === 'Enter' && !inside) void navigate(pageOf(account));
              }}
            >
              {({ columnId }) => (
                <DataGridCell
                  className={mergeClasses(styles.text, WIDE.has(columnId) && styles.wide)}
                  onClick={(event) => {
                    // The row would be selected; the box before it is for that.
                    event.stopPropagation();
                    const link = event.target instanceof Element && event.target.closest('a') !== null;
                    if (account !== null && !link) void navigate(pageOf(account));
                  }}
                >
                  <div className={styles.text}>
                    {account === null ? <Waiting /> : cellsOf(account)[keyOf(columnId)]}
                  </div>
                </DataGridCell>
              )}
            </DataGridRow>
          )}
        </DataGridBody>
      </DataGrid>
    </div>
  );
}

function Waiting() {
  const styles = useStyles();
  return (
    <Skeleton aria-label="Loading">
      <SkeletonItem size={16} className={styles.skeleton} />
    </Skeleton>
  );
}

const rowId = ({ id }: Row): string => id;

function keyOf(columnId: string | number): Column['key'] {
  return COLUMNS.find(({ key }) => key === columnId)?.key ?? 'displayName';
}

/** Numbers of the chunks with these rows; the first is always there. */
function chunksBetween(from: number, to: number): readonly number[] {
  const start = Math.floor(from / CHUNK) + 1;
  const end = Math.floor(to / CHUNK) + 1;
  return Array.from({ length: end - start + 1 }, (_, at) => start + at).filter((page) => page > 1);
}

function useRows(first: AccountList, filter: AccountFilter, seen: readonly number[]) {
  const chunks = useAccountChunks(filter, seen);
  return useMemo(() => {
    const read = new Map([{ page: 1, items: first.items }, ...chunks].map(({ page, items }) => [page, items]));
    const byId = new Set<string>();
    const rows = Array.from({ length: first.total }, (_, index): Row => {
      const account = read.get(Math.floor(index / CHUNK) + 1)?.[index % CHUNK] ?? null;
      // An account that moved while the chunks were read may be in two of them.
      if (account === null || byId.has(account.id)) return { index, id: `waiting-${String(index)}`, account: null };
      byId.add(account.id);
      return { index, id: account.id, account };
    });
    return { rows, byId };
  }, [first, chunks]);
}
