/** Counts polls that found their request pending (RFC 8628 3.5), for all consoles that poll at the same moment in one statement. */
import { and, eq, isNull, sql } from 'drizzle-orm';
import { z } from 'zod';
import { LIMITS } from '@roomkey/shared/protocol/limits';
import type { PortalContext } from '../context';
import { requests } from '../store/schema';
import { batched } from './batcher';
import type { RequestRow } from './request-state';

/** Own: a console that polls exactly by the interval may come this much early, by the rounding of its timer. */
const EARLY_MS = 500;

type PolledRow = Pick<RequestRow, 'id' | 'lastPolledAt' | 'pollIntervalSeconds'>;

/** Counts a poll of the request as it was read. @returns whether it came before its interval was over; then the interval is longer now. */
export type CountPoll = (row: PolledRow) => Promise<'inTime' | 'early'>;

interface Count {
  readonly row: PolledRow;
  readonly now: Date;
  readonly early: boolean;
}

/** RFC 8628 3.5: who polls before the interval is over is told to slow down, and the interval grows by 5 s for good. */
export function pollCounter(ctx: PortalContext): CountPoll {
  const countTogether = batched((counts: readonly Count[]) => countMany(ctx, counts), { underWay: 1 });
  return async (row) => {
    const now = ctx.clock.now();
    const { lastPolledAt, pollIntervalSeconds } = row;
    const early =
      lastPolledAt !== null && now.getTime() - lastPolledAt.getTime() < pollIntervalSeconds * 1000 - EARLY_MS;
    const count = { row, now, early };
    const counted = (await countTogether(count)) || (await countOne(ctx, count));
    return early || !counted ? 'early' : 'inTime';
  };
}

function intervalAfter({ row, early }: Count): number {
  return row.pollIntervalSeconds + (early ? LIMITS.slowDownSeconds : 0);
}

/** Rows that a decision holds locked are left out and counted one by one, so that nobody else waits for the decision. */
async function countMany(ctx: PortalContext, counts: readonly Count[]): Promise<boolean[]> {
  const input = counts.map((count, n) => {
    const { id, lastPolledAt } = count.row;
    return {
      n,
      id,
      last: lastPolledAt?.toISOString() ?? null,
      at: count.now.toISOString(),
      seconds: intervalAfter(count),
    };
  });
  const { rows } = z.object({ rows: z.array(z.object({ n: z.number() })) }).parse(
    await ctx.store.db.execute(sql`
      with input as (
        select * from jsonb_to_recordset(${JSON.stringify(input)}::jsonb) as i(
          n int, id uuid, last timestamptz, at timestamptz, seconds int)
      ), free as (
        select requests.id, i.n, i.at, i.seconds, i.last from input i join requests on requests.id = i.id
        where requests.last_polled_at is not distinct from i.last for update of requests skip locked
      )
      update requests set last_polled_at = free.at, poll_interval_seconds = free.seconds from free
      where requests.id = free.id and requests.last_polled_at is not distinct from free.last
      returning free.n`),
  );
  const counted = new Set(rows.map(({ n }) => n));
  return counts.map((_count, n) => counted.has(n));
}

/** @returns false when another poll of the same request was counted since ours was read, so ours came early. */
async function countOne(ctx: PortalContext, count: Count): Promise<boolean> {
  const { id, lastPolledAt } = count.row;
  const unchanged = lastPolledAt === null ? isNull(requests.lastPolledAt) : eq(requests.lastPolledAt, lastPolledAt);
  const counted = await ctx.store.db
    .update(requests)
    .set({ lastPolledAt: count.now, pollIntervalSeconds: intervalAfter(count) })
    .where(and(eq(requests.id, id), unchanged))
    .returning({ id: requests.id });
  if (counted.length > 0) return true;
  const longer = sql`${requests.pollIntervalSeconds} + ${LIMITS.slowDownSeconds}`;
  await ctx.store.db.update(requests).set({ pollIntervalSeconds: longer }).where(eq(requests.id, id));
  return false;
}
