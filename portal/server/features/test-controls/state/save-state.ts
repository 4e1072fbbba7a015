/** The whole state of the portal as one document: every row as the database holds it, the time, the armed faults. */
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { PORTAL_STATE_VERSION, type PortalState } from '@roomkey/shared/protocol/admin';
import type { PortalContext } from '../../../context';
import { schemaVersion } from '../../../store/schema-version';
import type { Database } from '../../../store/store';
import type { Faults } from '../faults';
import { TABLE_NAMES } from './tables';

const Rows = z.object({ rows: z.array(z.object({ row: z.record(z.string(), z.unknown()) })) });

/** `tx` must be a transaction that has read nothing yet: all tables are seen as they were at one moment. */
export async function saveState(ctx: PortalContext, faults: Faults, tx: Database): Promise<PortalState> {
  await tx.execute(sql`set transaction isolation level repeatable read`);
  // The same row gives the same text, wherever the server stands.
  await tx.execute(sql`set local time zone 'UTC'`);
  const tables: PortalState['tables'] = {};
  for (const name of TABLE_NAMES) tables[name] = await readRows(tx, name);
  return {
    format: 'roomkey-portal-state',
    version: PORTAL_STATE_VERSION,
    schema: schemaVersion(),
    keysId: ctx.keys.id,
    savedAt: ctx.clock.now().toISOString(),
    faults: faults.list(),
    tables,
  };
}

/** In the order of their columns, so that the same state gives the same document. */
async function readRows(tx: Database, table: string): Promise<Record<string, unknown>[]> {
  const answer = await tx.execute(sql`select row_to_json(t) as row from ${sql.identifier(table)} t order by t`);
  return Rows.parse(answer).rows.map(({ row }) => row);
}
