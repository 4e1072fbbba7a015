/** Which password an OTP will deliver, worked out before the transaction: hashing takes 10 ms and PGlite has one connection. */
import { and, desc, eq, ne } from 'drizzle-orm';
import type { PasswordChoice } from '@roomkey/shared/protocol/admin';
import { LIMITS } from '@roomkey/shared/protocol/limits';
import type { PortalContext } from '../../context';
import { checkPasswords } from '../../directory/check-passwords';
import { generatePassword, hashPassword, verifyPassword } from '../../directory/directory';
import { ProblemError } from '../../http/problems';
import type { Act } from '../audit/act';
import { accounts, deliveryCopies, otps } from '../../store/schema';

export interface OtpPassword {
  readonly password: string;
  /** The account's new hash, or null when its password stays. */
  readonly newHash: string | null;
  /** The hash that the password was checked against; null when it is reset anyway. */
  readonly checkedHash: string | null;
}

/**
 * Throws `account.notFound`, `otp.nothingToKeep`, `otp.passwordMismatch`, or `otp.passwordLimited` after too many wrong
 * ones.
 */
export async function choosePassword(
  ctx: PortalContext,
  accountId: string,
  choice: PasswordChoice,
  act: Act,
): Promise<OtpPassword> {
  if (choice.kind === 'generate') {
    const password = generatePassword();
    return { password, newHash: await hashPassword(password), checkedHash: null };
  }
  const [account] = await ctx.store.db.select().from(accounts).where(eq(accounts.id, accountId));
  if (account === undefined) throw new ProblemError('account.notFound');
  const { upn, passwordHash: hash } = account;
  if (choice.kind === 'supplied') {
    const { password } = choice;
    const [check = 'limited'] = await checkPasswords(ctx, [{ upn, hash, password }], act);
    if (check === 'limited')
      throw new ProblemError('otp.passwordLimited', { retryAfter: LIMITS.passwordFailureWindowSeconds });
    if (check === 'wrong') throw new ProblemError('otp.passwordMismatch');
    return { password, newHash: null, checkedHash: hash };
  }
  const password = await keptPassword(ctx, accountId);
  if (!(await verifyPassword(hash, password))) throw new ProblemError('otp.nothingToKeep');
  return { password, newHash: null, checkedHash: hash };
}

/** The sealed copy of the account's last OTP, while there is one: after it expired or its request did. */
async function keptPassword(ctx: PortalContext, accountId: string): Promise<string> {
  const [copy] = await ctx.store.db
    .select({ otpId: deliveryCopies.otpId, sealed: deliveryCopies.sealed })
    .from(deliveryCopies)
    .innerJoin(otps, eq(otps.id, deliveryCopies.otpId))
    .where(and(eq(otps.accountId, accountId), ne(otps.status, 'revoked')))
    .orderBy(desc(otps.createdAt))
    .limit(1);
  if (copy === undefined) throw new ProblemError('otp.nothingToKeep');
  return ctx.keys.open('delivery', copy.sealed, copy.otpId);
}
