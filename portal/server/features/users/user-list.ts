/** Reads those who run the portal. */
import { asc, eq, inArray, isNotNull } from 'drizzle-orm';
import type { User } from '@roomkey/shared/protocol/admin';
import { administrators, administratorSites, sites } from '../../store/schema';
import type { Database } from '../../store/store';

/** All users by name; whoever has only opened the first sign-in link is none yet. */
export async function listUsers(db: Database): Promise<User[]> {
  const rows = await db
    .select()
    .from(administrators)
    .where(isNotNull(administrators.username))
    .orderBy(asc(administrators.username));
  return present(db, rows);
}

export async function findUser(db: Database, id: string): Promise<User | undefined> {
  const rows = await db.select().from(administrators).where(eq(administrators.id, id));
  const [user] = await present(db, rows);
  return user;
}

async function present(db: Database, rows: readonly (typeof administrators.$inferSelect)[]): Promise<User[]> {
  if (rows.length === 0) return [];
  const ids = rows.map(({ id }) => id);
  const limits = await db
    .select({ userId: administratorSites.administratorId, id: sites.id, name: sites.name })
    .from(administratorSites)
    .innerJoin(sites, eq(sites.id, administratorSites.siteId))
    .where(inArray(administratorSites.administratorId, ids))
    .orderBy(asc(sites.name));
  return rows.flatMap(({ id, username, role, passwordHash, lockedAt, createdAt, lastSignedInAt }) => {
    if (username === null) return [];
    const own = limits.filter(({ userId }) => userId === id).map((site) => ({ id: site.id, name: site.name }));
    const unlocked = passwordHash === null ? 'invited' : 'active';
    return {
      id,
      username,
      role,
      sites: role === 'Teams Rooms Pro Manager' ? null : own,
      status: lockedAt === null ? unlocked : 'locked',
      createdAt: createdAt.toISOString(),
      lastSignedInAt: lastSignedInAt?.toISOString() ?? null,
    };
  });
}
