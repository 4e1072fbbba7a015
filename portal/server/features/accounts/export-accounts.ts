/** The list of resource accounts as a CSV file that can be imported again. */
import type { z } from 'zod';
import type { AccountFilterSchema } from '@roomkey/shared/protocol/admin';
import { ACCOUNT_CSV_COLUMNS } from '@roomkey/shared/protocol/lists';
import type { PortalContext } from '../../context';
import { writeCsv } from '../../csv/write-csv';
import { accounts } from '../../store/schema';
import type { Act } from '../audit/act';
import { writeAudit } from '../audit/write-audit';
import { withinScope } from '../session/scope';
import { allAccounts } from './account-list';

/** What the filter lets through, in its order; audited. */
export async function exportAccounts(
  ctx: PortalContext,
  filter: z.infer<typeof AccountFilterSchema>,
  act: Act,
): Promise<string> {
  return ctx.store.transaction(async (tx) => {
    const listed = await allAccounts(tx, act.at, filter, act.scope);
    const siteIds = [...new Set(listed.map(({ siteId }) => siteId))];
    const rows = await tx.select().from(accounts).where(withinScope(siteIds, accounts.siteId));
    const settings = new Map(rows.map((row) => [row.id, row]));
    const { search, readiness, provisioning, siteId, licence } = filter;
    const details = { count: listed.length, search, readiness, provisioning, siteId, licence };
    await writeAudit(tx, { ...act, action: 'accounts.exported', target: null, details });
    return writeCsv(
      ACCOUNT_CSV_COLUMNS,
      listed.map((account) => {
        const row = settings.get(account.id);
        return {
          UPN: account.upn,
          'Display name': account.displayName,
          Site: account.site,
          Location: account.location,
          Licence: account.licence,
          Enabled: yesNo(row?.enabled),
          'Password expires': yesNo(row?.passwordExpires),
          'Mailbox configured': yesNo(row?.mailboxConfigured),
          'MFA required': yesNo(row?.mfaRequired),
          Hybrid: yesNo(row?.hybrid),
          'Serial number': account.expectedDevice?.serial ?? null,
          Model: account.expectedDevice?.model ?? null,
        };
      }),
    );
  });
}

function yesNo(value: boolean | undefined): string {
  return value === true ? 'Yes' : 'No';
}
