/** Sites: where rooms are, and what Site Leads and Site Technicians are limited to. */
import { asc, count, eq } from 'drizzle-orm';
import type { Site } from '@roomkey/shared/protocol/admin';
import type { PortalContext } from '../../context';
import { ProblemError } from '../../http/problems';
import { randomId } from '../../random/random';
import { isUniqueViolation } from '../../store/database-errors';
import { accounts, sites } from '../../store/schema';
import type { Act } from '../audit/act';
import { writeAudit } from '../audit/write-audit';
import { withinScope, type Scope } from '../session/scope';

/** The sites of the scope by name, each with how many accounts it has. */
export async function listSites(ctx: PortalContext, scope: Scope): Promise<Site[]> {
  return ctx.store.db
    .select({ id: sites.id, name: sites.name, accounts: count(accounts.id) })
    .from(sites)
    .leftJoin(accounts, eq(accounts.siteId, sites.id))
    .where(withinScope(scope, sites.id))
    .groupBy(sites.id, sites.name)
    .orderBy(asc(sites.name));
}

/** Throws `site.nameTaken`. */
export async function createSite(ctx: PortalContext, name: string, act: Act): Promise<Site> {
  const id = randomId();
  try {
    await ctx.store.transaction(async (tx) => {
      await tx.insert(sites).values({ id, name });
      await writeAudit(tx, { ...act, action: 'site.created', target: name, details: { siteId: id } });
    });
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    const errors = [{ path: 'name', message: 'A site of this name exists.' }];
    throw new ProblemError('site.nameTaken', { errors });
  }
  return { id, name, accounts: 0 };
}
