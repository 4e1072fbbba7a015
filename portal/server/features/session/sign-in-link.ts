/**
 * Sign-in links. The portal prints the first one while it has no administrator: whoever holds the terminal becomes the
 * first. Invitations are the same, for a user that a Pro Manager has named.
 */
import { and, count, eq, gt, isNotNull, isNull } from 'drizzle-orm';
import type { PortalContext } from '../../context';
import { ProblemError } from '../../http/problems';
import { randomId, randomToken } from '../../random/random';
import { administrators, organisation, signInLinks } from '../../store/schema';
import type { Database } from '../../store/store';
import { writeAudit } from '../audit/write-audit';
import type { Caller } from './caller';
import { endSession, startSession, type Administrator, type NewSession } from './sessions';

const linkMs = 15 * 60_000;
/** Own: long enough to reach a colleague in another time zone. */
const invitationMs = 24 * 3_600_000;

/** The address to print: with a token as long as nobody has a name and password, the plain page afterwards. */
export async function makeSignInUrl(ctx: PortalContext): Promise<string> {
  const page = `${ctx.publicUrl()}/#/sign-in`;
  if (await hasAdministrator(ctx.store.db)) return page;
  const token = randomToken();
  const expiresAt = new Date(ctx.clock.now().getTime() + linkMs);
  await ctx.store.db.insert(signInLinks).values({ hmac: ctx.keys.hmac('link', token), expiresAt });
  // SECURITY: in the fragment, which browsers keep out of requests, Referer and the server's logs.
  return `${page}?token=${token}`;
}

/** A link for a user without a password. Earlier links of that user go. */
export async function makeInvitation(
  tx: Database,
  ctx: PortalContext,
  administratorId: string,
): Promise<{ url: string; expiresAt: Date }> {
  const token = randomToken();
  const expiresAt = new Date(ctx.clock.now().getTime() + invitationMs);
  await tx.delete(signInLinks).where(eq(signInLinks.administratorId, administratorId));
  await tx.insert(signInLinks).values({ hmac: ctx.keys.hmac('link', token), administratorId, expiresAt });
  return { url: `${ctx.publicUrl()}/#/sign-in?token=${token}`, expiresAt };
}

/**
 * Uses the link up and signs its holder in: the invited user, or a first administrator without a name yet. `previous`
 * is the browser's earlier session, which ends. Throws `session.linkInvalid`.
 */
export async function redeemLink(
  ctx: PortalContext,
  token: string,
  source: string,
  previous: Caller | undefined,
): Promise<NewSession> {
  const at = ctx.clock.now();
  return ctx.store.transaction(async (tx) => {
    await lockAdministrators(tx);
    const [link] = await tx
      .delete(signInLinks)
      .where(and(eq(signInLinks.hmac, ctx.keys.hmac('link', token)), gt(signInLinks.expiresAt, at)))
      .returning();
    if (link === undefined) throw new ProblemError('session.linkInvalid');
    const administrator =
      link.administratorId === null ? await makeFirst(tx, at) : await findInvited(tx, link.administratorId);
    if (previous?.kind === 'session') await endSession(tx, previous.sessionHmac);
    const actor = administrator.username ?? 'first administrator';
    const target = administrator.username;
    await writeAudit(tx, { at, actor, action: 'administrator.linkRedeemed', target, source });
    return startSession(tx, ctx, administrator);
  });
}

async function makeFirst(tx: Database, createdAt: Date): Promise<Administrator> {
  if (await hasAdministrator(tx)) throw new ProblemError('session.linkInvalid');
  const administrator = {
    id: randomId(),
    username: null,
    passwordHash: null,
    role: 'Teams Rooms Pro Manager' as const,
    createdAt,
    lockedAt: null,
    lastSignedInAt: null,
  };
  await tx.insert(administrators).values(administrator);
  return administrator;
}

/** SECURITY: a link never opens a user who has a password, or whom somebody has locked since. */
async function findInvited(tx: Database, id: string): Promise<Administrator> {
  const [invited] = await tx
    .select()
    .from(administrators)
    .where(and(eq(administrators.id, id), isNull(administrators.passwordHash), isNull(administrators.lockedAt)));
  if (invited === undefined) throw new ProblemError('session.linkInvalid');
  return invited;
}

/** True once somebody has a name and password; who is only invited does not count. */
export async function hasAdministrator(db: Database): Promise<boolean> {
  const [row] = await db
    .select({ found: count() })
    .from(administrators)
    .where(and(isNotNull(administrators.username), isNotNull(administrators.passwordHash)));
  return (row?.found ?? 0) > 0;
}

/** Who administers the portal is decided by one transaction at a time; the organisation's row stands for it. */
export async function lockAdministrators(tx: Database): Promise<void> {
  await tx.select({ id: organisation.id }).from(organisation).for('update');
}
