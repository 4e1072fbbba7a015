/** Counts attempts per bucket in a fixed window, in the database: several portal processes share one count. */
import { eq, sql } from 'drizzle-orm';
import { failures } from '../../store/schema';
import type { Database } from '../../store/store';

interface Limit {
  /** What is counted: `password:<upn>`, `administrator:<name> <address>` … */
  readonly bucket: string;
  readonly allowed: number;
  readonly windowSeconds: number;
}

/**
 * Takes one attempt of the bucket before the password is looked at, so that attempts made at once cannot outrun the
 * count. False when the window's attempts are used up. After a success, give them back with `forgetAttempts`.
 */
export async function takeAttempt(db: Database, now: Date, limit: Limit): Promise<boolean> {
  const windowStart = new Date(now.getTime() - limit.windowSeconds * 1000);
  const isOver = sql`${failures.windowStartedAt} <= ${windowStart.toISOString()}`;
  const [row] = await db
    .insert(failures)
    .values({ bucket: limit.bucket, count: 1, windowStartedAt: now })
    .onConflictDoUpdate({
      target: failures.bucket,
      set: {
        count: sql`case when ${isOver} then 1 else ${failures.count} + 1 end`,
        windowStartedAt: sql`case when ${isOver} then excluded.window_started_at else ${failures.windowStartedAt} end`,
      },
    })
    .returning({ count: failures.count });
  return (row?.count ?? 1) <= limit.allowed;
}

interface Share {
  readonly buckets: readonly string[];
  /** How far these attempts may fill a bucket; beyond it nothing is counted, so that others keep what is left. */
  readonly allowed: number;
  readonly windowSeconds: number;
}

/** Takes one attempt of each bucket that has some left of this share. @returns the buckets that had. */
export async function takeSharedAttempts(db: Database, now: Date, share: Share): Promise<Set<string>> {
  if (share.buckets.length === 0) return new Set();
  const windowStart = new Date(now.getTime() - share.windowSeconds * 1000);
  const isOver = sql`${failures.windowStartedAt} <= ${windowStart.toISOString()}`;
  // Always in one order, so that two of these wait for each other and do not lock each other out.
  const rows = [...share.buckets].sort().map((bucket) => ({ bucket, count: 1, windowStartedAt: now }));
  const taken = await db
    .insert(failures)
    .values(rows)
    .onConflictDoUpdate({
      target: failures.bucket,
      set: {
        count: sql`case when ${isOver} then 1 else ${failures.count} + 1 end`,
        windowStartedAt: sql`case when ${isOver} then excluded.window_started_at else ${failures.windowStartedAt} end`,
      },
      setWhere: sql`${isOver} or ${failures.count} < ${share.allowed}`,
    })
    .returning({ bucket: failures.bucket });
  return new Set(taken.map(({ bucket }) => bucket));
}

/** Gives back one attempt of each, taken before and no failure: what others have failed stays counted. */
export async function giveAttemptsBack(db: Database, buckets: readonly string[]): Promise<void> {
  if (buckets.length === 0) return;
  const back = sql`greatest(${failures.count} - 1, 0)`;
  await db.transaction(async (tx) => {
    const all = sql.param(buckets);
    await tx.execute(sql`select 1 from failures where bucket = any(${all}::text[]) order by bucket for update`);
    await tx
      .update(failures)
      .set({ count: back })
      .where(sql`${failures.bucket} = any(${all}::text[])`);
  });
}

export async function forgetAttempts(db: Database, bucket: string): Promise<void> {
  await db.delete(failures).where(eq(failures.bucket, bucket));
}
