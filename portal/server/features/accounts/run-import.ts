/** Carries an import out: planned beside everybody else's work, laid ready in portions, written by one short transaction. */
import { inArray } from 'drizzle-orm';
import type { CsvImportAnswer, CsvProblem } from '@roomkey/shared/protocol/admin';
import type { PortalContext } from '../../context';
import { ProblemError } from '../../http/problems';
import { isUniqueViolation } from '../../store/database-errors';
import { accounts, sites } from '../../store/schema';
import { inPortions } from '../../turns/turns';
import type { Act } from '../audit/act';
import type { Wanted } from './editable';
import { planImport, type ExistingAccount, type ImportPlan } from './plan-import';
import { ImportOvertaken, publishImport } from './publish-import';
import { forgetStaged, stageImport } from './stage-import';

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
  readonly mayAddAccounts: boolean;
  readonly action: 'accounts.imported' | 'expectedDevices.imported';
}

/** As many as the contract says. */
const mostProblems = 1000;
/** Own: some 20 ms on PGlite, whose one connection everybody waits for. */
const rowsPerStatement = 500;
/** Own: whoever changes these very accounts again and again within seconds is not waited for. */
const attempts = 3;

/** All rows or none. Throws `import.overtaken` when others keep changing the same accounts at the same moment. */
export async function runImport(ctx: PortalContext, wish: ImportWish, act: Act): Promise<CsvImportAnswer> {
  for (let attempt = 1; ; attempt += 1) {
    const plan = await planImport(wish, act, await readExisting(ctx, wish.rows));
    const isWritten = !wish.dryRun && plan.problems.length === 0;
    if (!isWritten || (await carryOut(ctx, plan, wish, act))) {
      if (isWritten) ctx.changes.tell(['accounts', 'otps'], sitesOf(plan));
      const problems = plan.problems.slice(0, mostProblems);
      return { ...countsOf(plan, wish), problems, problemCount: plan.problems.length };
    }
    if (attempt === attempts) throw new ProblemError('import.overtaken');
  }
}

/** False: somebody changed one of the accounts, or took one of the names, since the import was planned. */
async function carryOut(ctx: PortalContext, plan: ImportPlan, wish: ImportWish, act: Act): Promise<boolean> {
  const importId = await stageImport(ctx, plan, act);
  try {
    await publishImport(ctx, importId, plan, { action: wish.action, counts: countsOf(plan, wish) }, act);
    return true;
  } catch (error) {
    if (error instanceof ImportOvertaken || isUniqueViolation(error)) return false;
    throw error;
  } finally {
    // The database may be away: then the sweeper does it.
    await forgetStaged(ctx.store.db, importId).catch(() => undefined);
  }
}

function countsOf({ created, updated }: ImportPlan, { rows }: ImportWish) {
  const counts = { rows: rows.length, created: created.length, updated: updated.length };
  return { ...counts, unchanged: Math.max(0, counts.rows - counts.created - counts.updated) };
}

function sitesOf({ created, updated }: ImportPlan): string[] {
  return [
    ...new Set([...created, ...updated.flatMap(({ row, existing }) => [row, existing])].map((one) => one.siteId)),
  ];
}

async function readExisting(ctx: PortalContext, rows: readonly ImportRow[]) {
  const found: ExistingAccount[] = [];
  const upns = [...new Set(rows.map(({ upn }) => upn))];
  for await (const some of inPortions(upns, rowsPerStatement)) {
    found.push(
      ...(await ctx.store.db
        .select()
        .from(accounts)
        .where(inArray(accounts.upn, [...some]))),
    );
  }
  return { sites: await ctx.store.db.select().from(sites), accounts: found };
}
