/** Carries an import out in one transaction: all rows or none. */
import { inArray, sql } from 'drizzle-orm';
import type { CsvImportAnswer, CsvProblem } from '@roomkey/shared/protocol/admin';
import type { PortalContext } from '../../context';
import { ProblemError } from '../../http/problems';
import { isUniqueViolation } from '../../store/database-errors';
import { accounts, sites } from '../../store/schema';
import type { Database } from '../../store/store';
import type { Act } from '../audit/act';
import { writeAudit, writeAudits } from '../audit/write-audit';
import { changeAudits, type Wanted } from './editable';
import { revokeOtpsOfDisabled } from './end-otps';
import { planImport, type ExistingAccount, type ImportPlan } from './plan-import';

export interface ImportRow {
  readonly line: number;
  /** '' when the cell could not be read, which is a problem already. */
  readonly upn: string;
  /** Its name; null leaves the account where it is. */
  readonly site: string | null;
  readonly wanted: Wanted;
}

export interface ImportWish {
  readonly rows: readonly ImportRow[];
  /** Of reading the file. */
  readonly problems: readonly CsvProblem[];
  readonly dryRun: boolean;
  readonly mayAddSites: boolean;
  /** Of accounts that the import adds; null: it adds none. */
  readonly newPasswordHash: string | null;
  readonly action: 'accounts.imported' | 'expectedDevices.imported';
}

/** As many as the contract says. */
const mostProblems = 1000;
/** Below PostgreSQL's 65,535 parameters, with an account's columns. */
const rowsPerStatement = 2000;

/** Throws `account.upnTaken` when somebody else adds one of the accounts at the same moment. */
export async function runImport(ctx: PortalContext, wish: ImportWish, act: Act): Promise<CsvImportAnswer> {
  const plan = await ctx.store
    .transaction(async (tx) => {
      const plan = planImport(wish, act, {
        sites: await tx.select().from(sites),
        accounts: await lockExisting(tx, wish.rows),
      });
      if (!wish.dryRun && plan.problems.length === 0) await write(tx, plan, wish, act);
      return plan;
    })
    .catch((error: unknown) => {
      throw isUniqueViolation(error) ? new ProblemError('account.upnTaken') : error;
    });
  if (!wish.dryRun && plan.problems.length === 0) ctx.changes.tell(['accounts', 'otps'], null);
  return {
    ...countsOf(plan, wish),
    problems: plan.problems.slice(0, mostProblems),
    problemCount: plan.problems.length,
  };
}

function countsOf({ created, updated }: ImportPlan, { rows }: ImportWish) {
  const counts = { rows: rows.length, created: created.length, updated: updated.length };
  return { ...counts, unchanged: Math.max(0, counts.rows - counts.created - counts.updated) };
}

async function lockExisting(tx: Database, rows: readonly ImportRow[]): Promise<ExistingAccount[]> {
  const found: ExistingAccount[] = [];
  const upns = [...new Set(rows.map(({ upn }) => upn))].sort();
  for (const some of chunks(upns)) {
    // Always in one order, so that two imports wait for each other and do not lock each other out.
    found.push(
      ...(await tx.select().from(accounts).where(inArray(accounts.upn, some)).orderBy(accounts.upn).for('update')),
    );
  }
  return found;
}

async function write(tx: Database, plan: ImportPlan, wish: ImportWish, act: Act): Promise<void> {
  const audited = { ...act, target: null } as const;
  for (const some of chunks(plan.newSites)) await tx.insert(sites).values(some);
  await writeAudits(
    tx,
    plan.newSites.map(({ name }) => ({ ...act, action: 'site.created', target: name })),
  );
  for (const some of chunks(plan.created)) await tx.insert(accounts).values(some);
  await writeAudits(
    tx,
    plan.created.map(({ upn, displayName, location, licence }) => {
      return { ...act, action: 'account.created', target: upn, details: { displayName, location, licence } };
    }),
  );
  for (const some of chunks(plan.updated)) await update(tx, some);
  await writeAudits(tx, await changeAudits(tx, act, plan.updated));
  const disabled = plan.updated.filter(({ difference }) => difference.after['enabled'] === false);
  const ids = disabled.map(({ row }) => row.id);
  await revokeOtpsOfDisabled(tx, ids, act);
  await writeAudit(tx, { ...audited, action: wish.action, details: countsOf(plan, wish) });
}

/** One statement for many different changes: rows of these ids exist and are locked, so each insert is an update. */
async function update(tx: Database, updated: ImportPlan['updated']): Promise<void> {
  await tx
    .insert(accounts)
    .values(updated.map(({ row }) => row))
    .onConflictDoUpdate({
      target: accounts.id,
      set: {
        displayName: sql`excluded.display_name`,
        siteId: sql`excluded.site_id`,
        location: sql`excluded.location`,
        licence: sql`excluded.licence`,
        enabled: sql`excluded.enabled`,
        passwordExpires: sql`excluded.password_expires`,
        mailboxConfigured: sql`excluded.mailbox_configured`,
        mfaRequired: sql`excluded.mfa_required`,
        hybrid: sql`excluded.hybrid`,
        expectedSerial: sql`excluded.expected_serial`,
        expectedModel: sql`excluded.expected_model`,
      },
    });
}

function chunks<T>(all: readonly T[]): T[][] {
  const count = Math.ceil(all.length / rowsPerStatement);
  return Array.from({ length: count }, (_, n) => all.slice(n * rowsPerStatement, (n + 1) * rowsPerStatement));
}
