/** Tidies the database every half minute, and at once when test controls moved the time. Of several processes one does it. */
import { and, inArray, isNotNull, isNull, lt, or, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { PortalContext } from '../context';
import { expireDue } from '../features/expiry/expire';
import { passwordsKeptMs } from '../features/otp-batches/read-batch';
import {
  accessTokens,
  apiTokens,
  dpopProofs,
  failures,
  otpBatches,
  otpBatchItems,
  sessions,
  signInLinks,
} from '../store/schema';
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
        .then((hasExpired) => {
          if (hasExpired) ctx.changes.tell(['requests', 'accounts', 'otps'], null);
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

/** @returns whether an OTP or a request ran out. */
async function sweepOnce(tx: Database, ctx: PortalContext): Promise<boolean> {
  const lock = await oneRow(tx, sql`select pg_try_advisory_xact_lock(${sweepLock}) as mine`, LockRow);
  if (!lock.mine) return false;
  const now = ctx.clock.now();
  const hasExpired = await expireDue(tx, ctx, now);
  for (const table of [accessTokens, dpopProofs, sessions, signInLinks]) {
    await tx.delete(table).where(lt(table.expiresAt, now));
  }
  await forgetBatchPasswords(tx, now);
  await tx.delete(apiTokens).where(lt(apiTokens.expiresAt, ctx.clock.unmovedNow()));
  const forgotten = new Date(now.getTime() - failuresKeptMs);
  const notBlocked = or(isNull(failures.blockedUntil), lt(failures.blockedUntil, now));
  await tx.delete(failures).where(and(lt(failures.windowStartedAt, forgotten), notBlocked));
  return hasExpired;
}

/** An hour after a run has ended, and a day after the last work on one that never did. */
async function forgetBatchPasswords(tx: Database, now: Date): Promise<void> {
  const ended = new Date(now.getTime() - passwordsKeptMs);
  const abandoned = new Date(now.getTime() - failuresKeptMs);
  const over = tx
    .select({ id: otpBatches.id })
    .from(otpBatches)
    .where(
      or(lt(otpBatches.finishedAt, ended), and(isNull(otpBatches.finishedAt), lt(otpBatches.leasedUntil, abandoned))),
    );
  await tx
    .update(otpBatchItems)
    .set({ sealedPassword: null })
    .where(and(isNotNull(otpBatchItems.sealedPassword), inArray(otpBatchItems.batchId, over)));
}
