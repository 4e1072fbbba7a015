/** The list as a table of all rows: only those in sight are drawn, and only their chunks are read. */
import { createTableColumn, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import {
  DataGrid,
  DataGridBody,
  DataGridHeader,
  DataGridHeaderCell,
  DataGridRow,
  type RowRenderer,
} from '@fluentui-contrib/react-data-grid-react-window';
import type { Account, AccountList } from '@roomkey/shared/protocol/admin';
import { useLayoutEffect, useMemo, useRef, useState } from 'react';
import { CHUNK, useAccountChunks, type AccountFilter } from '../api/accounts';
import { AccountRow, COLUMNS, keyOf, useColumnWidths } from './account-row';
import type { QueryChange } from './use-account-query';
import { useFillHeight } from './use-fill-height';

const ROW_HEIGHT = 48;

/** Rows drawn above and below those in sight. */
const OVERSCAN = 8;

const useStyles = makeStyles({
  headerRow: { minWidth: 0 },
  header: { fontWeight: tokens.fontWeightSemibold },
  /** Below it the columns would be too narrow to read: the table scrolls sideways in its place. */
  scroll: { overflowX: 'auto' },
  grid: { minWidth: '720px' },
});

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
  /** What is wanted; where that is not read yet, `first` still belongs to what was wanted before. */
  readonly filter: AccountFilter;
  readonly isFormer: boolean;
  readonly onChange: (change: QueryChange) => void;
  /** A change that is about to be wanted. */
  readonly onExpect: (change: QueryChange) => void;
  readonly selected: ReadonlySet<string>;
  readonly onSelect: (ids: ReadonlySet<string>) => void;
  /** All rows, also those not read yet. */
  readonly onSelectAll: () => void;
}

export function AccountsGrid(props: Props) {
  const { first, filter, isFormer, onChange, onExpect, selected, onSelect, onSelectAll } = props;
  const styles = useStyles();
  const widths = useColumnWidths();
  const { ref, height } = useFillHeight();
  const shown = useShown(filter, isFormer);
  const inner = useFromTop(shown);
  const [seen, setSeen] = useState({ shown, chunks: NO_CHUNKS });
  const { rows, byId } = useRows(first, shown, seen.shown === shown ? seen.chunks : NO_CHUNKS);
  const body = Math.max(ROW_HEIGHT, Math.min(height - ROW_HEIGHT, rows.length * ROW_HEIGHT));
  const listProps = useMemo(
    () => ({
      overscanCount: OVERSCAN,
      innerRef: inner,
      onItemsRendered: ({ overscanStartIndex, overscanStopIndex }: Drawn) => {
        const chunks = chunksBetween(overscanStartIndex, overscanStopIndex);
        setSeen((before) =>
          before.shown === shown && before.chunks.join() === chunks.join() ? before : { shown, chunks },
        );
      },
    }),
    [inner, shown],
  );
  const sortWish = (columnId: string | number): QueryChange => {
    const key = keyOf(columnId);
    return { sort: key, order: filter.sort === key && filter.order === 'asc' ? 'desc' : 'asc' };
  };
  return (
    <div ref={ref} aria-busy={isFormer} className={styles.scroll}>
      <DataGrid
        className={styles.grid}
        items={rows}
        columns={GRID_COLUMNS[filter.order]}
        sortable
        sortState={{ sortColumn: filter.sort, sortDirection: filter.order === 'asc' ? 'ascending' : 'descending' }}
        onSortChange={(_, { sortColumn = '' }) => {
          onChange(sortWish(sortColumn));
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
          <DataGridRow
            className={styles.headerRow}
            selectionCell={{ checkboxIndicator: { 'aria-label': 'Select all accounts' } }}
          >
            {({ columnId }) => (
              <DataGridHeaderCell
                className={mergeClasses(styles.header, widths[keyOf(columnId)])}
                // The portal sorts while the pointer is still on its way to the click.
                onPointerEnter={() => {
                  onExpect(sortWish(columnId));
                }}
              >
                {COLUMNS.find(({ key }) => key === columnId)?.label}
              </DataGridHeaderCell>
            )}
          </DataGridRow>
        </DataGridHeader>
        <DataGridBody<Row> itemSize={ROW_HEIGHT} height={body} listProps={listProps}>
          {drawRow}
        </DataGridBody>
      </DataGrid>
    </div>
  );
}

/** One function for good: with another the list would take every row for a new one, and build them all again. */
const drawRow: RowRenderer<Row> = ({ item: { account } }, style) => <AccountRow account={account} style={style} />;

const rowId = ({ id }: Row): string => id;

/** What the rows on the screen were asked with; the same object as long as it stays the same. */
function useShown(filter: AccountFilter, isFormer: boolean): AccountFilter {
  const [shown, setShown] = useState(filter);
  if (isFormer || JSON.stringify(shown) === JSON.stringify(filter)) return shown;
  setShown(filter);
  return filter;
}

/** For the list's inner element: when something else is shown, its beginning is in sight. */
function useFromTop(shown: AccountFilter) {
  const inner = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    inner.current?.parentElement?.scrollTo({ top: 0, behavior: 'instant' });
  }, [shown]);
  return inner;
}

const NO_CHUNKS: readonly number[] = [];

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
