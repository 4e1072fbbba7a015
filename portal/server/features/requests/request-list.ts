/** Reads device requests as administrators see them. */
import { and, asc, count, desc, eq, gt, ilike, inArray, lte, or, sql, type SQL } from 'drizzle-orm';
import type { z } from 'zod';
import { matchDevice } from '@roomkey/shared/device/device-match';
import type { DeviceRequest, RequestList, RequestQuerySchema } from '@roomkey/shared/protocol/admin';
import type { PortalContext } from '../../context';
import { accounts, requests, sites } from '../../store/schema';
import type { Database } from '../../store/store';
import { withinScope, type Scope } from '../session/scope';
import { matchInSql } from './match-in-sql';

type Query = z.infer<typeof RequestQuerySchema>;
interface Row {
  readonly request: typeof requests.$inferSelect;
  readonly account: Pick<
    typeof accounts.$inferSelect,
    'upn' | 'displayName' | 'location' | 'expectedSerial' | 'expectedModel'
  >;
  readonly site: string;
}

/** Without `sort`, pending requests come oldest first (who waited longest is served first), all others newest first. */
export async function listRequests(ctx: PortalContext, query: Query, scope: Scope): Promise<RequestList> {
  const now = ctx.clock.now();
  const { db } = ctx.store;
  const where = matches(query, now, scope);
  const [counted] = await db
    .select({ total: count() })
    .from(requests)
    .innerJoin(accounts, eq(accounts.id, requests.accountId))
    .innerJoin(sites, eq(sites.id, accounts.siteId))
    .where(where);
  const rows = await select(db)
    .where(where)
    .orderBy(...order(query))
    .limit(query.pageSize)
    .offset((query.page - 1) * query.pageSize);
  return { items: rows.map((row) => present(row, now)), total: counted?.total ?? 0, now: now.toISOString() };
}

export async function findRequest(ctx: PortalContext, id: string, scope: Scope): Promise<DeviceRequest | undefined> {
  const [row] = await select(ctx.store.db).where(and(eq(requests.id, id), withinScope(scope, accounts.siteId)));
  return row === undefined ? undefined : present(row, ctx.clock.now());
}

function select(db: Database) {
  const { upn, displayName, location, expectedSerial, expectedModel } = accounts;
  const account = { upn, displayName, location, expectedSerial, expectedModel };
  const columns = { request: requests, account, site: sites.name };
  return db
    .select(columns)
    .from(requests)
    .innerJoin(accounts, eq(accounts.id, requests.accountId))
    .innerJoin(sites, eq(sites.id, accounts.siteId));
}

function matches({ status, accountId, search, match }: Query, now: Date, scope: Scope): SQL | undefined {
  const pattern = `%${search.replace(/[\\%_]/g, '\\$&')}%`;
  const texts = [accounts.displayName, accounts.upn, sites.name, accounts.location];
  const details = [requests.deviceSerial, requests.deviceModel, requests.userCode, requests.requestId];
  return and(
    withinScope(scope, accounts.siteId),
    status === undefined ? undefined : hasStatus(status, now),
    accountId === undefined ? undefined : eq(requests.accountId, accountId),
    search === '' ? undefined : or(...[...texts, ...details].map((column) => ilike(column, pattern))),
    match === undefined ? undefined : eq(matchInSql, match),
  );
}

/** Ends with the id, so that no request is on two pages. */
function order({ sort, order: wanted, status }: Query): SQL[] {
  if (sort === undefined) {
    const direction = status === 'pending' ? asc : desc;
    return [direction(requests.requestedAt), direction(requests.id)];
  }
  const column = {
    requestedAt: sql`${requests.requestedAt}`,
    expiresAt: sql`${requests.expiresAt}`,
    displayName: sql`lower(${accounts.displayName})`,
    site: sql`lower(${sites.name})`,
    match: matchInSql,
  }[sort];
  return [(wanted === 'asc' ? asc : desc)(column), asc(requests.requestedAt), asc(requests.id)];
}

/** The status at `now`: an open request past its end counts as expired, whether or not it has been marked. */
function hasStatus(status: DeviceRequest['status'], now: Date): SQL | undefined {
  const stored = eq(requests.status, status);
  if (status === 'pending' || status === 'approved') return and(stored, gt(requests.expiresAt, now));
  if (status !== 'expired') return stored;
  return or(stored, and(inArray(requests.status, ['pending', 'approved']), lte(requests.expiresAt, now)));
}

function present({ request, account, site }: Row, now: Date): DeviceRequest {
  const { expectedSerial, expectedModel, ...shown } = account;
  const expectedDevice = expectedSerial === null ? null : { serial: expectedSerial, model: expectedModel };
  const { deviceSerial: serial, deviceModel: model } = request;
  const isOpen = request.status === 'pending' || request.status === 'approved';
  return {
    id: request.id,
    requestId: request.requestId,
    accountId: request.accountId,
    ...shown,
    site,
    status: isOpen && request.expiresAt <= now ? 'expired' : request.status,
    userCode: request.userCode,
    device: {
      make: request.deviceMake,
      model,
      serial,
      os: request.deviceOs,
      source: request.deviceSource,
      appVersion: request.appVersion,
    },
    match: matchDevice(expectedDevice, { serial, model }),
    expectedDevice,
    source: request.source,
    requestedAt: request.requestedAt.toISOString(),
    expiresAt: request.expiresAt.toISOString(),
    decidedAt: request.decidedAt?.toISOString() ?? null,
    decidedBy: request.decidedBy,
    rejectionReason: request.rejectionReason,
    rejectionNote: request.rejectionNote,
    deliveredAt: request.deliveredAt?.toISOString() ?? null,
  };
}
