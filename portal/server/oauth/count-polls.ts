/** Polls that find their request pending (RFC 8628 3.5) are counted: who polls before the interval is over slows down for good. */
import { and, eq, isNull, sql } from 'drizzle-orm';
import { z } from 'zod';
import { LIMITS } from '@roomkey/shared/protocol/limits';
import type { PortalContext } from '../context';
import { requests } from '../store/schema';
import { batched } from './batcher';
import type { RequestRow } from './request-state';

/** Own: a console that polls exactly by the interval may come this much early, by the rounding of its timer. */
const EARLY_MS = 500;

/** `early`: the interval was not over; it is 5 s longer now. */
export type Counted = 'inTime' | 'early';

/**
 * The usual plain poll, in one statement for all consoles that poll at the same moment: finds the request by its device code
 * and counts the poll.
 * @returns null when the request is not a pending one without a DPoP key, or is locked by a decision or by another poll:
 * nothing was counted then, and the poll goes the long way.
 */
export type CountPlainPoll = (deviceCode: string) => Promise<Counted | null>;

const Counts = z.object({ rows: z.array(z.object({ n: z.number(), early: z.boolean() })) });

export function plainPollCounter(ctx: PortalContext): CountPlainPoll {
  const countTogether = async (codes: readonly string[]) => {
    const input = codes.map((code, n) => ({ n, hmac: Buffer.from(ctx.keys.hmac('token', code)).toString('hex') }));
    const now = sql`${ctx.clock.now().toISOString()}::timestamptz`;
    // A row that is locked is left out, so that nobody else waits for a decision about it.
    const { rows } = Counts.parse(
      await ctx.store.db.execute(sql`
        with input as (
          select * from jsonb_to_recordset(${JSON.stringify(input)}::jsonb) as i(n int, hmac text)
        ), polled as (
          select r.id, i.n, coalesce(${now} < r.last_polled_at + r.poll_interval_seconds * interval '1 second'
            - ${EARLY_MS} * interval '1 millisecond', false) as early
          from input i join requests r on r.device_code_hmac = decode(i.hmac, 'hex')
          where r.status = 'pending' and r.expires_at > ${now} and r.dpop_jkt is null
          for update of r skip locked
        )
        update requests set last_polled_at = ${now}, poll_interval_seconds =
          poll_interval_seconds + case when polled.early then ${LIMITS.slowDownSeconds}::int else 0 end
        from polled where requests.id = polled.id returning polled.n, polled.early`),
    );
    const early = new Map(rows.map((row) => [row.n, row.early]));
    return codes.map((_code, n): Counted | null => {
      const isEarly = early.get(n);
      return isEarly === undefined ? null : isEarly ? 'early' : 'inTime';
    });
  };
  return batched(countTogether, { underWay: 2 });
}

/** Counts a poll of the request as it was read. */
export async function countPoll(
  ctx: PortalContext,
  row: Pick<RequestRow, 'id' | 'lastPolledAt' | 'pollIntervalSeconds'>,
): Promise<Counted> {
  const now = ctx.clock.now();
  const { id, lastPolledAt, pollIntervalSeconds } = row;
  const early = lastPolledAt !== null && now.getTime() - lastPolledAt.getTime() < pollIntervalSeconds * 1000 - EARLY_MS;
  const unchanged = lastPolledAt === null ? isNull(requests.lastPolledAt) : eq(requests.lastPolledAt, lastPolledAt);
  const counted = await ctx.store.db
    .update(requests)
    .set({ lastPolledAt: now, pollIntervalSeconds: pollIntervalSeconds + (early ? LIMITS.slowDownSeconds : 0) })
    .where(and(eq(requests.id, id), unchanged))
    .returning({ id: requests.id });
  if (counted.length > 0) return early ? 'early' : 'inTime';
  // Another poll of the same request was counted since ours was read, so ours came early.
  const longer = sql`${requests.pollIntervalSeconds} + ${LIMITS.slowDownSeconds}`;
  await ctx.store.db.update(requests).set({ pollIntervalSeconds: longer }).where(eq(requests.id, id));
  return 'early';
}
