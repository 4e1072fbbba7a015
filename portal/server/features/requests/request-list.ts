/** Reads device requests as administrators see them. */
import { and, asc, count, desc, eq, gt, inArray, lte, or, type SQL } from 'drizzle-orm';
import type { z } from 'zod';
import type { DeviceRequest, RequestList, RequestQuerySchema } from '@roomkey/shared/protocol/admin';
import type { PortalContext } from '../../context';
import { accounts, requests } from '../../store/schema';
import type { Database } from '../../store/store';

type Query = z.infer<typeof RequestQuerySchema>;
interface Row {
  readonly request: typeof requests.$inferSelect;
  readonly account: Pick<typeof accounts.$inferSelect, 'upn' | 'displayName' | 'location'>;
}

/** Pending requests come oldest first (who waited longest is served first), everything else newest first. */
export async function listRequests(ctx: PortalContext, query: Query): Promise<RequestList> {
  const now = ctx.clock.now();
  const { db } = ctx.store;
  const where = and(
    query.status === undefined ? undefined : hasStatus(query.status, now),
    query.accountId === undefined ? undefined : eq(requests.accountId, query.accountId),
  );
  const [counted] = await db.select({ total: count() }).from(requests).where(where);
  const direction = query.status === 'pending' ? asc : desc;
  const rows = await select(db)
    .where(where)
    .orderBy(direction(requests.requestedAt), direction(requests.id))
    .limit(query.pageSize)
    .offset((query.page - 1) * query.pageSize);
  return { items: rows.map((row) => present(row, now)), total: counted?.total ?? 0 };
}

export async function findRequest(ctx: PortalContext, id: string): Promise<DeviceRequest | undefined> {
  const [row] = await select(ctx.store.db).where(eq(requests.id, id));
  return row === undefined ? undefined : present(row, ctx.clock.now());
}

function select(db: Database) {
  const account = { upn: accounts.upn, displayName: accounts.displayName, location: accounts.location };
  return db
    .select({ request: requests, account })
    .from(requests)
    .innerJoin(accounts, eq(accounts.id, requests.accountId));
}

/** The status at `now`: an open request past its end counts as expired, whether or not it has been marked. */
function hasStatus(status: DeviceRequest['status'], now: Date): SQL | undefined {
  const stored = eq(requests.status, status);
  if (status === 'pending' || status === 'approved') return and(stored, gt(requests.expiresAt, now));
  if (status !== 'expired') return stored;
  return or(stored, and(inArray(requests.status, ['pending', 'approved']), lte(requests.expiresAt, now)));
}

function present({ request, account }: Row, now: Date): DeviceRequest {
  const isOpen = request.status === 'pending' || request.status === 'approved';
  return {
    id: request.id,
    requestId: request.requestId,
    accountId: request.accountId,
    ...account,
    status: isOpen && request.expiresAt <= now ? 'expired' : request.status,
    userCode: request.userCode,
    device: {
      make: request.deviceMake,
      model: request.deviceModel,
      serial: request.deviceSerial,
      os: request.deviceOs,
      source: request.deviceSource,
      appVersion: request.appVersion,
    },
    requestedAt: request.requestedAt.toISOString(),
    expiresAt: request.expiresAt.toISOString(),
    decidedAt: request.decidedAt?.toISOString() ?? null,
    decidedBy: request.decidedBy,
    rejectionReason: request.rejectionReason,
    rejectionNote: request.rejectionNote,
    deliveredAt: request.deliveredAt?.toISOString() ?? null,
  };
}
