/**
 * SECURITY: answers escalation between sites (CWE-639). Every query of a feature that reads or changes rows of an account
 * takes one of these conditions; what lies outside is "not found", so that nobody learns that it exists.
 */
import { inArray, sql, type AnyColumn, type SQL } from 'drizzle-orm';

/** The sites (ids) that a caller may see and act at. */
export type Scope = 'all' | readonly string[];

/** Limits a query to the sites of the scope; undefined for all sites. */
export function withinScope(scope: Scope, siteId: AnyColumn | SQL): SQL | undefined {
  if (scope === 'all') return undefined;
  if (scope.length === 0) return sql`false`;
  return typeof siteId === 'object' && 'name' in siteId
    ? inArray(siteId, [...scope])
    : sql`${siteId} in (${sql.join(
        scope.map((id) => sql`${id}::uuid`),
        sql`, `,
      )})`;
}

export function isWithinScope(scope: Scope, siteId: string): boolean {
  return scope === 'all' || scope.includes(siteId);
}
