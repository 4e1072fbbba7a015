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

export async function forgetAttempts(db: Database, bucket: string): Promise<void> {
  await db.delete(failures).where(eq(failures.bucket, bucket));
}
