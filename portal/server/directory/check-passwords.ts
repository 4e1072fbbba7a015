/** Passwords that an administrator says accounts have: typed for one, or in a file for many. */
import { LIMITS } from '@roomkey/shared/protocol/limits';
import type { PortalContext } from '../context';
import type { Act } from '../features/audit/act';
import { writeAudits } from '../features/audit/write-audit';
import { giveAttemptsBack, takeSharedAttempts } from '../features/failures/attempts';
import { passwordBucket } from './directory';
import { verifyPassword } from './passwords';

/** Verified at once: the hash function keeps as many threads busy as there are. */
const atOnce = 32;
/**
 * Own: half of an account's failures. Counted where the rooms' sign-ins are counted, so that both together stay within
 * the limit; but of these alone no account is ever locked, and no room is kept out by somebody's wrong file.
 */
const allowed = LIMITS.passwordFailures / 2;

export interface PasswordClaim {
  readonly upn: string;
  readonly hash: string;
  readonly password: string;
}
/** `limited`: too many were wrong; this one was not looked at. */
export type PasswordCheck = 'right' | 'wrong' | 'limited';

/**
 * SECURITY: answers guessing through the administrators' API (CWE-307). An attempt is taken before a password is looked
 * at and given back when it is right; wrong ones are audited, each for its account. In the order of `claims`, which name
 * each account once.
 */
export async function checkPasswords(
  ctx: PortalContext,
  claims: readonly PasswordClaim[],
  act: Act,
): Promise<PasswordCheck[]> {
  const checks: PasswordCheck[] = [];
  for (let start = 0; start < claims.length; start += atOnce) {
    checks.push(...(await checkSome(ctx, claims.slice(start, start + atOnce), act)));
  }
  return checks;
}

async function checkSome(ctx: PortalContext, claims: readonly PasswordClaim[], act: Act): Promise<PasswordCheck[]> {
  const { db } = ctx.store;
  const windowSeconds = LIMITS.passwordFailureWindowSeconds;
  const buckets = claims.map(({ upn }) => passwordBucket(upn));
  const taken = await takeSharedAttempts(db, act.at, { buckets, allowed, windowSeconds });
  const checks = await Promise.all(
    claims.map(async ({ upn, hash, password }): Promise<PasswordCheck> => {
      if (!taken.has(passwordBucket(upn))) return 'limited';
      return (await verifyPassword(hash, password)) ? 'right' : 'wrong';
    }),
  );
  const upnsThatAre = (check: PasswordCheck) => claims.filter((_, n) => checks[n] === check).map(({ upn }) => upn);
  await giveAttemptsBack(db, upnsThatAre('right').map(passwordBucket));
  const { at, actor, source } = act;
  await writeAudits(
    db,
    upnsThatAre('wrong').map((target) => ({ at, actor, source, action: 'signInData.wrongPassword', target })),
  );
  return checks;
}
