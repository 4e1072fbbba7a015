/** Tidies the database every half minute, and at once when test controls moved the time. Of several processes one does it. */
import { and, eq, isNull, lt, or, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { PortalContext } from '../context';
import { forgetAbandonedImports } from '../features/accounts/stage-import';
import { expireDue } from '../features/expiry/expire';
import { forgetBatchPasswords } from '../features/otp-batches/password-hour';
import { accessTokens, apiTokens, dpopProofs, failures, organisation, sessions, signInLinks } from '../store/schema';
import { oneRow, type Database } from '../store/store';

const intervalMs = 30_000;
/** Counters of attempts matter for 15 minutes; a day on, nothing refers to them. */
const failuresKeptMs = 86_400_000;

/** The number that portal processes agree on while one of them tidies: the letters "RSWP". */
const sweepLock = 0x52535750;
const LockRow = z.object({ mine: z.boolean() });

/** Runs until what it gives back is called, which waits for a run under way. */
export function startSweeper(ctx: PortalContext): () => Promise<void> {
  const stop = new AbortController();
  async function run(): Promise<void> {
    while (!stop.signal.aborted) {
      await ctx.store
        .transaction((tx) => sweepOnce(tx, ctx))
        .then((siteIds) => {
          ctx.changes.tell(['requests', 'accounts', 'otps'], siteIds);
        })
        .catch((error: unknown) => {
          if (!stop.signal.aborted) ctx.log.warn({ err: error }, 'tidying the database failed; it is tried again');
        });
      await pause(ctx, stop.signal);
    }
  }
  const running = run();
  return async () => {
    stop.abort();
    await running;
  };
}

/** Until half a minute is over or the time was moved: a restored state may have moved it back, far from the next half minute. */
async function pause({ clock }: PortalContext, stop: AbortSignal): Promise<void> {
  const moved = new AbortController();
  const stopListening = clock.onMoved(() => {
    moved.abort();
  });
  const next = new Date(clock.now().getTime() + intervalMs);
  await clock.sleepUntil(next, AbortSignal.any([stop, moved.signal])).catch(() => undefined);
  stopListening();
}

/** @returns the sites where an OTP or a request ran out. */
async function sweepOnce(tx: Database, ctx: PortalContext): Promise<string[]> {
  const lock = await oneRow(tx, sql`select pg_try_advisory_xact_lock(${sweepLock}) as mine`, LockRow);
  if (!lock.mine) return [];
  const now = await nowOf(tx, ctx);
  const siteIds = await expireDue(tx, ctx, now);
  for (const table of [accessTokens, dpopProofs, sessions, signInLinks]) {
    await tx.delete(table).where(lt(table.expiresAt, now));
  }
  await forgetBatchPasswords(tx, now);
  await forgetAbandonedImports(tx, now);
  await tx.delete(apiTokens).where(lt(apiTokens.expiresAt, ctx.clock.unmovedNow()));
  const forgotten = new Date(now.getTime() - failuresKeptMs);
  const notBlocked = or(isNull(failures.blockedUntil), lt(failures.blockedUntil, now));
  await tx.delete(failures).where(and(lt(failures.windowStartedAt, forgotten), notBlocked));
  return siteIds;
}

/**
 * The time by the database's own offset. To read it keeps a state from being restored until this transaction ends: rows of a
 * state that came meanwhile would be measured by the time before it.
 */
async function nowOf(tx: Database, { clock }: PortalContext): Promise<Date> {
  const [row] = await tx
    .select({ offset: organisation.clockOffsetSeconds })
    .from(organisation)
    .where(eq(organisation.id, 1));
  return new Date(clock.unmovedNow().getTime() + (row?.offset ?? 0) * 1000);
}
