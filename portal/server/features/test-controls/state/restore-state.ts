/** Puts a saved state in the place of everything, in one transaction. */
import { eq, sql } from 'drizzle-orm';
import { CHANGE_KINDS, PORTAL_STATE_VERSION, type PortalState } from '@roomkey/shared/protocol/admin';
import type { PortalContext } from '../../../context';
import { ProblemError } from '../../../http/problems';
import { sqlState } from '../../../store/database-errors';
import { apiTokens, organisation } from '../../../store/schema';
import { schemaVersion } from '../../../store/schema-version';
import type { Database } from '../../../store/store';
import type { Act } from '../../audit/act';
import type { AuditAction } from '../../audit/audit-actions';
import { writeAudit } from '../../audit/write-audit';
import type { Faults } from '../faults';
import { MOST_SECONDS_AWAY } from '../time-limit';
import { TABLE_NAMES, TablesSchema } from './tables';

/** SQLSTATE: another transaction held what this one needed, and one of the two had to yield. */
const DEADLOCK = '40P01';
const ATTEMPTS = 3;
/** SQLSTATE classes of what is wrong with the rows: data exceptions, and violated constraints. */
const ROWS_AT_FAULT = /^2[23]/;

interface Restore {
  readonly ctx: PortalContext;
  readonly faults: Faults;
  readonly action: Extract<AuditAction, 'testControls.stateRestored' | 'testControls.stateReset'>;
  readonly act: Pick<Act, 'actor' | 'source'>;
  /** The API token that asks for it: it stays valid, whatever the state knows. */
  readonly callerToken: string | null;
}

/**
 * Afterwards all portal processes on this database read the time again, held polls look at their requests, and pages
 * hear that everything may have changed. The portal's time goes on from where the state was saved.
 *
 * @throws ProblemError `state.otherVersion`, `state.otherKeys` or `state.invalid`; nothing has changed then.
 */
export async function restoreState(state: PortalState, restore: Restore): Promise<void> {
  refuseForeign(state, restore.ctx);
  await withoutDeadlock(() => restore.ctx.store.transaction((tx) => replaceRows(tx, state, restore)));
  restore.faults.clear();
  for (const fault of state.faults) restore.faults.add(fault);
  await restore.ctx.clock.reread();
  restore.ctx.changes.tell(CHANGE_KINDS, null);
}

function refuseForeign(state: PortalState, ctx: PortalContext): void {
  if (state.version !== PORTAL_STATE_VERSION || state.schema !== schemaVersion()) {
    const versions = (version: number, schema: number) => `version ${String(version)}, tables of ${String(schema)}`;
    const detail = `The state has ${versions(state.version, state.schema)}; this portal has ${versions(PORTAL_STATE_VERSION, schemaVersion())}. Save it again with this version.`;
    throw new ProblemError('state.otherVersion', { detail });
  }
  // SECURITY: with other keys no hash would be found and nothing sealed could be opened; it must not look restored.
  if (state.keysId !== ctx.keys.id) {
    const detail = `The state needs the keys ${state.keysId}, and this portal has ${ctx.keys.id}. Start the portal with the keys file (--keys) that the state was saved with.`;
    throw new ProblemError('state.otherKeys', { detail });
  }
  if (Math.abs(secondsAhead(state, ctx)) > MOST_SECONDS_AWAY)
    throw invalid([['savedAt', 'must be within 50 years of now']]);
  const checked = TablesSchema.safeParse(state.tables);
  if (!checked.success)
    throw invalid(checked.error.issues.map((issue) => [['tables', ...issue.path].join('.'), issue.message]));
  const bound = checked.data['organisation'] ?? [];
  if (bound.length !== 1 || bound[0]?.['id'] !== 1 || bound[0]['keys_id'] !== state.keysId)
    throw invalid([['tables.organisation', 'must be one row, with id 1 and the keys of the state']]);
}

/** SECURITY: names places only. What stands there may be a hash or a sealed password. */
function invalid(problems: readonly (readonly [path: string, message: string])[]): ProblemError {
  const errors = problems.slice(0, 20).map(([path, message]) => ({ path, message }));
  return new ProblemError('state.invalid', { errors });
}

async function replaceRows(tx: Database, state: PortalState, restore: Restore): Promise<void> {
  const { ctx, callerToken } = restore;
  const caller =
    callerToken === null
      ? []
      : await tx
          .select()
          .from(apiTokens)
          .where(eq(apiTokens.hmac, ctx.keys.hmac('token', callerToken)));
  await emptyTables(tx);
  for (const name of TABLE_NAMES) await insertRows(tx, name, state.tables[name] ?? []);
  await tx.execute(
    sql`select setval(pg_get_serial_sequence('audit', 'id'), coalesce((select max(id) from audit), 0) + 1, false)`,
  );
  const offset = secondsAhead(state, ctx);
  await tx.update(organisation).set({ clockOffsetSeconds: offset }).where(eq(organisation.id, 1));
  if (caller.length > 0) await tx.insert(apiTokens).values(caller).onConflictDoNothing();
  const at = new Date(ctx.clock.unmovedNow().getTime() + offset * 1000);
  const details = { savedAt: state.savedAt };
  await writeAudit(tx, { ...restore.act, at, action: restore.action, target: null, details });
}

/** Locks all tables first, in the order in which acts write to them: nobody sees half a state, and nobody writes into it. */
async function emptyTables(tx: Database): Promise<void> {
  const all = sql.join(
    TABLE_NAMES.map((name) => sql.identifier(name)),
    sql`, `,
  );
  await tx.execute(sql`lock table ${all} in access exclusive mode`);
  // SECURITY: the audit list is append-only by a trigger. This is the one place that lifts it, for this transaction, and it
  // can be reached with --test-controls alone (loopback, marked on every page); the act itself is the list's newest row.
  await tx.execute(sql`alter table audit disable trigger audit_append_only`);
  await tx.execute(sql`truncate ${all}`);
  await tx.execute(sql`alter table audit enable trigger audit_append_only`);
}

async function insertRows(tx: Database, name: string, rows: readonly Record<string, unknown>[]): Promise<void> {
  if (rows.length === 0) return;
  const table = sql.identifier(name);
  const json = JSON.stringify(rows);
  try {
    await tx.execute(sql`insert into ${table} select * from json_populate_recordset(null::${table}, ${json}::json)`);
  } catch (error) {
    const code = sqlState(error);
    if (code === undefined || !ROWS_AT_FAULT.test(code)) throw error;
    throw invalid([[`tables.${name}`, `the database refuses these rows (SQLSTATE ${code})`]]);
  }
}

/** Whole seconds, rounded up: nothing in the state lies in its future. Negative when it was saved in the past. */
function secondsAhead(state: PortalState, { clock }: PortalContext): number {
  return Math.ceil((Date.parse(state.savedAt) - clock.unmovedNow().getTime()) / 1000);
}

async function withoutDeadlock(work: () => Promise<void>): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await work();
      return;
    } catch (error) {
      if (sqlState(error) !== DEADLOCK || attempt === ATTEMPTS) throw error;
    }
  }
}
