/** One row for each act, written in the transaction of the act: neither exists without the other. */
import { audit } from '../../store/schema';
import type { Database } from '../../store/store';
import type { AuditAction } from './audit-actions';

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
  await tx.insert(audit).values({ ...entry, details: entry.details ?? {} });
}
