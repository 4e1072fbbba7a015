/** One resource account with everything that its page shows. */
import { eq } from 'drizzle-orm';
import type { AccountDetail } from '@roomkey/shared/protocol/admin';
import { LIMITS } from '@roomkey/shared/protocol/limits';
import type { PortalContext } from '../../context';
import { ProblemError } from '../../http/problems';
import { accounts, failures } from '../../store/schema';
import type { Scope } from '../session/scope';
import { findAccount } from './account-list';

/** Throws `account.notFound`, also for an account of a site outside the scope. */
export async function readAccount(ctx: PortalContext, id: string, scope: Scope): Promise<AccountDetail> {
  const { db } = ctx.store;
  const now = ctx.clock.now();
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
    signInLockedUntil: await lockedUntil(ctx, row.upn, now),
  };
}

/** The directory counts wrong passwords in the bucket of the UPN. */
async function lockedUntil(ctx: PortalContext, upn: string, now: Date): Promise<string | null> {
  const [row] = await ctx.store.db
    .select()
    .from(failures)
    .where(eq(failures.bucket, `password:${upn}`));
  if (row === undefined || row.count <= LIMITS.passwordFailures) return null;
  const until = new Date(row.windowStartedAt.getTime() + LIMITS.passwordFailureWindowSeconds * 1000);
  return until > now ? until.toISOString() : null;
}
