/** Names and passwords of administrators: choosing the first ones, and signing in with them. */
import { and, eq, inArray, isNull } from 'drizzle-orm';
import { LIMITS } from '@roomkey/shared/protocol/limits';
import type { PortalContext } from '../../context';
import { hashPassword, verifyOrPretend } from '../../directory/passwords';
import { ProblemError } from '../../http/problems';
import { isUniqueViolation } from '../../store/database-errors';
import { administrators, sessions, signInLinks } from '../../store/schema';
import type { Database } from '../../store/store';
import { writeAudit } from '../audit/write-audit';
import { forgetAttempts, takeAttempt } from '../failures/attempts';
import type { Caller } from './caller';
import { endAccess, endSession, startSession, type Administrator, type NewSession } from './sessions';
import { hasAdministrator, lockAdministrators } from './sign-in-link';

export interface Credentials {
  readonly username: string;
  readonly password: string;
}

/** `source` undefined: of all addresses. The name is encoded, so that no name can pose as one with an address. */
export function userBucket(name: string, source?: string): string {
  const bucket = `administrator:${encodeURIComponent(name)}`;
  return source === undefined ? bucket : `${bucket} ${source}`;
}

/** Over all addresses: slows a distributed guess, without letting one address lock an administrator out. */
export const failuresPerName = 100;

/**
 * Gives the holder of a redeemed link a password, and a new session: the first administrator under the name they choose,
 * an invited user under the name they were invited by. Throws `session.alreadySetUp`, `session.usernameTaken` or
 * `request.invalid`.
 */
export async function chooseCredentials(
  ctx: PortalContext,
  caller: Caller,
  { username, password }: Credentials,
  source: string,
): Promise<NewSession> {
  if (caller.kind !== 'session' || !caller.needsCredentials) throw new ProblemError('session.alreadySetUp');
  const at = ctx.clock.now();
  const name = username.toLowerCase();
  if (caller.username !== null && caller.username !== name) {
    const errors = [{ path: 'username', message: 'This is not the name that the invitation is for.' }];
    throw new ProblemError('request.invalid', { errors });
  }
  const passwordHash = await hashPassword(password);
  try {
    return await ctx.store.transaction(async (tx) => {
      await lockAdministrators(tx);
      if (caller.username === null && (await hasAdministrator(tx))) throw new ProblemError('session.alreadySetUp');
      // SECURITY: a lock or another invitation meanwhile has ended this session; then its holder chooses nothing.
      if (!(await endSession(tx, caller.sessionHmac))) throw new ProblemError('session.required');
      const [administrator] = await tx
        .update(administrators)
        .set({ username: name, passwordHash, lastSignedInAt: at })
        .where(and(eq(administrators.id, caller.administratorId), isNull(administrators.passwordHash)))
        .returning();
      if (administrator === undefined) throw new ProblemError('session.alreadySetUp');
      await endAccess(tx, administrator.id);
      if (caller.username === null) await endUnfinishedSetups(tx);
      await writeAudit(tx, { at, actor: name, action: 'administrator.created', target: name, source });
      return startSession(tx, ctx, administrator);
    });
  } catch (error) {
    throw isUniqueViolation(error) ? nameTaken() : error;
  }
}

/** For the field of the name. */
export function nameTaken(): ProblemError {
  const errors = [{ path: 'username', message: 'This name is taken.' }];
  return new ProblemError('session.usernameTaken', { errors });
}

/**
 * Signs in by name and password; `previous` is the browser's earlier session, which ends. 10 failures per name and
 * address in 15 minutes. Throws `session.wrongCredentials` or `session.tooManyAttempts`.
 */
export async function signInAdministrator(
  ctx: PortalContext,
  { username, password }: Credentials,
  source: string,
  previous: Caller | undefined,
): Promise<NewSession> {
  const at = ctx.clock.now();
  const name = username.toLowerCase();
  const buckets = [userBucket(name, source), userBucket(name)] as const;
  await takeAttempts(ctx, buckets, at);
  const [administrator] = await ctx.store.db.select().from(administrators).where(eq(administrators.username, name));
  const matches = await verifyOrPretend(administrator?.passwordHash, password);
  const session = await ctx.store.transaction(async (tx) => {
    const admitted = administrator !== undefined && matches ? await admit(tx, administrator, at) : undefined;
    if (admitted === undefined) {
      // SECURITY: the name goes into the list only if it exists; people type passwords into the name field.
      const target = administrator?.username ?? null;
      await writeAudit(tx, { at, actor: 'unknown', action: 'administrator.signInFailed', target, source });
      return undefined;
    }
    for (const bucket of buckets) await forgetAttempts(tx, bucket);
    if (previous?.kind === 'session') await endSession(tx, previous.sessionHmac);
    await writeAudit(tx, { at, actor: name, action: 'administrator.signedIn', target: name, source });
    return startSession(tx, ctx, admitted);
  });
  if (session === undefined) throw new ProblemError('session.wrongCredentials');
  return session;
}

/**
 * SECURITY: a locked user learns no more than a stranger. The row is asked again under its lock: a lock or a new
 * invitation that came while the password was being checked counts (CWE-367).
 */
async function admit(
  tx: Database,
  { id, passwordHash }: Administrator,
  lastSignedInAt: Date,
): Promise<Administrator | undefined> {
  if (passwordHash === null) return undefined;
  const still = and(eq(administrators.passwordHash, passwordHash), isNull(administrators.lockedAt));
  const [admitted] = await tx
    .update(administrators)
    .set({ lastSignedInAt })
    .where(and(eq(administrators.id, id), still))
    .returning();
  return admitted;
}

export async function signOut(ctx: PortalContext, caller: Caller, source: string): Promise<void> {
  if (caller.kind !== 'session') return;
  const actor = caller.username ?? 'first administrator';
  await ctx.store.transaction(async (tx) => {
    await endSession(tx, caller.sessionHmac);
    const entry = {
      at: ctx.clock.now(),
      actor,
      action: 'administrator.signedOut',
      target: caller.username,
      source,
    } as const;
    await writeAudit(tx, entry);
  });
}

async function takeAttempts(
  ctx: PortalContext,
  [ofAddress, ofName]: readonly [string, string],
  at: Date,
): Promise<void> {
  const windowSeconds = LIMITS.passwordFailureWindowSeconds;
  const { db } = ctx.store;
  const allowed =
    (await takeAttempt(db, at, { bucket: ofAddress, allowed: LIMITS.passwordFailures, windowSeconds })) &&
    (await takeAttempt(db, at, { bucket: ofName, allowed: failuresPerName, windowSeconds }));
  if (!allowed) throw new ProblemError('session.tooManyAttempts', { retryAfter: windowSeconds });
}

/** Every other first link ends, and every session that came by one; invitations stay. */
async function endUnfinishedSetups(tx: Database): Promise<void> {
  const unfinished = await tx
    .select({ id: administrators.id })
    .from(administrators)
    .where(isNull(administrators.username));
  const ids = unfinished.map(({ id }) => id);
  await tx.delete(signInLinks).where(isNull(signInLinks.administratorId));
  if (ids.length === 0) return;
  await tx.delete(sessions).where(inArray(sessions.administratorId, ids));
  await tx.delete(administrators).where(and(isNull(administrators.username), inArray(administrators.id, ids)));
}
