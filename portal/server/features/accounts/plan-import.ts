/** What an import would do to the accounts and sites that exist, row by row; writes nothing. */
import type { CsvProblem } from '@roomkey/shared/protocol/admin';
import { randomId } from '../../random/random';
import type { accounts, sites } from '../../store/schema';
import { eachInTurns } from '../../turns/turns';
import type { Act } from '../audit/act';
import { isWithinScope } from '../session/scope';
import { differenceOf, given, type AccountDifference, type Editable } from './editable';
import type { ImportWish } from './run-import';

export type ExistingAccount = typeof accounts.$inferSelect;
type Site = typeof sites.$inferSelect;

export interface ImportPlan {
  readonly newSites: readonly Site[];
  readonly created: readonly NewAccount[];
  readonly updated: readonly ChangedAccount[];
  /** Names of sites by id, the new ones too. */
  readonly siteNames: ReadonlyMap<string, string>;
  /** In the order of the file. */
  readonly problems: readonly CsvProblem[];
}

/** What an import decides about an account. */
export type PlannedAccount = Pick<ExistingAccount, 'id' | 'upn'> & Editable;
type NewAccount = PlannedAccount;
/** `row` is the account as it shall be, `existing` as it was when the import was planned. */
interface ChangedAccount extends AccountDifference {
  readonly row: PlannedAccount;
  readonly existing: ExistingAccount;
}

interface Existing {
  readonly sites: readonly Site[];
  readonly accounts: readonly ExistingAccount[];
}

export async function planImport(wish: ImportWish, act: Act, existing: Existing): Promise<ImportPlan> {
  const problems = [...wish.problems];
  const siteIdOf = new SiteFinder(existing.sites, wish.mayAddSites, act);
  const known = new Map(existing.accounts.map((account) => [account.upn, account]));
  const lines = new Map<string, number>();
  const created: NewAccount[] = [];
  const updated: ChangedAccount[] = [];

  await eachInTurns(wish.rows, ({ line, upn, site, wanted }) => {
    const report = (column: string, message: string) => problems.push({ line, column, message });
    const earlier = lines.get(upn);
    if (upn === '') return;
    lines.set(upn, earlier ?? line);
    if (earlier !== undefined) {
      report('UPN', `This UPN is in line ${String(earlier)} already.`);
      return;
    }
    const siteId = site === null || site === '' ? undefined : siteIdOf.find(site);
    if (siteId === null) report('Site', 'There is no such site.');
    const account = known.get(upn);
    const change = { ...given(wanted), ...(typeof siteId === 'string' ? { siteId } : {}) };
    if (account !== undefined && isWithinScope(act.scope, account.siteId)) {
      const difference = differenceOf(account, change);
      if (difference !== null) updated.push({ upn, difference, row: { ...account, ...change }, existing: account });
    } else if (!wish.mayAddAccounts) {
      report('UPN', 'There is no such resource account.');
    } else if (account !== undefined) {
      report('UPN', 'An account with this UPN exists at a site that is not yours.');
    } else if (typeof siteId === 'string') {
      created.push(newAccount(upn, siteId, change));
    }
  });
  problems.sort((a, b) => (a.line ?? 0) - (b.line ?? 0));
  const siteNames = new Map([...existing.sites, ...siteIdOf.added].map(({ id, name }) => [id, name]));
  return { newSites: siteIdOf.added, created, updated, siteNames, problems };
}

function newAccount(upn: string, siteId: string, change: Partial<Editable>): NewAccount {
  return { ...asAdded, ...change, id: randomId(), upn, siteId };
}

/** What the file says nothing about, as the tables have it by default. */
const asAdded = {
  ...{ displayName: '', location: '', licence: 'none', enabled: true, passwordExpires: false, mailboxConfigured: true },
  ...{ mfaRequired: false, hybrid: false, expectedSerial: null, expectedModel: null },
} satisfies Partial<Editable>;

/** By name; one that differs in case only is the same site, because people type them. */
class SiteFinder {
  readonly added: Site[] = [];
  readonly #ids: Map<string, string>;
  readonly #mayAdd: boolean;

  constructor(existing: readonly Site[], mayAdd: boolean, act: Act) {
    const visible = existing.filter(({ id }) => isWithinScope(act.scope, id));
    this.#ids = new Map([
      ...visible.map(({ id, name }) => [name.toLowerCase(), id] as const),
      ...visible.map(({ id, name }) => [name, id] as const),
    ]);
    this.#mayAdd = mayAdd;
  }

  /** Null: there is none that the caller may use. */
  find(name: string): string | null {
    const found = this.#ids.get(name) ?? this.#ids.get(name.toLowerCase());
    if (found !== undefined || !this.#mayAdd) return found ?? null;
    const site = { id: randomId(), name };
    this.added.push(site);
    this.#ids.set(name.toLowerCase(), site.id);
    return site.id;
  }
}
