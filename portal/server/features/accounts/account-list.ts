/** Reads resource accounts: pages of the list with its counters, or one. Searching, filtering and sorting happen in SQL. */
import { and, asc, count, desc, eq, ilike, inArray, or, sql, type SQL } from 'drizzle-orm';
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
  const now = ctx.clock.now();
  const view = accountView(db, now, scope);
  const isNarrow = query.search !== '' && query.provisioning === undefined;
  const page = isNarrow ? accountView(db, now, scope, 'few') : view;
  const items = await db
    .select()
    .from(page)
    .where(matches(page, query))
    .orderBy(...order(page, query))
    .limit(query.pageSize)
    .offset((query.page - 1) * query.pageSize);
  return { items, ...(await countAccounts(db, view, matches(view, query))) };
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

/** Those of the accounts that the scope holds, as they are at `now`; also inside a transaction. */
export async function findAccounts(db: Database, now: Date, ids: readonly string[], scope: Scope): Promise<Account[]> {
  if (ids.length === 0) return [];
  const view = accountView(db, now, scope);
  return db
    .select()
    .from(view)
    .where(inArray(view.id, [...ids]));
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

/** In one pass over all accounts of the scope, because what is counted is computed for each of them. */
async function countAccounts(
  db: Database,
  view: View,
  where: SQL | undefined,
): Promise<Pick<AccountList, 'total' | 'summary'>> {
  const countIf = (condition: SQL) => sql<number>`count(*) filter (where ${condition})`.mapWith(Number);
  const [counted] = await db
    .select({
      matching: countIf(where ?? sql`true`),
      total: count(),
      ready: countIf(sql`${view.readiness} = 'No action needed'`),
      needsAction: countIf(sql`${view.readiness} = 'Needs action'`),
      awaitingApproval: countIf(sql`${view.provisioning} = 'Awaiting OTP Approval'`),
      provisioned: countIf(sql`${view.provisioning} = 'Provisioned'`),
    })
    .from(view);
  const { matching = 0, ...summary } = counted ?? {};
  return { total: matching, summary: { ...nothing, ...summary } };
}

const nothing = { total: 0, ready: 0, needsAction: 0, awaitingApproval: 0, provisioned: 0 };
