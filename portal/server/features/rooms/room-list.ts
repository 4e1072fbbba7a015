/** Reads the rooms: consoles that completed their setup. */
import { and, asc, count, desc, eq, ilike, or, sql, type SQL } from 'drizzle-orm';
import { z } from 'zod';
import type { Room, RoomList, RoomQuerySchema } from '@roomkey/shared/protocol/admin';
import { LIMITS } from '@roomkey/shared/protocol/limits';
import { ROOM_STATES, type RoomState } from '@roomkey/shared/protocol/lists';
import type { PortalContext } from '../../context';
import { accounts, rooms, sites } from '../../store/schema';
import { withinScope, type Scope } from '../session/scope';

type Query = z.infer<typeof RoomQuerySchema>;
const Problems = z.array(z.string());
/** A room that missed three reports in a row is taken for disconnected. */
const missedSeconds = 3 * LIMITS.heartbeatSeconds;

export async function listRooms(ctx: PortalContext, query: Query, scope: Scope): Promise<RoomList> {
  const { db } = ctx.store;
  const now = ctx.clock.now();
  const state = stateAt(now);
  const where = and(
    withinScope(scope, accounts.siteId),
    query.state === undefined ? undefined : eq(state, query.state),
    matches(query.search),
  );
  const rows = await db
    .select({ room: rooms, account: accounts, site: sites.name, state })
    .from(rooms)
    .innerJoin(accounts, eq(accounts.id, rooms.accountId))
    .innerJoin(sites, eq(sites.id, accounts.siteId))
    .where(where)
    .orderBy(...order(query, state))
    .limit(query.pageSize)
    .offset((query.page - 1) * query.pageSize);
  const [counted] = await db
    .select({ total: count() })
    .from(rooms)
    .innerJoin(accounts, eq(accounts.id, rooms.accountId))
    .innerJoin(sites, eq(sites.id, accounts.siteId))
    .where(where);
  const items = rows.map(({ room, account, ...rest }): Room => {
    const { displayName, upn, location } = account;
    return {
      ...{ accountId: account.id, displayName, upn, location, ...rest },
      device: { make: room.deviceMake, model: room.deviceModel, serial: room.deviceSerial },
      appVersion: room.appVersion,
      problems: Problems.parse(room.problems),
      signedInAt: room.signedInAt.toISOString(),
      lastSeenAt: room.lastSeenAt?.toISOString() ?? null,
    };
  });
  const summary = await summarise(ctx, state, scope);
  return { items, total: counted?.total ?? 0, summary, now: now.toISOString() };
}

/** A sign-in counts as a sign of life until the first report after it is due. */
function stateAt(now: Date): SQL<RoomState> {
  const since = new Date(now.getTime() - missedSeconds * 1000).toISOString();
  return sql<RoomState>`case
    when ${rooms.lastSeenAt} is null then 'Onboarding'
    when greatest(${rooms.lastSeenAt}, ${rooms.signedInAt}) < ${since}::timestamptz then 'Disconnected'
    when jsonb_array_length(${rooms.problems}) > 0 then 'Unhealthy'
    else 'Healthy' end`;
}

function matches(search: string): SQL | undefined {
  if (search === '') return undefined;
  const pattern = `%${search.replace(/[\\%_]/g, '\\$&')}%`;
  const columns = [accounts.displayName, accounts.upn, accounts.location, sites.name];
  const device = [rooms.deviceSerial, rooms.deviceModel];
  return or(...[...columns, ...device].map((column) => ilike(column, pattern)));
}

/** Ends with the id, so that no room is on two pages. */
function order({ sort, order: wanted }: Query, state: SQL): SQL[] {
  const column = {
    displayName: sql`lower(${accounts.displayName})`,
    site: sql`lower(${sites.name})`,
    state,
    lastSeenAt: sql`${rooms.lastSeenAt}`,
    signedInAt: sql`${rooms.signedInAt}`,
  }[sort];
  return [(wanted === 'asc' ? asc : desc)(column), asc(sql`lower(${accounts.displayName})`), asc(accounts.id)];
}

async function summarise(ctx: PortalContext, state: SQL<RoomState>, scope: Scope): Promise<RoomList['summary']> {
  const rows = await ctx.store.db
    .select({ state, found: count() })
    .from(rooms)
    .innerJoin(accounts, eq(accounts.id, rooms.accountId))
    .where(withinScope(scope, accounts.siteId))
    .groupBy(sql`1`);
  const found = new Map(rows.map((row) => [row.state, row.found]));
  const countOf = (wanted: RoomState) => found.get(wanted) ?? 0;
  const [onboarding, healthy, unhealthy, disconnected] = ROOM_STATES;
  return {
    [onboarding]: countOf(onboarding),
    [healthy]: countOf(healthy),
    [unhealthy]: countOf(unhealthy),
    [disconnected]: countOf(disconnected),
  };
}
