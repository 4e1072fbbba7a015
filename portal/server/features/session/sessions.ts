/** Sessions of administrators: in the database, by the keyed hash of a random token, so that a stolen table opens nothing. */
import { and, eq, gt, isNull } from 'drizzle-orm';
import type { PortalContext } from '../../context';
import { randomToken } from '../../random/random';
import { administrators, administratorSites, sessions, signInLinks } from '../../store/schema';
import type { Database } from '../../store/store';
import type { Caller } from './caller';
import type { Scope } from './scope';

/** Own: without anything that a person did for so long, the session is over. */
const idleMs = 30 * 60_000;
/** Own: no session outlives a working day, whatever is done with it. */
const longestMs = 12 * 3_600_000;
/** The idle time is written down at most this often, so that a busy page does not write at each request. */
const renewEveryMs = 60_000;

type SessionCaller = Extract<Caller, { kind: 'session' }>;
export type Administrator = typeof administrators.$inferSelect;

export interface NewSession {
  /** For the cookie; it is stored nowhere. */
  readonly token: string;
  readonly caller: SessionCaller;
}

/** Starts a session with a new token: called at each sign-in, so a token from before it is worth nothing afterwards. */
export async function startSession(
  tx: Database,
  ctx: PortalContext,
  administrator: Administrator,
): Promise<NewSession> {
  const now = ctx.clock.now();
  const token = randomToken();
  const hmac = ctx.keys.hmac('session', token);
  const expiresAt = new Date(now.getTime() + idleMs);
  await tx
    .insert(sessions)
    .values({ hmac, administratorId: administrator.id, createdAt: now, lastUsedAt: now, expiresAt });
  return { token, caller: makeCaller(ctx, token, hmac, administrator, await scopeOf(tx, administrator)) };
}

/** Who this token's session belongs to; undefined when there is none (any more). `renew` is false for polls that no person caused. */
export async function findSession(
  ctx: PortalContext,
  token: string,
  renew: boolean,
): Promise<SessionCaller | undefined> {
  const now = ctx.clock.now();
  const hmac = ctx.keys.hmac('session', token);
  const [row] = await ctx.store.db
    .select({ session: sessions, administrator: administrators })
    .from(sessions)
    .innerJoin(administrators, eq(administrators.id, sessions.administratorId))
    .where(and(eq(sessions.hmac, hmac), gt(sessions.expiresAt, now), isNull(administrators.lockedAt)));
  if (row === undefined) return undefined;
  const { session, administrator } = row;
  if (renew && now.getTime() - session.lastUsedAt.getTime() > renewEveryMs) {
    const ends = Math.min(now.getTime() + idleMs, session.createdAt.getTime() + longestMs);
    await ctx.store.db
      .update(sessions)
      .set({ lastUsedAt: now, expiresAt: new Date(ends) })
      .where(eq(sessions.hmac, hmac));
  }
  return makeCaller(ctx, token, hmac, administrator, await scopeOf(ctx.store.db, administrator));
}

/** False when it had ended already. */
export async function endSession(tx: Database, sessionHmac: Uint8Array): Promise<boolean> {
  const ended = await tx
    .delete(sessions)
    .where(eq(sessions.hmac, sessionHmac))
    .returning({ administratorId: sessions.administratorId });
  return ended.length > 0;
}

/** SECURITY: sessions and links from before would let somebody in who shall not be any more (CWE-613). */
export async function endAccess(tx: Database, administratorId: string): Promise<void> {
  await tx.delete(sessions).where(eq(sessions.administratorId, administratorId));
  await tx.delete(signInLinks).where(eq(signInLinks.administratorId, administratorId));
}

/** SECURITY: the CSRF token follows from the session token by a key, so it needs no storage and changes with the session. */
export function csrfTokenOf({ keys }: Pick<PortalContext, 'keys'>, token: string): string {
  return Buffer.from(keys.hmac('csrf', token)).toString('base64url');
}

function makeCaller(
  ctx: PortalContext,
  token: string,
  sessionHmac: Uint8Array,
  { id, username, role, passwordHash }: Administrator,
  scope: Scope,
): SessionCaller {
  const csrfToken = csrfTokenOf(ctx, token);
  const needsCredentials = passwordHash === null;
  return { kind: 'session', administratorId: id, username, role, scope, needsCredentials, csrfToken, sessionHmac };
}

/** SECURITY: read at each request, so that a changed role or site counts at once, in sessions under way too. */
async function scopeOf(db: Database, { id, role }: Administrator): Promise<Scope> {
  if (role === 'Teams Rooms Pro Manager') return 'all';
  const rows = await db
    .select({ siteId: administratorSites.siteId })
    .from(administratorSites)
    .where(eq(administratorSites.administratorId, id));
  return rows.map(({ siteId }) => siteId);
}
