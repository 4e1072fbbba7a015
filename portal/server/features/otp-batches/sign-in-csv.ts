/** `SIGN_IN_CSV_COLUMNS`: the passwords that stay, for the accounts that were selected. Looked at whole; writes nothing. */
import { and, inArray, sql } from 'drizzle-orm';
import type { CsvProblem, SignInCsvReport } from '@roomkey/shared/protocol/admin';
import { SIGN_IN_CSV_COLUMNS } from '@roomkey/shared/protocol/lists';
import type { PortalContext } from '../../context';
import { parseCsv } from '../../csv/parse-csv';
import { checkPasswords, type PasswordCheck } from '../../directory/check-passwords';
import { readOrganisation } from '../../organisation/organisation';
import { accounts } from '../../store/schema';
import type { Act } from '../audit/act';
import { writeAudit } from '../audit/write-audit';
import type { OtpPassword } from '../otps/otp-password';
import { withinScope, type Scope } from '../session/scope';

/** Own: beyond so many nobody reads on. */
const mostProblems = 1000;

interface Checked {
  readonly report: SignInCsvReport;
  /** By account id; only those that are right. */
  readonly passwords: ReadonlyMap<string, OtpPassword>;
}
interface Candidate {
  readonly line: number;
  readonly accountId: string;
  readonly upn: string;
  readonly hash: string;
  readonly password: string;
}

/** Every selected account needs one row, with its own domain and its present password. Audited; wrong passwords count. */
export async function checkSignInCsv(
  ctx: PortalContext,
  accountIds: readonly string[],
  csv: string,
  act: Act,
): Promise<Checked> {
  const { scope } = act;
  const parsed = await parseCsv(csv, { columns: SIGN_IN_CSV_COLUMNS, required: SIGN_IN_CSV_COLUMNS });
  const selected = await ctx.store.db
    .select({ id: accounts.id, upn: accounts.upn, hash: accounts.passwordHash })
    .from(accounts)
    .where(and(inArray(accounts.id, [...accountIds]), withinScope(scope, accounts.siteId)));
  const byUpn = new Map(selected.map((account) => [account.upn, account]));
  const known = await knownUpns(
    ctx,
    parsed.rows.map(({ values }) => upnOf(values)),
    scope,
  );
  const { domains } = await readOrganisation(ctx.store);
  const problems: CsvProblem[] = [...parsed.problems];
  const candidates = new Map<string, Candidate>();
  for (const { line, values } of parsed.rows) {
    const upn = upnOf(values);
    const account = byUpn.get(upn);
    const first = candidates.get(upn);
    const password = values.Password ?? '';
    const problem = (column: string, message: string) => problems.push({ line, column, message });
    if (upn === '') problem('UPN', 'The UPN is missing.');
    else if (!domains.includes(upn.split('@')[1] ?? ''))
      problem('UPN', 'The domain is not one of the organisation’s own.');
    else if (!known.has(upn)) problem('UPN', 'There is no such resource account.');
    else if (account === undefined) problem('UPN', 'This account is not among the selected ones.');
    else if (first !== undefined) problem('UPN', `This account stands on line ${String(first.line)} already.`);
    else candidates.set(upn, { line, accountId: account.id, upn, hash: account.hash, password });
  }
  if (parsed.columns.length === SIGN_IN_CSV_COLUMNS.length) {
    const missing = selected.filter(({ upn }) => !candidates.has(upn));
    for (const { upn } of missing) problems.push({ line: null, column: 'UPN', message: `There is no row for ${upn}.` });
  }
  const { passwords, wrong } = await verifyAll(ctx, [...candidates.values()], act);
  const sorted = [...problems, ...wrong].sort((a, b) => placeOf(a) - placeOf(b));
  const report = { rows: parsed.rows.length, problems: sorted.slice(0, mostProblems), problemCount: sorted.length };
  const details = { rows: report.rows, right: passwords.size, problems: report.problemCount };
  await writeAudit(ctx.store.db, { ...act, action: 'signInData.checked', target: null, details });
  return { report, passwords };
}

/** What is wrong with the whole file first, then line by line, then which rows are missing. */
function placeOf({ line, column }: CsvProblem): number {
  return line ?? (column === null ? 0 : Infinity);
}

function upnOf({ UPN = '' }: { readonly UPN?: string }): string {
  return UPN.trim().toLowerCase();
}

/** SECURITY: an account of another site is as unknown as one that does not exist (CWE-639). */
async function knownUpns(ctx: PortalContext, upns: readonly string[], scope: Scope): Promise<Set<string>> {
  const rows = await ctx.store.db
    .select({ upn: accounts.upn })
    .from(accounts)
    .where(and(sql`${accounts.upn} = any(${sql.param(upns)}::text[])`, withinScope(scope, accounts.siteId)));
  return new Set(rows.map(({ upn }) => upn));
}

const problemOf: Readonly<Record<Exclude<PasswordCheck, 'right'>, string>> = {
  wrong: 'This is not the account’s password.',
  limited: 'Too many wrong passwords were tried for this account. Wait 15 minutes.',
};

async function verifyAll(ctx: PortalContext, candidates: readonly Candidate[], act: Act) {
  const passwords = new Map<string, OtpPassword>();
  const wrong: CsvProblem[] = [];
  const report = (line: number, message: string) => wrong.push({ line, column: 'Password', message });
  const given = candidates.filter(({ password }) => password !== '');
  for (const { line } of candidates.filter(({ password }) => password === '')) report(line, 'The password is missing.');
  const checks = await checkPasswords(ctx, given, act);
  for (const [n, { line, accountId, hash, password }] of given.entries()) {
    const check = checks[n] ?? 'limited';
    if (check === 'right') passwords.set(accountId, { password, newHash: null, checkedHash: hash });
    else report(line, problemOf[check]);
  }
  return { passwords, wrong };
}
