/** Reads the audit list. */
import { and, asc, count, desc, eq, gte, ilike, lt, or, type SQL } from 'drizzle-orm';
import { z } from 'zod';
import type { AuditEntry, AuditFilterSchema, AuditListSchema, AuditQuerySchema } from '@roomkey/shared/protocol/admin';
import type { PortalContext } from '../../context';
import { audit } from '../../store/schema';
import { AUDIT_ACTIONS } from './audit-actions';

type Filter = z.infer<typeof AuditFilterSchema>;
const Details = z.record(z.string(), z.unknown());

export async function listAudit(
  ctx: PortalContext,
  { page, pageSize, ...filter }: z.infer<typeof AuditQuerySchema>,
): Promise<z.infer<typeof AuditListSchema>> {
  const [counted] = await ctx.store.db.select({ total: count() }).from(audit).where(matches(filter));
  const items = await readAudit(ctx, filter, { limit: pageSize, offset: (page - 1) * pageSize });
  return { items, total: counted?.total ?? 0, actions: [...AUDIT_ACTIONS] };
}

/** The rows that the filter lets through, in its order. */
export async function readAudit(
  ctx: PortalContext,
  filter: Filter,
  { limit, offset }: { readonly limit: number; readonly offset: number },
): Promise<AuditEntry[]> {
  const rows = await ctx.store.db
    .select()
    .from(audit)
    .where(matches(filter))
    .orderBy(filter.order === 'asc' ? asc(audit.id) : desc(audit.id))
    .limit(limit)
    .offset(offset);
  return rows.map((row) => ({ ...row, at: row.at.toISOString(), details: Details.parse(row.details) }));
}

function matches({ search, actor, action, target, from, until }: Filter): SQL | undefined {
  const pattern = `%${search.replace(/[\\%_]/g, '\\$&')}%`;
  const columns = [audit.actor, audit.action, audit.target];
  return and(
    search === '' ? undefined : or(...columns.map((column) => ilike(column, pattern))),
    actor === undefined ? undefined : eq(audit.actor, actor),
    action === undefined ? undefined : eq(audit.action, action),
    target === undefined ? undefined : eq(audit.target, target),
    from === undefined ? undefined : gte(audit.at, new Date(from)),
    until === undefined ? undefined : lt(audit.at, new Date(until)),
  );
}
