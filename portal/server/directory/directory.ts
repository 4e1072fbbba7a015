/**
 * The organisation's directory: who a room account is, and whether it may sign in. Its answers carry the AADSTS-style
 * codes of shared/protocol/directory-errors.ts. Nothing here is a sign-in to Microsoft.
 */
import { eq } from 'drizzle-orm';
import { DIRECTORY_ERRORS, type DirectoryErrorCode } from '@roomkey/shared/protocol/directory-errors';
import { LIMITS } from '@roomkey/shared/protocol/limits';
import type { PortalContext } from '../context';
import { forgetAttempts, takeAttempt } from '../features/failures/attempts';
import { accounts, organisation } from '../store/schema';
import { verifyOrPretend } from './passwords';

export { generatePassword, hashPassword, unknownPasswordHash, verifyPassword } from './passwords';

export type Account = typeof accounts.$inferSelect;

export interface SignInAttempt {
  readonly upn: string;
  readonly password: string;
}

export type SignInResult =
  { readonly ok: true; readonly account: Account } | { readonly ok: false; readonly code: DirectoryErrorCode };

/**
 * Checks a password grant. The order is part of the contract:
 * 1. another organisation's domain, before the password is looked at, so that nobody's real one is tried here;
 * 2. too many attempts (10 per account and 15 minutes, wrong names included);
 * 3. name and password; an unknown name takes as long as a wrong password;
 * 4. only to who knows the password: account disabled, password expired, MFA, policy, licence.
 */
export async function signIn(ctx: PortalContext, attempt: SignInAttempt): Promise<SignInResult> {
  const upn = normaliseUpn(attempt.upn);
  const now = ctx.clock.now();
  const { db } = ctx.store;
  if (!(await isOwnDomain(ctx, upn))) return refused('foreignDomain');

  const bucket = passwordBucket(upn);
  const limit = { bucket, allowed: LIMITS.passwordFailures, windowSeconds: LIMITS.passwordFailureWindowSeconds };
  if (!(await takeAttempt(db, now, limit))) return refused('accountLocked');

  const [account] = await db.select().from(accounts).where(eq(accounts.upn, upn));
  const matches = await verifyOrPretend(account?.passwordHash, attempt.password);
  if (account === undefined) return refused('unknownUser');
  if (!matches) return refused('wrongPassword');
  await forgetAttempts(db, bucket);
  return decide(account, now);
}

/** Where the password failures of an account are counted. */
export function passwordBucket(upn: string): string {
  return `password:${upn}`;
}

/** True when the UPN's domain is one of the organisation's own. */
async function isOwnDomain(ctx: PortalContext, upn: string): Promise<boolean> {
  const [row] = await ctx.store.db.select({ domains: organisation.domains }).from(organisation);
  return isOfDomains(row?.domains ?? [], upn);
}

/** True when the UPN's domain is one of `domains`. */
export function isOfDomains(domains: readonly string[], upn: string): boolean {
  // Exactly one "@": of a name with more, mail systems and directories disagree about what the domain is.
  const domain = /^[^@]+@([^@]+)$/.exec(normaliseUpn(upn))?.[1];
  return domain !== undefined && domains.includes(domain);
}

function normaliseUpn(upn: string): string {
  return upn.trim().toLowerCase();
}

function decide(account: Account, now: Date): SignInResult {
  if (!account.enabled) return refused('accountDisabled');
  if (account.passwordExpiredAt !== null && account.passwordExpiredAt <= now) return refused('passwordExpired');
  if (account.mfaRequired) return refused('mfaRequired');
  if (account.blockedByPolicy) return refused('blockedByPolicy');
  if (account.licence === 'none') return refused('licenceMissing');
  return { ok: true, account };
}

function refused(name: keyof typeof DIRECTORY_ERRORS): SignInResult {
  return { ok: false, code: DIRECTORY_ERRORS[name] };
}
