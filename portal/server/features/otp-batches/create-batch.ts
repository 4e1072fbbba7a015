/** Takes a run of the wizard down in the database; `batch-runner.ts` then works on it. */
import { and, eq, isNotNull, lte, or } from 'drizzle-orm';
import type { NewOtpBatch } from '@roomkey/shared/protocol/admin';
import type { PortalContext } from '../../context';
import { ProblemError } from '../../http/problems';
import { readOrganisation } from '../../organisation/organisation';
import { randomId } from '../../random/random';
import { otpBatches, otpBatchItems } from '../../store/schema';
import type { Act } from '../audit/act';
import { writeAudit } from '../audit/write-audit';
import { sealBatchPassword } from './batch-password';
import { leaseEnd } from './lease';
import { forgetBatchPasswords } from './password-hour';
import { checkSignInCsv } from './sign-in-csv';

/** A row has eight parameters, a statement at most 65,535. */
const rowsPerStatement = 1000;

/** Gives back the batch's id. Throws `csv.invalid`, with the lines; then nothing was written. */
export async function createBatch(ctx: PortalContext, wish: NewOtpBatch, act: Act): Promise<string> {
  const accountIds = [...new Set(wish.accountIds)];
  const passwords = wish.password.kind === 'csv' ? await readCsv(ctx, accountIds, wish.password.csv, act) : null;
  const validityHours = wish.validityHours ?? (await readOrganisation(ctx.store)).otpValidityHours;
  const id = randomId();
  const items = accountIds.map((accountId, position) => {
    const password = passwords?.get(accountId);
    const sealedPassword = password === undefined ? null : sealBatchPassword(ctx, id, accountId, password);
    return { batchId: id, accountId, position, status: 'waiting' as const, sealedPassword };
  });
  await ctx.store.transaction(async (tx) => {
    const batch = { id, createdAt: act.at, createdBy: act.actor, password: wish.password.kind, validityHours };
    await tx.insert(otpBatches).values({ ...batch, leasedUntil: leaseEnd(act.at) });
    for (let start = 0; start < items.length; start += rowsPerStatement) {
      await tx.insert(otpBatchItems).values(items.slice(start, start + rowsPerStatement));
    }
    const details = { accounts: items.length, password: wish.password.kind, validityHours };
    await writeAudit(tx, { ...act, action: 'otpBatch.created', target: id, details });
  });
  return id;
}

async function readCsv(ctx: PortalContext, accountIds: readonly string[], csv: string, act: Act) {
  const { report, passwords } = await checkSignInCsv(ctx, accountIds, csv, act);
  if (report.problemCount === 0) return passwords;
  const errors = report.problems.map(({ line, message }) => {
    return { path: 'csv', message: line === null ? message : `Line ${String(line)}: ${message}` };
  });
  throw new ProblemError('csv.invalid', { errors });
}

/** What failed or was left waiting is tried again. Throws `batch.running`; who may see the batch was asked before. */
export async function retryBatch(ctx: PortalContext, id: string, act: Act): Promise<void> {
  await ctx.store.transaction(async (tx) => {
    const [taken] = await tx
      .update(otpBatches)
      .set({ leasedUntil: leaseEnd(act.at), finishedAt: null })
      .where(and(eq(otpBatches.id, id), or(isNotNull(otpBatches.finishedAt), lte(otpBatches.leasedUntil, act.at))))
      .returning({ id: otpBatches.id });
    if (taken === undefined) throw new ProblemError('batch.running');
    // The sweeper may not have been there; what it would delete must not be used any more.
    await forgetBatchPasswords(tx, act.at);
    await tx
      .update(otpBatchItems)
      .set({ status: 'waiting', code: null, facts: [] })
      .where(and(eq(otpBatchItems.batchId, id), eq(otpBatchItems.status, 'failed')));
    await writeAudit(tx, { ...act, action: 'otpBatch.retried', target: id });
  });
}
