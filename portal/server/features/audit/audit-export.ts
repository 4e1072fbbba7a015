/** The audit list as a file, for those who have to keep it elsewhere. */
import type { z } from 'zod';
import type { AuditFilterSchema } from '@roomkey/shared/protocol/admin';
import type { PortalContext } from '../../context';
import { writeCsv } from '../../csv/write-csv';
import type { Act } from './act';
import { readAudit } from './audit-list';
import { writeAudit } from './write-audit';

/** Own: what a spreadsheet still opens; a longer list is exported by its times. */
const mostRows = 100_000;
const columns = ['Number', 'Time (UTC)', 'Who', 'What', 'On what', 'From where', 'Details'] as const;

/** CSV of the first 100,000 rows that the filter lets through. The export itself is audited first. */
export async function exportAudit(
  ctx: PortalContext,
  filter: z.infer<typeof AuditFilterSchema>,
  act: Act,
): Promise<string> {
  await writeAudit(ctx.store.db, { ...act, action: 'audit.exported', target: null, details: { filter } });
  const rows = await readAudit(ctx, filter, { limit: mostRows, offset: 0 });
  return writeCsv(
    columns,
    rows.map(({ id, at, actor, action, target, source, details }) => ({
      Number: String(id),
      'Time (UTC)': at,
      Who: actor,
      What: action,
      'On what': target,
      'From where': source,
      Details: JSON.stringify(details),
    })),
  );
}
