/** Writes an import's rows into the accounts: all or none, in one transaction of a few statements over whole tables. */
import { sql } from 'drizzle-orm';
import { setImmediate } from 'node:timers/promises';
import { z } from 'zod';
import type { PortalContext } from '../../context';
import { unknownPasswordHash } from '../../directory/directory';
import { sites } from '../../store/schema';
import { oneRow, type Database } from '../../store/store';
import type { Act } from '../audit/act';
import { writeAudit, writeAudits } from '../audit/write-audit';
import { revokeOtpsOfDisabled } from './end-otps';
import type { ImportPlan } from './plan-import';
import { eachColumn } from './stage-import';
import type { ImportWish } from './run-import';

/** An account is not any more as it was when the import was planned. */
export class ImportOvertaken extends Error {
  override readonly name = 'ImportOvertaken';
}

interface Summary {
  readonly action: ImportWish['action'];
  readonly counts: Readonly<Record<string, number>>;
}

/** Throws `ImportOvertaken`, or what the database says when one of the names was taken meanwhile. */
export async function publishImport(
  ctx: PortalContext,
  importId: string,
  plan: ImportPlan,
  { action, counts }: Summary,
  act: Act,
): Promise<void> {
  const passwordHash = await unknownPasswordHash();
  await ctx.store.transaction(async (tx) => {
    await lockUnchanged(tx, importId);
    for (const site of plan.newSites) await tx.insert(sites).values(site);
    await writeAudits(
      tx,
      plan.newSites.map(({ name }) => ({ ...act, action: 'site.created', target: name })),
    );
    await addAccounts(tx, importId, passwordHash, act.at);
    await setImmediate();
    await changeAccounts(tx, importId);
    await setImmediate();
    await auditRows(tx, importId, act);
    const disabled = plan.updated.filter(({ difference }) => difference.after['enabled'] === false);
    const ids = disabled.map(({ row }) => row.id);
    await revokeOtpsOfDisabled(tx, ids, act);
    await writeAudit(tx, { ...act, target: null, action, details: counts });
  });
}

/**
 * SECURITY: an account that was moved to another site meanwhile is not the caller's any more (CWE-367). Whatever differs
 * from the plan, the import is planned anew.
 */
async function lockUnchanged(tx: Database, importId: string): Promise<void> {
  // In the order that other acts on many lock, so that they wait for each other and do not lock each other out.
  await tx.execute(sql`
    select 1 from accounts a join import_rows r on r.id = a.id
    where r.import_id = ${importId}::uuid and r.before is not null order by a.id for update of a`);
  const now = eachColumn((name) => `'${name}', a.${name}`);
  const { differing } = await oneRow(
    tx,
    sql`select count(*)::int as differing from import_rows r left join accounts a on a.id = r.id
      where r.import_id = ${importId}::uuid and r.before is not null and r.before <> jsonb_build_object(${now})`,
    z.object({ differing: z.number() }),
  );
  if (differing > 0) throw new ImportOvertaken('an account was changed while the import was being prepared');
}

async function addAccounts(tx: Database, importId: string, passwordHash: string, at: Date): Promise<void> {
  const names = eachColumn((name) => name);
  await tx.execute(sql`
    insert into accounts (id, upn, password_hash, created_at, ${names})
    select id, upn, ${passwordHash}, ${at.toISOString()}::timestamptz, ${names} from import_rows
    where import_id = ${importId}::uuid and before is null order by position`);
}

async function changeAccounts(tx: Database, importId: string): Promise<void> {
  await tx.execute(sql`
    update accounts set ${eachColumn((name) => `${name} = r.${name}`)} from import_rows r
    where r.import_id = ${importId}::uuid and r.before is not null and r.id = accounts.id`);
}

async function auditRows(tx: Database, importId: string, { at, actor, source }: Act): Promise<void> {
  await tx.execute(sql`
    insert into audit (at, actor, action, target, source, details)
    select ${at.toISOString()}::timestamptz, ${actor}::text, case when before is null then 'account.created' else 'account.changed' end,
      upn, ${source}::text, details
    from import_rows where import_id = ${importId}::uuid order by position`);
}
