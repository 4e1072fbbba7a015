/** One row for each act, written in the transaction of the act: neither exists without the other. */
import { audit } from '../../store/schema';
import type { Database } from '../../store/store';
import type { AuditAction } from './audit-actions';

/** PostgreSQL takes 65,535 parameters; a row has six. */
const rowsPerStatement = 1000;

export interface AuditEntry {
  readonly at: Date;
  /** Who: an administrator's name, `token:NAME`, `console`, or `portal` for what it does by itself. */
  readonly actor: string;
  readonly action: AuditAction;
  /** On what: an account's UPN, a request's id, a setting's name. */
  readonly target: string | null;
  /** The address the act came from; null for the portal's own. */
  readonly source: string | null;
  /** Never a secret: no OTP, password, token or key. */
  readonly details?: Readonly<Record<string, unknown>>;
}

export async function writeAudit(tx: Database, entry: AuditEntry): Promise<void> {
  await writeAudits(tx, [entry]);
}

/** Rows for an act on many, in statements of a thousand rows. */
export async function writeAudits(tx: Database, entries: readonly AuditEntry[]): Promise<void> {
  const rows = entries.map(({ at, actor, action, target, source, details = {} }) => {
    return { at, actor, action, target, source, details };
  });
  for (let start = 0; start < rows.length; start += rowsPerStatement) {
    await tx.insert(audit).values(rows.slice(start, start + rowsPerStatement));
  }
}
