/** Adds a resource account, or changes one. */
import { and, eq } from 'drizzle-orm';
import type { z } from 'zod';
import type { AccountChange, AccountDetail, NewAccountSchema } from '@roomkey/shared/protocol/admin';
import type { PortalContext } from '../../context';
import { isOfDomains, unknownPasswordHash } from '../../directory/directory';
import { ProblemError } from '../../http/problems';
import { readOrganisation } from '../../organisation/organisation';
import { randomId } from '../../random/random';
import { isUniqueViolation } from '../../store/database-errors';
import { accounts, sites } from '../../store/schema';
import type { Database } from '../../store/store';
import type { Act } from '../audit/act';
import { writeAudit, writeAudits } from '../audit/write-audit';
import { isWithinScope, withinScope, type Scope } from '../session/scope';
import { readAccount } from './account-detail';
import { changeAudits, differenceOf, given, type Editable } from './editable';
import { revokeOtpsOfDisabled } from './end-otps';

/** Throws `account.foreignDomain`, `site.notFound` or `account.upnTaken`. */
export async function addAccount(
  ctx: PortalContext,
  wanted: z.output<typeof NewAccountSchema>,
  act: Act,
): Promise<AccountDetail> {
  // SECURITY: nobody types a real organisation's account, and then its password, into a simulation.
  if (!isOfDomains((await readOrganisation(ctx.store)).domains, wanted.upn))
    throw new ProblemError('account.foreignDomain');
  const passwordHash = await unknownPasswordHash();
  const detail = await ctx.store
    .transaction(async (tx) => {
      await refuseUnknownSite(tx, wanted.siteId, act.scope);
      const id = randomId();
      await tx.insert(accounts).values({ ...wanted, id, passwordHash, createdAt: act.at });
      const added = await readAccount(tx, act.at, id, act.scope);
      const { displayName, site, location, licence } = added;
      const details = { displayName, site, location, licence };
      await writeAudit(tx, { ...act, action: 'account.created', target: wanted.upn, details });
      return added;
    })
    .catch((error: unknown) => {
      throw isUniqueViolation(error) ? new ProblemError('account.upnTaken') : error;
    });
  ctx.changes.tell(['accounts'], [detail.siteId]);
  return detail;
}

/** What is absent stays. Throws `account.notFound` or, for a site that the caller may not edit at, `site.notFound`. */
export async function changeAccount(
  ctx: PortalContext,
  id: string,
  change: AccountChange,
  act: Act,
): Promise<AccountDetail> {
  const { detail, siteIds } = await ctx.store.transaction(async (tx) => {
    const [row] = await tx
      .select()
      .from(accounts)
      .where(and(eq(accounts.id, id), withinScope(act.scope, accounts.siteId)))
      .for('update');
    if (row === undefined) throw new ProblemError('account.notFound');
    const wanted = editableOf(change);
    if (wanted.siteId !== undefined) await refuseUnknownSite(tx, wanted.siteId, act.scope);
    const difference = differenceOf(row, wanted);
    if (difference !== null) {
      await tx.update(accounts).set(wanted).where(eq(accounts.id, id));
      await writeAudits(tx, await changeAudits(tx, act, [{ upn: row.upn, difference }]));
      if (difference.after['enabled'] === false) await revokeOtpsOfDisabled(tx, [id], act);
    }
    const detail = await readAccount(tx, act.at, id, act.scope);
    return { detail, siteIds: [row.siteId, detail.siteId] };
  });
  ctx.changes.tell(['accounts', 'otps'], siteIds);
  return detail;
}

function editableOf({ expectedDevice, ...others }: AccountChange): Partial<Editable> {
  if (expectedDevice === undefined) return given(others);
  return {
    ...given(others),
    expectedSerial: expectedDevice?.serial ?? null,
    expectedModel: expectedDevice?.model ?? null,
  };
}

async function refuseUnknownSite(tx: Database, siteId: string, scope: Scope): Promise<void> {
  const [site] = await tx.select({ id: sites.id }).from(sites).where(eq(sites.id, siteId));
  if (site === undefined || !isWithinScope(scope, siteId)) throw new ProblemError('site.notFound');
}
