/**
 * SECURITY: answers guessing of OTPs. Only well-formed codes that do not exist count, so a typing error never does.
 * A source that guesses five times in a row waits, longer with each further guess; many sources at once slow everybody
 * down and raise an alarm, but lock nobody out. 15 random digits and these delays leave a guess no chance worth naming.
 */
import { and, eq, isNull, lte, or, sql, type SQL } from 'drizzle-orm';
import { LIMITS } from '@roomkey/shared/protocol/limits';
import type { PortalContext } from '../context';
import { writeAudit } from '../features/audit/write-audit';
import { takeAttempt } from '../features/failures/attempts';
import { failures } from '../store/schema';
import type { Database } from '../store/store';
import { OAuthFailure, tooManyRequests } from './oauth-errors';

/** Own: the first delay; it doubles with each further guess up to LIMITS.otpGuessDelayMaxSeconds. */
const FIRST_DELAY_SECONDS = 15;
/** Own: guesses that lie further back than this are forgotten. */
const MEMORY_SECONDS = 3600;
/** Own: guesses of all sources per minute above which the portal answers slowly. */
const CEILING = { bucket: 'otp-portal', allowed: 100, windowSeconds: 60 } as const;
/** Own: how slowly. Real time: it costs the sender, whatever the portal's clock says. */
const SLOW_ANSWER_MS = 2000;

const bucketOf = (source: string) => `otp:${source}`;

/**
 * Comes before any look at the code.
 * @returns true when the source has guesses to forget should this code be right.
 * @throws OAuthFailure 429 while the source has to wait.
 */
export async function admitSource(ctx: PortalContext, source: string): Promise<boolean> {
  const now = ctx.clock.now();
  const rows = await ctx.store.db
    .select()
    .from(failures)
    .where(sql`${failures.bucket} in (${bucketOf(source)}, ${CEILING.bucket})`);
  const own = rows.find((row) => row.bucket === bucketOf(source));
  const portal = rows.find((row) => row.bucket === CEILING.bucket);
  if (own?.blockedUntil != null && own.blockedUntil > now) throw mustWait(own.blockedUntil, now);
  if (portal !== undefined && isOverCeiling(portal, now)) await slowDown();
  return own !== undefined;
}

/**
 * In SQL, for many sources at once: whether `admitSource` has anything to do for this one: guesses to punish or to forget,
 * or a portal that answers slowly.
 * @param source an expression that gives the source
 */
export function hasGuesses(source: SQL, now: Date): SQL {
  const windowStart = new Date(now.getTime() - CEILING.windowSeconds * 1000).toISOString();
  return sql`exists (
    select from failures where failures.bucket = ${bucketOf('')} || ${source}
    or (failures.bucket = ${CEILING.bucket} and failures.count > ${CEILING.allowed}
      and failures.window_started_at > ${windowStart}::timestamptz))`;
}

/** A right code ends the row of wrong ones. */
export async function forgetGuesses(db: Database, source: string): Promise<void> {
  await db.delete(failures).where(eq(failures.bucket, bucketOf(source)));
}

/**
 * Counts a wrong guess.
 * @returns what to answer: `unknown`, or 429 when guesses sent at the same moment have used the allowance up already.
 */
export async function countGuess(ctx: PortalContext, source: string): Promise<OAuthFailure> {
  await watchCeiling(ctx, source);
  const now = ctx.clock.now();
  return ctx.store.transaction(async (tx) => {
    const count = await takeGuess(tx, source, now);
    const excess = count - LIMITS.otpGuessesBeforeDelay;
    if (excess < 0) return unknownOtp();
    const seconds = Math.min(LIMITS.otpGuessDelayMaxSeconds, FIRST_DELAY_SECONDS * 2 ** Math.min(excess, 10));
    const blockedUntil = new Date(now.getTime() + seconds * 1000);
    await tx
      .update(failures)
      .set({ blockedUntil })
      .where(eq(failures.bucket, bucketOf(source)));
    await writeAudit(tx, {
      at: now,
      actor: 'console',
      action: 'otpGuess.delayed',
      target: null,
      source,
      details: { guesses: count, delaySeconds: seconds },
    });
    return excess === 0 ? unknownOtp() : mustWait(blockedUntil, now);
  });
}

function takeGuess(tx: Database, source: string, now: Date): Promise<number> {
  const forgotten = new Date(now.getTime() - MEMORY_SECONDS * 1000);
  const isOld = sql`greatest(${failures.windowStartedAt}, ${failures.blockedUntil}) <= ${forgotten.toISOString()}`;
  return tx
    .insert(failures)
    .values({ bucket: bucketOf(source), count: 1, windowStartedAt: now })
    .onConflictDoUpdate({
      target: failures.bucket,
      set: { count: sql`case when ${isOld} then 1 else ${failures.count} + 1 end`, windowStartedAt: now },
    })
    .returning({ count: failures.count })
    .then(([row]) => row?.count ?? 1);
}

/** One alarm per window: whichever process sets `blockedUntil` of the portal's row first raises it. It blocks nobody. */
async function watchCeiling(ctx: PortalContext, source: string): Promise<void> {
  const now = ctx.clock.now();
  if (await takeAttempt(ctx.store.db, now, CEILING)) return;
  const windowEnd = new Date(now.getTime() + CEILING.windowSeconds * 1000);
  const raised = await ctx.store.db
    .update(failures)
    .set({ blockedUntil: windowEnd })
    .where(and(eq(failures.bucket, CEILING.bucket), or(isNull(failures.blockedUntil), lte(failures.blockedUntil, now))))
    .returning({ bucket: failures.bucket });
  if (raised.length === 0) return;
  ctx.log.warn({ perMinute: CEILING.allowed }, 'one-time passwords are being guessed from many places');
  await writeAudit(ctx.store.db, { at: now, actor: 'portal', action: 'otpGuess.ceiling', target: null, source });
}

function isOverCeiling(row: typeof failures.$inferSelect, now: Date): boolean {
  const inWindow = now.getTime() - row.windowStartedAt.getTime() < CEILING.windowSeconds * 1000;
  return inWindow && row.count > CEILING.allowed;
}

function slowDown(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, SLOW_ANSWER_MS));
}

function unknownOtp(): OAuthFailure {
  return new OAuthFailure('invalid_grant', 'The one-time password is not known.', {
    members: { otp_status: 'unknown' },
  });
}

function mustWait(until: Date, now: Date): OAuthFailure {
  return tooManyRequests(
    'Too many unknown one-time passwords came from here. Wait before the next.',
    (until.getTime() - now.getTime()) / 1000,
  );
}
