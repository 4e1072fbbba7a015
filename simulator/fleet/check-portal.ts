/** What the portal says of a fleet, read through its own lists: the other side of "stored exactly once". */
import {
  ADMIN_PATHS,
  AuditListSchema,
  type DeviceRequest,
  RequestListSchema,
  type Room,
  RoomListSchema,
} from '@roomkey/shared/protocol/admin';
import type { ProvisioningStatus } from '@roomkey/shared/protocol/lists';
import type { AdminClient } from './admin-client';
import { findAccounts, roomPrefix } from './prepare-rooms';

const pageSize = 5000;

export interface PortalRecord {
  /** Since the run began, per account id. */
  readonly requests: ReadonlyMap<string, readonly DeviceRequest[]>;
  /** How many receipts `stored` per request id. */
  readonly receipts: ReadonlyMap<string, number>;
  /** How often the credential was fetched, per request id. */
  readonly fetches: ReadonlyMap<string, number>;
  readonly provisioning: ReadonlyMap<string, ProvisioningStatus>;
  readonly rooms: ReadonlyMap<string, Room>;
}

/** The portal's own time: its lists are asked for what came since. */
export async function portalTime(admin: AdminClient): Promise<string> {
  return (await admin.get(`${ADMIN_PATHS.requests}?pageSize=1`, RequestListSchema)).now;
}

export async function readPortalRecord(admin: AdminClient, seed: string, since: string): Promise<PortalRecord> {
  const search = encodeURIComponent(roomPrefix(seed));
  const requests = await pages(async (page) =>
    admin.get(`${ADMIN_PATHS.requests}?search=${search}&pageSize=${pageSize}&page=${page}`, RequestListSchema),
  );
  const rooms = await pages(async (page) =>
    admin.get(`${ADMIN_PATHS.rooms}?search=${search}&pageSize=${pageSize}&page=${page}`, RoomListSchema),
  );
  const accounts = [...(await findAccounts(admin, seed)).values()];
  const recent = requests.filter(({ requestedAt }) => requestedAt >= since);
  return {
    requests: groupByAccount(recent),
    receipts: await countAudit(admin, 'credential.receipt', since, ({ outcome }) => outcome === 'stored'),
    fetches: await countAudit(admin, 'credential.fetched', since, () => true),
    provisioning: new Map(accounts.map(({ id, provisioning }) => [id, provisioning])),
    rooms: new Map(rooms.map((room) => [room.accountId, room])),
  };
}

async function countAudit(
  admin: AdminClient,
  action: string,
  since: string,
  counts: (details: Readonly<Record<string, unknown>>) => boolean,
): Promise<ReadonlyMap<string, number>> {
  const entries = await pages(async (page) => {
    const query = `action=${action}&from=${since}&order=asc&pageSize=${pageSize}&page=${page}`;
    return admin.get(`${ADMIN_PATHS.audit}?${query}`, AuditListSchema);
  });
  const found = new Map<string, number>();
  for (const { target, details } of entries) {
    if (target !== null && counts(details)) found.set(target, (found.get(target) ?? 0) + 1);
  }
  return found;
}

async function pages<T>(read: (page: number) => Promise<{ items: T[]; total: number }>): Promise<T[]> {
  const all: T[] = [];
  for (let page = 1; ; page += 1) {
    const { items, total } = await read(page);
    all.push(...items);
    if (items.length === 0 || all.length >= total) return all;
  }
}

/** `Map.groupBy` needs Node 21. */
function groupByAccount(requests: readonly DeviceRequest[]): Map<string, DeviceRequest[]> {
  const groups = new Map<string, DeviceRequest[]>();
  for (const request of requests) {
    const group = groups.get(request.accountId) ?? [];
    groups.set(request.accountId, group);
    group.push(request);
  }
  return groups;
}
