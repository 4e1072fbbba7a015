/** Account by account: what stood in the way. */
import { Link, Table, TableBody, TableCell, TableHeader, TableHeaderCell, TableRow } from '@fluentui/react-components';
import type { OtpBatch } from '@roomkey/shared/protocol/admin';
import { READINESS_FACTS } from '@roomkey/shared/protocol/lists';
import { useHref } from 'react-router';
import { FACTS } from '../accounts/wording';
import { accountPage } from '../app/paths';

type Item = OtpBatch['items'][number];

export function Failures({ batch }: { readonly batch: OtpBatch }) {
  const left = batch.items.filter(({ status }) => status !== 'generated');
  return (
    <Table aria-label="Accounts without an OTP" size="small">
      <TableHeader>
        <TableRow>
          <TableHeaderCell>Account</TableHeaderCell>
          <TableHeaderCell>Why not</TableHeaderCell>
        </TableRow>
      </TableHeader>
      <TableBody>
        {left.map((item) => (
          <FailureRow key={item.accountId} item={item} />
        ))}
      </TableBody>
    </Table>
  );
}

function FailureRow({ item }: { readonly item: Item }) {
  const href = useHref(accountPage(item.accountId));
  return (
    <TableRow>
      <TableCell>
        <Link href={href}>{item.displayName === '' ? 'Unknown account' : item.displayName}</Link>
      </TableCell>
      <TableCell>{reasonOf(item)}</TableCell>
    </TableRow>
  );
}

function reasonOf({ status, title, facts }: Item): string {
  if (status === 'waiting') return 'Not tried yet.';
  const known = READINESS_FACTS.filter((fact) => facts.includes(fact));
  if (known.length === 0) return title ?? 'Unknown reason.';
  return known.map((fact) => `${FACTS[fact].reason}. ${FACTS[fact].remedy}`).join(' ');
}
