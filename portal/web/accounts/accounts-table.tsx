/** The list as a table, sorted by the portal. */
import {
  Caption1,
  Link,
  Table,
  TableBody,
  TableCell,
  TableHeader,
  TableHeaderCell,
  TableRow,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import type { Account } from '@roomkey/shared/protocol/admin';
import type { MouseEvent } from 'react';
import { useHref, useNavigate } from 'react-router';
import type { AccountQuery } from '../api/accounts';
import { accountPage } from '../app/paths';
import { ProvisioningBadge } from '../parts/status-badge';
import { Readiness } from './readiness';
import type { QueryChange } from './use-account-query';

const useStyles = makeStyles({
  table: { tableLayout: 'auto' },
  row: { cursor: 'pointer' },
  cell: { paddingTop: tokens.spacingVerticalXS, paddingBottom: tokens.spacingVerticalXS, wordBreak: 'break-word' },
  name: { fontWeight: tokens.fontWeightSemibold, color: tokens.colorNeutralForeground1 },
  quiet: { color: tokens.colorNeutralForeground2 },
  header: { fontWeight: tokens.fontWeightSemibold },
});

const COLUMNS: readonly { readonly key: AccountQuery['sort']; readonly label: string }[] = [
  { key: 'displayName', label: 'Name' },
  { key: 'upn', label: 'UPN' },
  { key: 'location', label: 'Location' },
  { key: 'readiness', label: 'Readiness status' },
  { key: 'provisioning', label: 'Provisioning status' },
];

interface Props {
  readonly accounts: readonly Account[];
  readonly query: AccountQuery;
  readonly onChange: (change: QueryChange) => void;
}

export function AccountsTable({ accounts, query, onChange }: Props) {
  const styles = useStyles();
  return (
    <Table aria-label="Resource accounts" sortable className={styles.table}>
      <TableHeader>
        <TableRow>
          {COLUMNS.map(({ key, label }) => {
            const sorted = query.sort === key;
            const direction = query.order === 'asc' ? 'ascending' : 'descending';
            return (
              <TableHeaderCell
                key={key}
                className={styles.header}
                {...(sorted ? { sortDirection: direction } : {})}
                onClick={() => {
                  onChange({ sort: key, order: sorted && query.order === 'asc' ? 'desc' : 'asc' });
                }}
              >
                {label}
              </TableHeaderCell>
            );
          })}
        </TableRow>
      </TableHeader>
      <TableBody>
        {accounts.map((account) => (
          <AccountRow key={account.id} account={account} />
        ))}
      </TableBody>
    </Table>
  );
}

/** The whole row answers a click; for the keyboard the name is a link. */
function AccountRow({ account }: { readonly account: Account }) {
  const styles = useStyles();
  const navigate = useNavigate();
  const page = pageOf(account);
  const open = (event: MouseEvent) => {
    if (event.target instanceof Element && event.target.closest('a') !== null) return;
    void navigate(page);
  };
  return (
    <TableRow className={styles.row} onClick={open}>
      <TableCell className={styles.cell}>
        <AccountLink account={account} />
      </TableCell>
      <TableCell className={styles.cell}>{account.upn}</TableCell>
      <TableCell className={styles.cell}>
        {account.site}
        <Caption1 block className={styles.quiet}>
          {account.location}
        </Caption1>
      </TableCell>
      <TableCell className={styles.cell}>
        <Readiness account={account} />
      </TableCell>
      <TableCell className={styles.cell}>
        <ProvisioningBadge status={account.provisioning} />
      </TableCell>
    </TableRow>
  );
}

export function AccountLink({ account }: { readonly account: Account }) {
  const href = useHref(pageOf(account));
  return (
    <Link href={href} className={useStyles().name}>
      {account.displayName}
    </Link>
  );
}

/** Where an OTP or a request is under way, that is what the administrator comes for. */
function pageOf(account: Account): string {
  const otpMatters = account.activeOtpId !== null || account.openRequestId !== null;
  return accountPage(account.id, otpMatters || account.readiness === 'No action needed' ? 'otp' : 'configuration');
}
