/** Reads the audit list, newest first. */
import { count, desc, ilike, or } from 'drizzle-orm';
import { z } from 'zod';
import type { AuditListSchema, AuditQuerySchema } from '@roomkey/shared/protocol/admin';
import type { PortalContext } from '../../context';
import { audit } from '../../store/schema';

const Details = z.record(z.string(), z.unknown());

export async function listAudit(
  ctx: PortalContext,
  { page, pageSize, search }: z.infer<typeof AuditQuerySchema>,
): Promise<z.infer<typeof AuditListSchema>> {
  const pattern = `%${search.replace(/[\\%_]/g, '\\$&')}%`;
  const columns = [audit.actor, audit.action, audit.target];
  const where = search === '' ? undefined : or(...columns.map((column) => ilike(column, pattern)));
  const { db } = ctx.store;
  const [counted] = await db.select({ total: count() }).from(audit).where(where);
  const rows = await db
    .select()
    .from(audit)
    .where(where)
    .orderBy(desc(audit.id))
    .limit(pageSize)
    .offset((page - 1) * pageSize);
  const items = rows.map((row) => ({ ...row, at: row.at.toISOString(), details: Details.parse(row.details) }));
  return { items, total: counted?.total ?? 0 };
}
