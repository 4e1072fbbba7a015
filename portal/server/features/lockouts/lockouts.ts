/**
 * Who is kept out for too many wrong tries, and letting them in again. Read from the buckets in which attempts are
 * counted (features/failures, the directory, oauth/otp-guesses). The portal-wide ceiling of guesses keeps nobody out.
 */
import { inArray, like } from 'drizzle-orm';
import type { z } from 'zod';
import { LIMITS } from '@roomkey/shared/protocol/limits';
import type { Lockout, UnlockSchema } from '@roomkey/shared/protocol/admin';
import type { PortalContext } from '../../context';
import { accounts, administrators, failures } from '../../store/schema';
import type { Database } from '../../store/store';
import type { Act } from '../audit/act';
import { writeAudit } from '../audit/write-audit';
import { failuresPerName, userBucket } from '../session/sign-in';

type Failure = typeof failures.$inferSelect;

const PREFIXES: Readonly<Record<Lockout['kind'], string>> = {
  user: 'administrator:',
  account: 'password:',
  otpSource: 'otp:',
};

/** Those who would be refused at this moment, whatever they give. */
export async function listLockouts(ctx: PortalContext): Promise<Lockout[]> {
  const { db } = ctx.store;
  const now = ctx.clock.now();
  const found = [
    ...(await lockedUsers(db)),
    ...(await lockedAccounts(db)),
    ...(await bucketsOf(db, 'otpSource')).map((row) => lockout('otpSource', row, row.blockedUntil)),
  ].filter(({ until }) => until > now);
  return found.map((one) => ({ ...one, until: one.until.toISOString() }));
}

/** Deletes what is counted against the subject. Nothing counted: nothing to do, and nothing audited. */
export async function unlock(
  ctx: PortalContext,
  { kind, subject }: z.output<typeof UnlockSchema>,
  act: Act,
): Promise<void> {
  await ctx.store.transaction(async (tx) => {
    const rows = (await bucketsOf(tx, kind)).filter((row) => belongsTo(kind, row, subject));
    if (rows.length === 0) return;
    const buckets = rows.map(({ bucket }) => bucket);
    await tx.delete(failures).where(inArray(failures.bucket, buckets));
    await writeAudit(tx, { ...act, action: 'lockout.lifted', target: subject, details: { kind } });
  });
}

interface Kept {
  readonly kind: Lockout['kind'];
  readonly subject: string;
  readonly failures: number;
  readonly until: Date;
}

/** SECURITY: names that nobody has are not shown; people type passwords into the name field. */
async function lockedUsers(db: Database): Promise<Kept[]> {
  const rows = await bucketsOf(db, 'user');
  const users = await db.select({ name: administrators.username }).from(administrators);
  return users.flatMap(({ name }) => {
    if (name === null) return [];
    const allowed = (row: Failure) => (row.bucket === userBucket(name) ? failuresPerName : LIMITS.passwordFailures);
    const full = rows.filter((row) => belongsTo('user', row, name) && row.count >= allowed(row));
    const [latest] = full.sort((a, b) => b.windowStartedAt.getTime() - a.windowStartedAt.getTime());
    return latest === undefined ? [] : [{ ...lockout('user', latest, windowEnd(latest)), subject: name }];
  });
}

async function lockedAccounts(db: Database): Promise<Kept[]> {
  const full = (await bucketsOf(db, 'account')).filter((row) => row.count >= LIMITS.passwordFailures);
  const upns = full.map((row) => row.bucket.slice(PREFIXES.account.length));
  if (upns.length === 0) return [];
  const existing = await db.select({ upn: accounts.upn }).from(accounts).where(inArray(accounts.upn, upns));
  const known = new Set(existing.map(({ upn }) => upn));
  return full.map((row) => lockout('account', row, windowEnd(row))).filter(({ subject }) => known.has(subject));
}

function bucketsOf(db: Database, kind: Lockout['kind']): Promise<Failure[]> {
  return db
    .select()
    .from(failures)
    .where(like(failures.bucket, `${PREFIXES[kind]}%`))
    .orderBy(failures.bucket);
}

/** A user's attempts are counted under the name and, from each address, under name and address. */
function belongsTo(kind: Lockout['kind'], { bucket }: Failure, subject: string): boolean {
  if (kind !== 'user') return bucket === `${PREFIXES[kind]}${subject}`;
  return bucket === userBucket(subject) || bucket.startsWith(userBucket(subject, ''));
}

function lockout(kind: Lockout['kind'], row: Failure, until: Date | null): Kept {
  const subject = row.bucket.slice(PREFIXES[kind].length);
  return { kind, subject, failures: row.count, until: until ?? row.windowStartedAt };
}

function windowEnd({ windowStartedAt }: Failure): Date {
  return new Date(windowStartedAt.getTime() + LIMITS.passwordFailureWindowSeconds * 1000);
}
