/** What an import would do to the accounts and sites that exist, row by row; writes nothing. */
import type { CsvProblem } from '@roomkey/shared/protocol/admin';
import { randomId } from '../../random/random';
import type { accounts, sites } from '../../store/schema';
import type { Act } from '../audit/act';
import { isWithinScope } from '../session/scope';
import { differenceOf, given, type AccountDifference, type Editable } from './editable';
import type { ImportWish } from './run-import';

export type ExistingAccount = typeof accounts.$inferSelect;
type Site = typeof sites.$inferSelect;

export interface ImportPlan {
  readonly newSites: readonly Site[];
  readonly created: readonly (typeof accounts.$inferInsert)[];
  /** `row` is the account as it shall be. */
  readonly updated: readonly (AccountDifference & { readonly row: ExistingAccount })[];
  /** In the order of the file. */
  readonly problems: readonly CsvProblem[];
}

interface Existing {
  readonly sites: readonly Site[];
  readonly accounts: readonly ExistingAccount[];
}

export function planImport(wish: ImportWish, act: Act, existing: Existing): ImportPlan {
  const problems = [...wish.problems];
  const siteIdOf = new SiteFinder(existing.sites, wish.mayAddSites, act);
  const known = new Map(existing.accounts.map((account) => [account.upn, account]));
  const lines = new Map<string, number>();
  const created: (typeof accounts.$inferInsert)[] = [];
  const updated: (AccountDifference & { readonly row: ExistingAccount })[] = [];

  for (const { line, upn, site, wanted } of wish.rows) {
    const report = (column: string, message: string) => problems.push({ line, column, message });
    const earlier = lines.get(upn);
    if (upn === '') continue;
    lines.set(upn, earlier ?? line);
    if (earlier !== undefined) {
      report('UPN', `This UPN is in line ${String(earlier)} already.`);
      continue;
    }
    const siteId = site === null || site === '' ? undefined : siteIdOf.find(site);
    if (siteId === null) report('Site', 'There is no such site.');
    const account = known.get(upn);
    const change = { ...given(wanted), ...(typeof siteId === 'string' ? { siteId } : {}) };
    if (account !== undefined && isWithinScope(act.scope, account.siteId)) {
      const difference = differenceOf(account, change);
      if (difference !== null) updated.push({ upn, difference, row: { ...account, ...change } });
    } else if (wish.newPasswordHash === null) {
      report('UPN', 'There is no such resource account.');
    } else if (account !== undefined) {
      report('UPN', 'An account with this UPN exists at a site that is not yours.');
    } else if (typeof siteId === 'string') {
      created.push(newAccount(upn, siteId, change, wish.newPasswordHash, act));
    }
  }
  problems.sort((a, b) => (a.line ?? 0) - (b.line ?? 0));
  return { newSites: siteIdOf.added, created, updated, problems };
}

function newAccount(
  upn: string,
  siteId: string,
  change: Partial<Editable>,
  passwordHash: string,
  act: Act,
): typeof accounts.$inferInsert {
  const { displayName = '', location = '', licence = 'none' } = change;
  return { ...change, id: randomId(), upn, siteId, displayName, location, licence, passwordHash, createdAt: act.at };
}

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
