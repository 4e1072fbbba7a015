import { TableHeader, TableHeaderCell, TableRow, makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';

const useStyles = makeStyles({ header: { fontWeight: tokens.fontWeightSemibold } });

export interface SortColumn<Sort extends string> {
  readonly label: string;
  /** Null: not to sort by. */
  readonly sort: Sort | null;
}

interface Props<Sort extends string> {
  readonly columns: readonly SortColumn<Sort>[];
  readonly query: { readonly sort?: Sort | undefined; readonly order: 'asc' | 'desc' };
  readonly onChange: (change: { readonly sort: Sort; readonly order: 'asc' | 'desc' }) => void;
  /** A cell before all others, such as the one that selects every row. */
  readonly before?: ReactNode;
}

/** The head of a table that the portal sorts. */
export function SortHeader<Sort extends string>({ columns, query, onChange, before }: Props<Sort>) {
  const styles = useStyles();
  return (
    <TableHeader>
      <TableRow>
        {before}
        {columns.map(({ label, sort }) => {
          if (sort === null) {
            return (
              <TableHeaderCell key={label} className={styles.header} sortable={false}>
                {label}
              </TableHeaderCell>
            );
          }
          const sorted = query.sort === sort;
          const direction = query.order === 'asc' ? 'ascending' : 'descending';
          return (
            <TableHeaderCell
              key={label}
              className={styles.header}
              {...(sorted ? { sortDirection: direction } : {})}
              onClick={() => {
                onChange({ sort, order: sorted && query.order === 'asc' ? 'desc' : 'asc' });
              }}
            >
              {label}
            </TableHeaderCell>
          );
        })}
      </TableRow>
    </TableHeader>
  );
}
