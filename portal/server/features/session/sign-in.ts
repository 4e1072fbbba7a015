/** Names and passwords of administrators: choosing the first ones, and signing in with them. */
import { and, eq, inArray, isNull } from 'drizzle-orm';
import { LIMITS } from '@roomkey/shared/protocol/limits';
import type { PortalContext } from '../../context';
import { hashPassword, verifyOrPretend } from '../../directory/passwords';
import { ProblemError } from '../../http/problems';
import { administrators, sessions, signInLinks } from '../../store/schema';
import type { Database } from '../../store/store';
import { writeAudit } from '../audit/write-audit';
import { forgetAttempts, takeAttempt } from '../failures/attempts';
import type { Caller } from './caller';
import { endSession, startSession, type NewSession } from './sessions';
import { hasAdministrator, lockAdministrators } from './sign-in-link';

export interface Credentials {
  readonly username: string;
  readonly password: string;
}

/** Over all addresses: slows a distributed guess, without letting one address lock an administrator out. */
const failuresPerName = 100;

/**
 * Gives the holder of the redeemed link a name and password, and a new session. Every other link, and every other
 * session that came by one, ends. Throws `session.alreadySetUp`.
 */
export async function chooseCredentials(
  ctx: PortalContext,
  caller: Caller,
  { username, password }: Credentials,
  source: string,
): Promise<NewSession> {
  if (caller.kind !== 'session') throw new ProblemError('session.alreadySetUp');
  const at = ctx.clock.now();
  const name = username.toLowerCase();
  const passwordHash = await hashPassword(password);
  return ctx.store.transaction(async (tx) => {
    await lockAdministrators(tx);
    if (await hasAdministrator(tx)) throw new ProblemError('session.alreadySetUp');
    const [administrator] = await tx
      .update(administrators)
      .set({ username: name, passwordHash })
      .where(eq(administrators.id, caller.administratorId))
      .returning();
    if (administrator === undefined) throw new ProblemError('session.required');
    await endSession(tx, caller.sessionHmac);
    await endUnfinishedSetups(tx);
    await writeAudit(tx, { at, actor: name, action: 'administrator.created', target: name, source });
    return startSession(tx, ctx, administrator);
  });
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
  const buckets = [`administrator:${name}@${source}`, `administrator:${name}`] as const;
  await takeAttempts(ctx, buckets, at);
  const [administrator] = await ctx.store.db.select().from(administrators).where(eq(administrators.username, name));
  const matches = await verifyOrPretend(administrator?.passwordHash, password);
  if (administrator === undefined || !matches) {
    // SECURITY: the name goes into the list only if it exists; people type passwords into the name field.
    const target = administrator?.username ?? null;
    const entry = { at, actor: 'unknown', action: 'administrator.signInFailed', target, source } as const;
    await ctx.store.transaction((tx) => writeAudit(tx, entry));
    throw new ProblemError('session.wrongCredentials');
  }
  return ctx.store.transaction(async (tx) => {
    for (const bucket of buckets) await forgetAttempts(tx, bucket);
    if (previous?.kind === 'session') await endSession(tx, previous.sessionHmac);
    await writeAudit(tx, { at, actor: name, action: 'administrator.signedIn', target: name, source });
    return startSession(tx, ctx, administrator);
  });
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

async function endUnfinishedSetups(tx: Database): Promise<void> {
  const unfinished = await tx
    .select({ id: administrators.id })
    .from(administrators)
    .where(isNull(administrators.username));
  const ids = unfinished.map(({ id }) => id);
  await tx.delete(signInLinks);
  if (ids.length === 0) return;
  await tx.delete(sessions).where(inArray(sessions.administratorId, ids));
  await tx.delete(administrators).where(and(isNull(administrators.username), inArray(administrators.id, ids)));
}
