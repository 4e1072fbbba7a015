/** The queue: every device that waits for an administrator. It renews itself. */
import {
  Body1,
  Table,
  TableBody,
  TableCell,
  TableHeader,
  TableHeaderCell,
  TableRow,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import type { DeviceRequest } from '@roomkey/shared/protocol/admin';
import { usePendingRequests } from '../api/requests';
import { DateTime } from '../parts/date-time';
import { PageTitle } from '../parts/page-title';
import { Panel } from '../parts/panel';
import { Empty, LoadFailure, LoadingRows } from '../parts/states';
import { useNarrow } from '../parts/use-media';
import { RequestCards } from './request-cards';
import { RoomLink } from './room-link';

const useStyles = makeStyles({
  page: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL },
  quiet: { color: tokens.colorNeutralForeground2 },
  cell: { paddingTop: tokens.spacingVerticalS, paddingBottom: tokens.spacingVerticalS, wordBreak: 'break-word' },
  header: { fontWeight: tokens.fontWeightSemibold },
  code: {
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase400,
    fontWeight: tokens.fontWeightSemibold,
    whiteSpace: 'nowrap',
  },
});

export function RequestsPage() {
  const styles = useStyles();
  const requests = usePendingRequests();
  return (
    <div className={styles.page}>
      <PageTitle title="Awaiting OTP Approval" waiting={requests.data?.total ?? 0} />
      <Body1 className={styles.quiet}>Devices on which an OTP was entered. New ones appear by themselves.</Body1>
      <Panel>
        <Content requests={requests} />
      </Panel>
    </div>
  );
}

function Content({ requests }: { readonly requests: ReturnType<typeof usePendingRequests> }) {
  const narrow = useNarrow();
  if (requests.data === undefined) {
    return requests.isError ? (
      <LoadFailure what="The requests could not be loaded." error={requests.error} onRetry={requests.refetch} />
    ) : (
      <LoadingRows label="Loading requests" rows={4} />
    );
  }
  if (requests.data.items.length === 0) {
    return (
      <Empty title="Nothing awaits approval">
        <Body1>When somebody enters an OTP on a console, the request appears here.</Body1>
      </Empty>
    );
  }
  const List = narrow ? RequestCards : RequestTable;
  return <List requests={requests.data.items} />;
}

const COLUMNS = ['Room', 'Code on the console', 'Device', 'Requested', 'Expires'] as const;

function RequestTable({ requests }: { readonly requests: readonly DeviceRequest[] }) {
  const styles = useStyles();
  return (
    <Table aria-label="Requests awaiting approval">
      <TableHeader>
        <TableRow>
          {COLUMNS.map((label) => (
            <TableHeaderCell key={label} className={styles.header}>
              {label}
            </TableHeaderCell>
          ))}
        </TableRow>
      </TableHeader>
      <TableBody>
        {requests.map((request) => (
          <RequestRow key={request.id} request={request} />
        ))}
      </TableBody>
    </Table>
  );
}

function RequestRow({ request }: { readonly request: DeviceRequest }) {
  const styles = useStyles();
  const { make, model, serial } = request.device;
  const name = [make, model].filter((part) => part !== null).join(' ');
  return (
    <TableRow>
      <TableCell className={styles.cell}>
        <RoomLink request={request} />
        <div className={styles.quiet}>{request.location}</div>
      </TableCell>
      <TableCell className={styles.cell}>
        <span className={styles.code}>{request.userCode}</span>
      </TableCell>
      <TableCell className={styles.cell}>
        {name === '' ? 'not reported' : name}
        <div className={styles.quiet}>Serial number: {serial ?? 'not reported'}</div>
      </TableCell>
      <TableCell className={styles.cell}>
        <DateTime iso={request.requestedAt} short />
      </TableCell>
      <TableCell className={styles.cell}>
        <DateTime iso={request.expiresAt} short />
      </TableCell>
    </TableRow>
  );
}
