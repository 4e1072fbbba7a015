/**
 * How long a run's passwords are kept: each for one hour from when the portal got it, made or uploaded, whatever the run
 * does meanwhile. SECURITY: a run that is tried again and again must not keep the first ones open (CWE-613).
 */
import { and, inArray, isNotNull, lte, or, sql, type SQL } from 'drizzle-orm';
import { otpBatches, otpBatchItems, otps } from '../../store/schema';
import type { Database } from '../../store/store';

/** Own: long enough to save a file, short enough for a forgotten page. */
const passwordsKeptMs = 3_600_000;

/** Passwords that the portal got at this time or before are over at `now`. */
function lastOver(now: Date): Date {
  return new Date(now.getTime() - passwordsKeptMs);
}

export function passwordEnd(gotAt: Date): Date {
  return new Date(gotAt.getTime() + passwordsKeptMs);
}

/** When the password of an item came to be: with its OTP, or with the file that the run was begun with. */
export function passwordGotAt(
  batch: Pick<typeof otpBatches.$inferSelect, 'password' | 'createdAt'>,
  otp: Pick<typeof otps.$inferSelect, 'createdAt'>,
): Date {
  return batch.password === 'csv' ? batch.createdAt : otp.createdAt;
}

/** For queries that join items with their OTPs. */
export function isWithinHour(batch: Pick<typeof otpBatches.$inferSelect, 'password' | 'createdAt'>, now: Date): SQL {
  if (batch.password === 'csv') return batch.createdAt > lastOver(now) ? sql`true` : sql`false`;
  return sql`${otps.createdAt} > ${lastOver(now).toISOString()}::timestamptz`;
}

/** Deletes the passwords whose hour is over. */
export async function forgetBatchPasswords(tx: Database, now: Date): Promise<void> {
  const over = lastOver(now);
  const uploaded = tx
    .select({ id: otpBatches.id })
    .from(otpBatches)
    .where(and(sql`${otpBatches.password} = 'csv'`, lte(otpBatches.createdAt, over)));
  const generated = tx.select({ id: otps.id }).from(otps).where(lte(otps.createdAt, over));
  await tx
    .update(otpBatchItems)
    .set({ sealedPassword: null })
    .where(
      and(
        isNotNull(otpBatchItems.sealedPassword),
        or(inArray(otpBatchItems.batchId, uploaded), inArray(otpBatchItems.otpId, generated)),
      ),
    );
}
