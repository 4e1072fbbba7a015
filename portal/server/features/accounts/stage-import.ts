/** Lays an import's rows ready in small statements, between which consoles and pages are answered. */
import { eq, lt, sql, type SQL } from 'drizzle-orm';
import type { PortalContext } from '../../context';
import { randomId } from '../../random/random';
import { importRows } from '../../store/schema';
import type { Database } from '../../store/store';
import { inPortions } from '../../turns/turns';
import type { Act } from '../audit/act';
import { readableDifference } from './editable';
import type { ImportPlan, PlannedAccount } from './plan-import';

/** Own: 15 ms on PGlite. */
const rowsPerStatement = 250;
/** Own: an import takes seconds; what lies an hour later is a crash's. */
const keptMs = 3_600_000;

/** Gives the import's id. */
export async function stageImport(ctx: PortalContext, plan: ImportPlan, act: Act): Promise<string> {
  const importId = randomId();
  const all = [
    ...plan.created.map((row) => ({ row, before: null, details: describeNew(row) })),
    ...plan.updated.map(({ row, existing, difference }) => {
      return { row, before: columnsOf(existing), details: readableDifference(difference, plan.siteNames) };
    }),
  ];
  let position = 0;
  for await (const some of inPortions(all, rowsPerStatement)) {
    const rows = some.map(({ row, before, details }) => ({
      ...columnsOf(row),
      ...{ import_id: importId, position: (position += 1), staged_at: act.at, id: row.id, upn: row.upn },
      ...{ before, details },
    }));
    // One parameter: statements with thousands take longer to read than to carry out.
    const given = JSON.stringify(rows);
    await ctx.store.db.execute(
      sql`insert into import_rows select * from jsonb_populate_recordset(null::import_rows, ${given}::jsonb)`,
    );
  }
  return importId;
}

function describeNew({ displayName, location, licence }: PlannedAccount) {
  return { displayName, location, licence };
}

/** What an import may set, by the names that the columns have in both tables. */
function columnsOf(row: Omit<PlannedAccount, 'id' | 'upn'>) {
  return {
    display_name: row.displayName,
    site_id: row.siteId,
    location: row.location,
    licence: row.licence,
    enabled: row.enabled,
    password_expires: row.passwordExpires,
    mailbox_configured: row.mailboxConfigured,
    mfa_required: row.mfaRequired,
    hybrid: row.hybrid,
    expected_serial: row.expectedSerial,
    expected_model: row.expectedModel,
  };
}
const columns = Object.keys({
  ...{ display_name: 0, site_id: 0, location: 0, licence: 0, enabled: 0, password_expires: 0, mailbox_configured: 0 },
  ...{ mfa_required: 0, hybrid: 0, expected_serial: 0, expected_model: 0 },
} satisfies Record<keyof ReturnType<typeof columnsOf>, 0>);

/** The columns' names, each written by `write`, with commas between. */
export function eachColumn(write: (name: string) => string): SQL {
  return sql.raw(columns.map(write).join(', '));
}

export async function forgetStaged(db: Database, importId: string): Promise<void> {
  await db.delete(importRows).where(eq(importRows.importId, importId));
}

/** What an import left whose process ended. */
export async function forgetAbandonedImports(tx: Database, now: Date): Promise<void> {
  await tx.delete(importRows).where(lt(importRows.stagedAt, new Date(now.getTime() - keptMs)));
}
