/** What a Pro Manager does with users: invite, give another role or other sites, lock, unlock, invite anew. */
import { and, count, eq, isNotNull, isNull } from 'drizzle-orm';
import type { z } from 'zod';
import type { InvitationSchema, NewUserSchema, User, UserChangeSchema } from '@roomkey/shared/protocol/admin';
import type { PortalContext } from '../../context';
import { ProblemError } from '../../http/problems';
import { randomId } from '../../random/random';
import { isUniqueViolation } from '../../store/database-errors';
import { administrators, administratorSites } from '../../store/schema';
import type { Database } from '../../store/store';
import type { Act } from '../audit/act';
import { writeAudit } from '../audit/write-audit';
import { endAccess } from '../session/sessions';
import { nameTaken } from '../session/sign-in';
import { lockAdministrators, makeInvitation } from '../session/sign-in-link';
import { checkSites } from './role-sites';
import { findUser } from './user-list';

type Invitation = z.infer<typeof InvitationSchema>;

/** Throws `session.usernameTaken`, `user.sitesNeeded` or `site.notFound`. */
export async function inviteUser(
  ctx: PortalContext,
  { username, role, siteIds }: z.output<typeof NewUserSchema>,
  act: Act,
): Promise<Invitation> {
  const id = randomId();
  try {
    return await ctx.store.transaction(async (tx) => {
      const limits = await checkSites(tx, role, siteIds);
      await tx.insert(administrators).values({ id, username, passwordHash: null, role, createdAt: act.at });
      await setSites(tx, id, limits);
      const details = { role, siteIds: limits };
      await writeAudit(tx, { ...act, action: 'administrator.invited', target: username, details });
      return invitationOf(tx, ctx, id);
    });
  } catch (error) {
    throw isUniqueViolation(error) ? nameTaken() : error;
  }
}

/** The user's password, sessions and older links end; the new link lets them choose another. Throws as `changeUser`. */
export async function inviteAgain(ctx: PortalContext, id: string, act: Act, self: string | null): Promise<Invitation> {
  return ctx.store.transaction(async (tx) => {
    await lockAdministrators(tx);
    const user = await otherUser(tx, id, self);
    await tx.update(administrators).set({ passwordHash: null }).where(eq(administrators.id, id));
    await refuseWithoutManager(tx, user);
    await endAccess(tx, id);
    await writeAudit(tx, { ...act, action: 'administrator.invited', target: user.username, details: { again: true } });
    return invitationOf(tx, ctx, id);
  });
}

/** Counts at the user's next request. Throws `user.notFound`, `user.self`, `user.lastManager`, `user.sitesNeeded`. */
export async function changeUser(
  ctx: PortalContext,
  id: string,
  change: z.output<typeof UserChangeSchema>,
  act: Act,
  self: string | null,
): Promise<User> {
  return ctx.store.transaction(async (tx) => {
    await lockAdministrators(tx);
    const before = await otherUser(tx, id, self);
    const role = change.role ?? before.role;
    if (change.role !== undefined || change.siteIds !== undefined) {
      const kept = role === before.role ? (before.sites ?? []).map((site) => site.id) : [];
      const limits = await checkSites(tx, role, change.siteIds ?? kept);
      await tx.update(administrators).set({ role }).where(eq(administrators.id, id));
      await setSites(tx, id, limits);
      const details = { before: { role: before.role, sites: before.sites }, after: { role, siteIds: limits } };
      await writeAudit(tx, { ...act, action: 'administrator.changed', target: before.username, details });
    }
    if (change.locked !== undefined) await setLock(tx, before, change.locked, act);
    await refuseWithoutManager(tx, before);
    const user = await findUser(tx, id);
    if (user === undefined) throw new ProblemError('user.notFound');
    return user;
  });
}

async function setLock(tx: Database, user: User, locked: boolean, act: Act): Promise<void> {
  if (locked === (user.status === 'locked')) return;
  await tx
    .update(administrators)
    .set({ lockedAt: locked ? act.at : null })
    .where(eq(administrators.id, user.id));
  if (locked) await endAccess(tx, user.id);
  const action = locked ? 'administrator.locked' : 'administrator.unlocked';
  await writeAudit(tx, { ...act, action, target: user.username });
}

async function otherUser(tx: Database, id: string, self: string | null): Promise<User> {
  const user = await findUser(tx, id);
  if (user === undefined) throw new ProblemError('user.notFound');
  if (id === self) throw new ProblemError('user.self');
  return user;
}

/** Asked after the change, under the lock: of two managers who demote each other, one is refused. */
async function refuseWithoutManager(tx: Database, before: User): Promise<void> {
  if (before.role !== 'Teams Rooms Pro Manager' || before.status !== 'active') return;
  const [row] = await tx
    .select({ left: count() })
    .from(administrators)
    .where(
      and(
        eq(administrators.role, 'Teams Rooms Pro Manager'),
        isNull(administrators.lockedAt),
        isNotNull(administrators.username),
        isNotNull(administrators.passwordHash),
      ),
    );
  if ((row?.left ?? 0) === 0) throw new ProblemError('user.lastManager');
}

async function setSites(tx: Database, administratorId: string, siteIds: readonly string[]): Promise<void> {
  await tx.delete(administratorSites).where(eq(administratorSites.administratorId, administratorId));
  if (siteIds.length === 0) return;
  await tx.insert(administratorSites).values(siteIds.map((siteId) => ({ administratorId, siteId })));
}

async function invitationOf(tx: Database, ctx: PortalContext, id: string): Promise<Invitation> {
  const { url, expiresAt } = await makeInvitation(tx, ctx, id);
  const user = await findUser(tx, id);
  if (user === undefined) throw new ProblemError('user.notFound');
  return { user, url, expiresAt: expiresAt.toISOString() };
}
