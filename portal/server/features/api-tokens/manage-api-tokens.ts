/** What a Pro Manager does with API tokens. Their times are the unmoved clock's, as `findApiToken` asks for it. */
import { asc, eq, gt, inArray } from 'drizzle-orm';
import type { z } from 'zod';
import type { ApiTokenSchema, CreatedApiTokenSchema, NewApiTokenSchema } from '@roomkey/shared/protocol/admin';
import type { PortalContext } from '../../context';
import { ProblemError } from '../../http/problems';
import { randomId, randomToken } from '../../random/random';
import { apiTokens, apiTokenSites, sites } from '../../store/schema';
import type { Database } from '../../store/store';
import type { Act } from '../audit/act';
import { writeAudit } from '../audit/write-audit';
import { checkSites } from '../users/role-sites';

type ApiToken = z.infer<typeof ApiTokenSchema>;
type Row = Omit<typeof apiTokens.$inferSelect, 'hmac'>;

const dayMs = 86_400_000;

/** Those that still open something, by name. */
export async function listApiTokens(ctx: PortalContext): Promise<ApiToken[]> {
  const { db } = ctx.store;
  const rows = await db
    .select()
    .from(apiTokens)
    .where(gt(apiTokens.expiresAt, ctx.clock.unmovedNow()))
    .orderBy(asc(apiTokens.name), asc(apiTokens.createdAt));
  return present(db, rows);
}

/** Throws `user.sitesNeeded` or `site.notFound`. */
export async function createApiToken(
  ctx: PortalContext,
  { name, role, siteIds, validDays }: z.output<typeof NewApiTokenSchema>,
  act: Act,
): Promise<z.infer<typeof CreatedApiTokenSchema>> {
  const token = randomToken();
  const createdAt = ctx.clock.unmovedNow();
  const expiresAt = new Date(createdAt.getTime() + validDays * dayMs);
  const row = { id: randomId(), name, role, createdAt, expiresAt };
  return ctx.store.transaction(async (tx) => {
    const limits = await checkSites(tx, role, siteIds);
    await tx.insert(apiTokens).values({ ...row, hmac: ctx.keys.hmac('token', token) });
    if (limits.length > 0) {
      await tx.insert(apiTokenSites).values(limits.map((siteId) => ({ apiTokenId: row.id, siteId })));
    }
    const details = { id: row.id, role, siteIds: limits, validDays };
    await writeAudit(tx, { ...act, action: 'apiToken.created', target: name, details });
    const [made] = await present(tx, [row]);
    if (made === undefined) throw new ProblemError('apiToken.notFound');
    return { ...made, token };
  });
}

/** Throws `apiToken.notFound`. */
export async function deleteApiToken(ctx: PortalContext, id: string, act: Act): Promise<void> {
  await ctx.store.transaction(async (tx) => {
    const [gone] = await tx.delete(apiTokens).where(eq(apiTokens.id, id)).returning({ name: apiTokens.name });
    if (gone === undefined) throw new ProblemError('apiToken.notFound');
    await writeAudit(tx, { ...act, action: 'apiToken.deleted', target: gone.name, details: { id } });
  });
}

async function present(db: Database, rows: readonly Row[]): Promise<ApiToken[]> {
  if (rows.length === 0) return [];
  const ids = rows.map(({ id }) => id);
  const limits = await db
    .select({ tokenId: apiTokenSites.apiTokenId, id: sites.id, name: sites.name })
    .from(apiTokenSites)
    .innerJoin(sites, eq(sites.id, apiTokenSites.siteId))
    .where(inArray(apiTokenSites.apiTokenId, ids))
    .orderBy(asc(sites.name));
  return rows.map(({ id, name, role, createdAt, expiresAt }) => {
    const own = limits.filter(({ tokenId }) => tokenId === id).map((site) => ({ id: site.id, name: site.name }));
    return {
      id,
      name,
      role,
      sites: role === 'Teams Rooms Pro Manager' ? null : own,
      createdAt: createdAt.toISOString(),
      expiresAt: expiresAt.toISOString(),
    };
  });
}
