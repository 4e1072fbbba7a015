/** Which password an OTP will deliver, worked out before the transaction: hashing takes 10 ms and PGlite has one connection. */
import { and, desc, eq, ne } from 'drizzle-orm';
import type { PasswordChoice } from '@roomkey/shared/protocol/admin';
import type { PortalContext } from '../../context';
import { generatePassword, hashPassword, verifyPassword } from '../../directory/directory';
import { ProblemError } from '../../http/problems';
import { accounts, deliveryCopies, otps } from '../../store/schema';

export interface OtpPassword {
  readonly password: string;
  /** The account's new hash, or null when its password stays. */
  readonly newHash: string | null;
  /** The hash that the password was checked against; null when it is reset anyway. */
  readonly checkedHash: string | null;
}

/** Throws `account.notFound`, `otp.nothingToKeep` or `otp.passwordMismatch`. */
export async function choosePassword(
  ctx: PortalContext,
  accountId: string,
  choice: PasswordChoice,
): Promise<OtpPassword> {
  if (choice.kind === 'generate') {
    const password = generatePassword();
    return { password, newHash: await hashPassword(password), checkedHash: null };
  }
  const [account] = await ctx.store.db.select().from(accounts).where(eq(accounts.id, accountId));
  if (account === undefined) throw new ProblemError('account.notFound');
  const password = choice.kind === 'supplied' ? choice.password : await keptPassword(ctx, accountId);
  if (await verifyPassword(account.passwordHash, password)) {
    return { password, newHash: null, checkedHash: account.passwordHash };
  }
  throw new ProblemError(choice.kind === 'supplied' ? 'otp.passwordMismatch' : 'otp.nothingToKeep');
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
