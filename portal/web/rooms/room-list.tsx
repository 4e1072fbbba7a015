/** Rooms as a table, and as cards on a phone. */
import {
  Caption1,
  Card,
  Link,
  Table,
  TableBody,
  TableCell,
  TableRow,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import type { Room } from '@roomkey/shared/protocol/admin';
import { useHref } from 'react-router';
import type { RoomQuery } from '../api/rooms';
import { accountPage } from '../app/paths';
import { DateTime } from '../parts/date-time';
import { Elapsed } from '../parts/elapsed';
import { SortHeader, type SortColumn } from '../parts/sort-header';
import type { Change } from '../parts/use-address-query';
import { useNarrow } from '../parts/use-media';
import { RoomStateBadge } from './room-state';

const useStyles = makeStyles({
  scroll: { overflowX: 'auto' },
  table: { tableLayout: 'auto', minWidth: '760px' },
  cell: { paddingTop: tokens.spacingVerticalS, paddingBottom: tokens.spacingVerticalS, wordBreak: 'break-word' },
  quiet: { color: tokens.colorNeutralForeground2 },
  list: { listStyleType: 'none', margin: 0, padding: 0, display: 'grid', gap: tokens.spacingVerticalS },
  card: { gap: tokens.spacingVerticalXS },
  top: { display: 'flex', justifyContent: 'space-between', gap: tokens.spacingHorizontalS },
});

const COLUMNS: readonly SortColumn<RoomQuery['sort']>[] = [
  { label: 'Room', sort: 'displayName' },
  { label: 'Site', sort: 'site' },
  { label: 'State', sort: 'state' },
  { label: 'Device', sort: null },
  { label: 'Version', sort: null },
  { label: 'Last seen', sort: 'lastSeenAt' },
  { label: 'Problems', sort: null },
];

interface Props {
  readonly rooms: readonly Room[];
  readonly query: RoomQuery;
  readonly onChange: (change: Change<RoomQuery>) => void;
}

export function Rooms(props: Props) {
  return useNarrow() ? <RoomCards {...props} /> : <RoomTable {...props} />;
}

function RoomTable({ rooms, query, onChange }: Props) {
  const styles = useStyles();
  return (
    <div className={styles.scroll}>
      <Table aria-label="Rooms" sortable className={styles.table}>
        <SortHeader columns={COLUMNS} query={query} onChange={onChange} />
        <TableBody>
          {rooms.map((room) => (
            <TableRow key={room.accountId}>
              <TableCell className={styles.cell}>
                <RoomName room={room} />
                <div className={styles.quiet}>{room.upn}</div>
              </TableCell>
              <TableCell className={styles.cell}>
                {room.site}
                <div className={styles.quiet}>{room.location}</div>
              </TableCell>
              <TableCell className={styles.cell}>
                <RoomStateBadge state={room.state} />
              </TableCell>
              <TableCell className={styles.cell}>
                <RoomDevice room={room} />
              </TableCell>
              <TableCell className={styles.cell}>{room.appVersion ?? 'not reported'}</TableCell>
              <TableCell className={styles.cell}>
                <LastSeen room={room} />
              </TableCell>
              <TableCell className={styles.cell}>{problemsOf(room)}</TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </div>
  );
}

function RoomCards({ rooms }: Props) {
  const styles = useStyles();
  return (
    <ul className={styles.list} aria-label="Rooms">
      {rooms.map((room) => (
        <li key={room.accountId}>
          <Card className={styles.card}>
            <div className={styles.top}>
              <RoomName room={room} />
              <RoomStateBadge state={room.state} />
            </div>
            <Caption1>{`${room.site}: ${room.location}`}</Caption1>
            <RoomDevice room={room} />
            <Caption1>Version {room.appVersion ?? 'not reported'}</Caption1>
            <LastSeen room={room} />
            {room.problems.length > 0 && <span>Problems: {problemsOf(room)}</span>}
          </Card>
        </li>
      ))}
    </ul>
  );
}

function RoomName({ room }: { readonly room: Room }) {
  return <Link href={useHref(accountPage(room.accountId, 'configuration'))}>{room.displayName}</Link>;
}

function RoomDevice({ room }: { readonly room: Room }) {
  const styles = useStyles();
  const { make, model, serial } = room.device;
  const name = [make, model].filter((part) => part !== null).join(' ');
  return (
    <div>
      {name === '' ? 'Model not reported' : name}
      <div className={styles.quiet}>Serial number: {serial ?? 'not reported'}</div>
    </div>
  );
}

/** How long ago, and when exactly. */
function LastSeen({ room }: { readonly room: Room }) {
  const styles = useStyles();
  if (room.lastSeenAt === null) {
    return (
      <div>
        Never
        <div className={styles.quiet}>
          Signed in <DateTime iso={room.signedInAt} short />
        </div>
      </div>
    );
  }
  return (
    <div>
      <Elapsed since={room.lastSeenAt} /> ago
      <div className={styles.quiet}>
        <DateTime iso={room.lastSeenAt} short />
      </div>
    </div>
  );
}

function problemsOf({ problems }: Room): string {
  return problems.length === 0 ? 'none' : problems.join('; ');
}
