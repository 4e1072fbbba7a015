/** Reads resource accounts: pages of the list with its counters, or one. Searching, filtering and sorting happen in SQL. */
import { and, asc, count, desc, eq, ilike, or, sql, type SQL } from 'drizzle-orm';
import type { z } from 'zod';
import type { Account, AccountFilterSchema, AccountList, AccountQuerySchema } from '@roomkey/shared/protocol/admin';
import type { PortalContext } from '../../context';
import type { Database } from '../../store/store';
import type { Scope } from '../session/scope';
import { accountView } from './account-view';

type Query = z.infer<typeof AccountQuerySchema>;
type Filter = z.infer<typeof AccountFilterSchema>;
type View = ReturnType<typeof accountView>;

export async function listAccounts(ctx: PortalContext, query: Query, scope: Scope): Promise<AccountList> {
  const { db } = ctx.store;
  const view = accountView(db, ctx.clock.now(), scope);
  const where = matches(view, query);
  const items = await db
    .select()
    .from(view)
    .where(where)
    .orderBy(...order(view, query))
    .limit(query.pageSize)
    .offset((query.page - 1) * query.pageSize);
  const [counted] = await db.select({ total: count() }).from(view).where(where);
  return { items, total: counted?.total ?? 0, summary: await summarise(db, view) };
}

/** One account of the scope as it is at `now`; also inside a transaction. */
export async function findAccount(db: Database, now: Date, id: string, scope: Scope): Promise<Account | undefined> {
  const view = accountView(db, now, scope);
  const [account] = await db.select().from(view).where(eq(view.id, id));
  return account;
}

function matches(view: View, { search, readiness, provisioning, siteId, licence }: Filter): SQL | undefined {
  const pattern = `%${search.replace(/[\\%_]/g, '\\$&')}%`;
  const columns = [view.displayName, view.upn, view.location, view.site];
  return and(
    search === '' ? undefined : or(...columns.map((column) => ilike(column, pattern))),
    readiness === undefined ? undefined : eq(view.readiness, readiness),
    provisioning === undefined ? undefined : eq(view.provisioning, provisioning),
    siteId === undefined ? undefined : eq(view.siteId, siteId),
    licence === undefined ? undefined : eq(view.licence, licence),
  );
}

/** Ends with the id, so that no account is on two pages. */
function order(view: View, { sort, order: wanted }: Filter): SQL[] {
  const columns = {
    displayName: [sql`lower(${view.displayName})`],
    upn: [sql`${view.upn}`],
    location: [sql`lower(${view.site})`, sql`lower(${view.location})`],
    readiness: [sql`${view.readiness}`],
    provisioning: [sql`${view.provisioning}`],
  }[sort];
  const direction = wanted === 'asc' ? asc : desc;
  return [...columns.map((column) => direction(column)), asc(sql`lower(${view.displayName})`), asc(view.id)];
}

/** All accounts that the filter lets through, in its order: for exports. */
export async function allAccounts(db: Database, now: Date, filter: Filter, scope: Scope): Promise<Account[]> {
  const view = accountView(db, now, scope);
  return db
    .select()
    .from(view)
    .where(matches(view, filter))
    .orderBy(...order(view, filter));
}

async function summarise(db: Database, view: View): Promise<AccountList['summary']> {
  const countIf = (condition: SQL) => sql<number>`count(*) filter (where ${condition})`.mapWith(Number);
  const [summary] = await db
    .select({
      total: count(),
      ready: countIf(sql`${view.readiness} = 'No action needed'`),
      needsAction: countIf(sql`${view.readiness} = 'Needs action'`),
      awaitingApproval: countIf(sql`${view.provisioning} = 'Awaiting OTP Approval'`),
      provisioned: countIf(sql`${view.provisioning} = 'Provisioned'`),
    })
    .from(view);
  return summary ?? { total: 0, ready: 0, needsAction: 0, awaitingApproval: 0, provisioned: 0 };
}
