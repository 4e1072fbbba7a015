/** One resource account with the facts behind its readiness. */
import { eq } from 'drizzle-orm';
import type { AccountDetail } from '@roomkey/shared/protocol/admin';
import { LIMITS } from '@roomkey/shared/protocol/limits';
import { ProblemError } from '../../http/problems';
import { accounts, failures } from '../../store/schema';
import type { Database } from '../../store/store';
import type { Scope } from '../session/scope';
import { findAccount } from './account-list';

/** As it is at `now`; also inside a transaction. Throws `account.notFound`. */
export async function readAccount(db: Database, now: Date, id: string, scope: Scope): Promise<AccountDetail> {
  const account = await findAccount(db, now, id, scope);
  const [row] = await db.select().from(accounts).where(eq(accounts.id, id));
  if (account === undefined || row === undefined) throw new ProblemError('account.notFound');
  const { enabled, passwordExpires, mailboxConfigured, mfaRequired, hybrid } = row;
  return {
    ...account,
    settings: { enabled, passwordExpires, mailboxConfigured, mfaRequired, hybrid },
    passwordExpired: row.passwordExpiredAt !== null && row.passwordExpiredAt <= now,
    createdAt: row.createdAt.toISOString(),
    provisionedAt: row.provisionedAt?.toISOString() ?? null,
    signInLockedUntil: await lockedUntil(db, now, row.upn),
  };
}

/** As the directory decides it (directory.ts): the attempts of the window are used up, and it is not over. */
async function lockedUntil(db: Database, now: Date, upn: string): Promise<string | null> {
  const [failed] = await db
    .select()
    .from(failures)
    .where(eq(failures.bucket, `password:${upn}`));
  if (failed === undefined || failed.count < LIMITS.passwordFailures) return null;
  const until = new Date(failed.windowStartedAt.getTime() + LIMITS.passwordFailureWindowSeconds * 1000);
  return until > now ? until.toISOString() : null;
}
