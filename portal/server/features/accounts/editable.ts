/** What an administrator may change of a resource account, and what differs between two states of it. */
import { inArray } from 'drizzle-orm';
import type { accounts } from '../../store/schema';
import { sites } from '../../store/schema';
import type { Database } from '../../store/store';
import type { Act } from '../audit/act';
import type { AuditEntry } from '../audit/write-audit';

type Row = typeof accounts.$inferSelect;
export type Editable = Pick<
  Row,
  | 'displayName'
  | 'siteId'
  | 'location'
  | 'licence'
  | 'enabled'
  | 'passwordExpires'
  | 'mailboxConfigured'
  | 'mfaRequired'
  | 'hybrid'
  | 'expectedSerial'
  | 'expectedModel'
>;

/** What is absent or undefined stays. */
export type Wanted = { readonly [K in keyof Editable]?: Editable[K] | undefined };

/** Only what is there: drizzle and spreads take an undefined for a value. */
export function given(wanted: Wanted): Partial<Editable> {
  return Object.fromEntries(Object.entries(wanted).filter(([, value]) => value !== undefined));
}

/** Only what differs; null when nothing does. */
export interface Difference {
  readonly before: Readonly<Record<string, unknown>>;
  readonly after: Readonly<Record<string, unknown>>;
}

export function differenceOf(row: Editable, wanted: Wanted): Difference | null {
  const now = new Map<string, unknown>(Object.entries(row));
  const changed = Object.entries(given(wanted)).filter(([name, value]) => now.get(name) !== value);
  if (changed.length === 0) return null;
  return {
    before: Object.fromEntries(changed.map(([name]) => [name, now.get(name)])),
    after: Object.fromEntries(changed),
  };
}

export interface AccountDifference {
  readonly upn: string;
  readonly difference: Difference;
}

/** The audit rows of changed accounts; a site stands there by its name. */
export async function changeAudits(
  tx: Database,
  act: Act,
  changes: readonly AccountDifference[],
): Promise<AuditEntry[]> {
  const siteIds = new Set(
    changes.flatMap(({ difference }) => [difference.before['siteId'], difference.after['siteId']]),
  );
  const ids = [...siteIds].filter((id) => typeof id === 'string');
  const found = ids.length === 0 ? [] : await tx.select().from(sites).where(inArray(sites.id, ids));
  const names = new Map(found.map(({ id, name }) => [id, name]));
  return changes.map(({ upn, difference }) => ({
    ...act,
    action: 'account.changed',
    target: upn,
    details: { ...readableDifference(difference, names) },
  }));
}

/** For the audit list: sites by name. `names` by id. */
export function readableDifference({ before, after }: Difference, names: ReadonlyMap<string, string>): Difference {
  const readable = ({ siteId, ...others }: Readonly<Record<string, unknown>>) =>
    typeof siteId === 'string' ? { ...others, site: names.get(siteId) } : others;
  return { before: readable(before), after: readable(after) };
}
