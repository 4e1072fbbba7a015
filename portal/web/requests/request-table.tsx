/** The queue as a table, sorted by the portal. */
import {
  Checkbox,
  Table,
  TableBody,
  TableCell,
  TableHeaderCell,
  TableRow,
  makeStyles,
  mergeClasses,
  tokens,
} from '@fluentui/react-components';
import type { RequestQuery } from '../api/requests';
import { DateTime } from '../parts/date-time';
import { Elapsed } from '../parts/elapsed';
import { SortHeader, type SortColumn } from '../parts/sort-header';
import type { QueueProps } from './queue';
import { RequestActions } from './request-actions';
import { ConsoleCode, DeviceFacts, Place } from './request-parts';
import { RoomLink } from './room-link';

const useStyles = makeStyles({
  scroll: { overflowX: 'auto' },
  table: { tableLayout: 'auto', minWidth: '860px' },
  tick: { width: '44px' },
  cell: { paddingTop: tokens.spacingVerticalS, paddingBottom: tokens.spacingVerticalS, wordBreak: 'break-word' },
  room: { minWidth: '170px' },
  code: { minWidth: '104px' },
  device: { minWidth: '180px' },
  /** Date above time. */
  expires: { minWidth: '76px' },
  whole: { whiteSpace: 'nowrap' },
});

type Sort = NonNullable<RequestQuery['sort']>;
const COLUMNS: readonly SortColumn<Sort>[] = [
  { label: 'Room', sort: 'displayName' },
  { label: 'Code on the console', sort: null },
  { label: 'Device', sort: 'match' },
  { label: 'Waiting', sort: 'requestedAt' },
  { label: 'Expires', sort: 'expiresAt' },
];

export function RequestTable({ requests, query, selection, onDecide, onChange }: QueueProps) {
  const styles = useStyles();
  return (
    <div className={styles.scroll}>
      <Table aria-label="Requests awaiting approval" sortable className={styles.table}>
        <SortHeader
          columns={onDecide === null ? COLUMNS : [...COLUMNS, { label: 'Decision', sort: null }]}
          query={query}
          onChange={onChange}
          before={
            onDecide !== null && (
              <TableHeaderCell className={styles.tick} sortable={false}>
                <Checkbox
                  aria-label="Select all requests on this page"
                  checked={selection.onPage}
                  onChange={selection.togglePage}
                />
              </TableHeaderCell>
            )
          }
        />
        <TableBody>
          {requests.map((request) => (
            <TableRow key={request.id} aria-selected={selection.has(request)}>
              {onDecide !== null && (
                <TableCell className={styles.tick}>
                  <Checkbox
                    aria-label={`Select ${request.displayName}`}
                    checked={selection.has(request)}
                    onChange={() => {
                      selection.toggle(request);
                    }}
                  />
                </TableCell>
              )}
              <TableCell className={mergeClasses(styles.cell, styles.room)}>
                <RoomLink request={request} />
                <Place request={request} />
              </TableCell>
              <TableCell className={mergeClasses(styles.cell, styles.code)}>
                <ConsoleCode request={request} />
              </TableCell>
              <TableCell className={mergeClasses(styles.cell, styles.device)}>
                <DeviceFacts request={request} />
              </TableCell>
              <TableCell className={styles.whole}>
                <Elapsed since={request.requestedAt} />
              </TableCell>
              <TableCell className={styles.expires}>
                <DateTime iso={request.expiresAt} short />
              </TableCell>
              {onDecide !== null && (
                <TableCell className={styles.whole}>
                  <RequestActions request={request} onDecide={onDecide} />
                </TableCell>
              )}
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </div>
  );
}
