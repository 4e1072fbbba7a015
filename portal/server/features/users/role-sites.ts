/** Which sites a role may be limited to: rules that users and API tokens share. */
import { count, inArray } from 'drizzle-orm';
import type { Role } from '@roomkey/shared/protocol/lists';
import { ProblemError } from '../../http/problems';
import { sites } from '../../store/schema';
import type { Database } from '../../store/store';

/** The site ids to store for the role: none for a Pro Manager. Throws `user.sitesNeeded` or `site.notFound`. */
export async function checkSites(db: Database, role: Role, siteIds: readonly string[]): Promise<string[]> {
  if (role === 'Teams Rooms Pro Manager') {
    if (siteIds.length === 0) return [];
    const errors = [{ path: 'siteIds', message: 'A Teams Rooms Pro Manager is not limited to sites.' }];
    throw new ProblemError('request.invalid', { errors });
  }
  const wanted = [...new Set(siteIds)];
  if (wanted.length === 0) {
    throw new ProblemError('user.sitesNeeded', { errors: [{ path: 'siteIds', message: 'Choose at least one site.' }] });
  }
  const [row] = await db.select({ found: count() }).from(sites).where(inArray(sites.id, wanted));
  if (row?.found !== wanted.length) throw new ProblemError('site.notFound');
  return wanted;
}
