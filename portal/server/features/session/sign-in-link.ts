/** The link that the portal prints while it has no administrator: whoever holds the terminal becomes the first one. */
import { and, count, eq, gt, isNotNull } from 'drizzle-orm';
import type { PortalContext } from '../../context';
import { ProblemError } from '../../http/problems';
import { randomId, randomToken } from '../../random/random';
import { administrators, organisation, signInLinks } from '../../store/schema';
import type { Database } from '../../store/store';
import { writeAudit } from '../audit/write-audit';
import { startSession, type NewSession } from './sessions';

const linkMs = 15 * 60_000;

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

/** Uses the link up and signs its holder in, without a name yet. Throws `session.linkInvalid`. */
export async function redeemLink(ctx: PortalContext, token: string, source: string): Promise<NewSession> {
  const at = ctx.clock.now();
  return ctx.store.transaction(async (tx) => {
    await lockAdministrators(tx);
    const used = await tx
      .delete(signInLinks)
      .where(and(eq(signInLinks.hmac, ctx.keys.hmac('link', token)), gt(signInLinks.expiresAt, at)))
      .returning({ expiresAt: signInLinks.expiresAt });
    if (used.length === 0 || (await hasAdministrator(tx))) throw new ProblemError('session.linkInvalid');
    const administrator = {
      id: randomId(),
      username: null,
      passwordHash: null,
      role: 'Teams Rooms Pro Manager' as const,
      createdAt: at,
      lockedAt: null,
      lastSignedInAt: null,
    };
    await tx.insert(administrators).values(administrator);
    await writeAudit(tx, {
      at,
      actor: 'first administrator',
      action: 'administrator.linkRedeemed',
      target: null,
      source,
    });
    return startSession(tx, ctx, administrator);
  });
}

/** True once somebody has a name and password. */
export async function hasAdministrator(db: Database): Promise<boolean> {
  const [row] = await db.select({ found: count() }).from(administrators).where(isNotNull(administrators.username));
  return (row?.found ?? 0) > 0;
}

/** Who becomes the first administrator is decided by one transaction at a time; the organisation's row stands for it. */
export async function lockAdministrators(tx: Database): Promise<void> {
  await tx.select({ id: organisation.id }).from(organisation).for('update');
}
