/** Works on batches in this process, chunk by chunk, so that progress can be seen and a power cut loses one chunk. */
import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import type { PortalContext } from '../../context';
import { generatePassword, hashPassword } from '../../directory/directory';
import { ProblemError } from '../../http/problems';
import { otpBatches, otpBatchItems } from '../../store/schema';
import type { Database } from '../../store/store';
import type { Act } from '../audit/act';
import { issueOtps, type IssuedOtp, type OtpOrder } from '../otps/issue-otps';
import type { OtpPassword } from '../otps/otp-password';
import { openBatchPassword, sealBatchPassword } from './batch-password';
import { leaseEnd } from './lease';

/** Own: a quarter of a second of hashing on two cores; the page asks twice a second. */
const chunkSize = 50;

type Batch = typeof otpBatches.$inferSelect;
type Item = typeof otpBatchItems.$inferSelect;

export class BatchRunner {
  readonly #ctx: PortalContext;
  readonly #running = new Set<Promise<void>>();
  #closed = false;

  constructor(ctx: PortalContext) {
    this.#ctx = ctx;
  }

  /** Returns at once. The act is whose scope counts and whose name stands in the audit list. */
  start(batchId: string, act: Act): void {
    const run = this.#run(batchId, act).catch((error: unknown) => {
      this.#ctx.log.error({ err: error, batchId }, 'generating stopped; the run can be tried again');
    });
    this.#running.add(run);
    void run.finally(() => this.#running.delete(run));
  }

  /** Ends after the chunks under way; what is left can be retried. */
  async close(): Promise<void> {
    this.#closed = true;
    await Promise.all(this.#running);
  }

  async #run(batchId: string, act: Act): Promise<void> {
    const ctx = this.#ctx;
    const [batch] = await ctx.store.db.select().from(otpBatches).where(eq(otpBatches.id, batchId));
    if (batch === undefined) return;
    let next = await this.#prepare(batch);
    while (next.length > 0 && !this.#closed) {
      const orders = next;
      const at = ctx.clock.now();
      const issued = await ctx.store.transaction(async (tx) => {
        const mine = await stillWaiting(tx, batchId, orders);
        const results = await issueOtps(tx, ctx, mine, batch.validityHours, { ...act, at });
        await record(tx, ctx, batch, mine, results);
        await tx
          .update(otpBatches)
          .set({ leasedUntil: leaseEnd(at) })
          .where(eq(otpBatches.id, batchId));
        return results;
      });
      const siteIds = issued.flatMap((result) => ('siteId' in result ? [result.siteId] : []));
      ctx.changes.tell(['otps', 'accounts'], siteIds);
      next = await this.#prepare(batch);
    }
    const now = ctx.clock.now();
    // A portal that stops gives its lease back, so that what waits can be retried at once.
    const isOver = next.length === 0;
    await ctx.store.db
      .update(otpBatches)
      .set(isOver ? { leasedUntil: null, finishedAt: now } : { leasedUntil: now })
      .where(eq(otpBatches.id, batchId));
  }

  /** The next accounts, with their passwords made: outside of the transaction, because hashing takes its time. */
  async #prepare(batch: Batch): Promise<OtpOrder[]> {
    const items = await this.#ctx.store.db
      .select()
      .from(otpBatchItems)
      .where(and(eq(otpBatchItems.batchId, batch.id), eq(otpBatchItems.status, 'waiting')))
      .orderBy(asc(otpBatchItems.position))
      .limit(chunkSize);
    return Promise.all(items.map(async (item) => this.#orderOf(batch, item)));
  }

  async #orderOf({ id, password: kind }: Batch, item: Item): Promise<OtpOrder> {
    const choice = kind === 'csv' ? 'supplied' : 'generate';
    return { accountId: item.accountId, choice, password: await this.#passwordOf(id, kind, item) };
  }

  async #passwordOf(batchId: string, kind: Batch['password'], item: Item): Promise<OtpPassword> {
    if (kind === 'generate') {
      const password = generatePassword();
      return { password, newHash: await hashPassword(password), checkedHash: null };
    }
    // Forgotten an hour after the upload: then nothing matches, and `failedRow` says why.
    if (item.sealedPassword === null) return { password: '', newHash: null, checkedHash: null };
    return openBatchPassword(this.#ctx, batchId, item.accountId, item.sealedPassword);
  }
}

/**
 * Locks the chunk's items and leaves out what another process did meanwhile: one that was so slow that its lease ran out
 * still works on the batch when a retry begins, and must not write failures over what was generated.
 */
async function stillWaiting(tx: Database, batchId: string, orders: readonly OtpOrder[]): Promise<OtpOrder[]> {
  const ids = orders.map(({ accountId }) => accountId);
  const rows = await tx
    .select({ accountId: otpBatchItems.accountId })
    .from(otpBatchItems)
    .where(
      and(
        eq(otpBatchItems.batchId, batchId),
        inArray(otpBatchItems.accountId, ids),
        eq(otpBatchItems.status, 'waiting'),
      ),
    )
    .orderBy(asc(otpBatchItems.accountId))
    .for('update');
  const waiting = new Set(rows.map(({ accountId }) => accountId));
  return orders.filter(({ accountId }) => waiting.has(accountId));
}

async function record(
  tx: Database,
  ctx: PortalContext,
  batch: Batch,
  orders: readonly OtpOrder[],
  results: readonly IssuedOtp[],
): Promise<void> {
  const byAccount = new Map(orders.map((order) => [order.accountId, order]));
  const rows = results.map((result) => {
    const order = byAccount.get(result.accountId);
    if ('problem' in result) {
      const isForgotten = result.problem.code === 'otp.passwordMismatch' && order?.password.checkedHash === null;
      return failedRow(result.accountId, isForgotten ? new ProblemError('batch.uploadGone') : result.problem);
    }
    const sealed = order && sealBatchPassword(ctx, batch.id, result.accountId, order.password);
    const bytes = sql.param(sealed ?? null, otpBatchItems.sealedPassword);
    return sql`(${result.accountId}::uuid, 'generated', ${result.generated.id}::uuid, null::text, '[]'::jsonb, ${bytes}::bytea)`;
  });
  if (rows.length === 0) return;
  await tx.execute(sql`
    update otp_batch_items set status = given.status, otp_id = given.otp_id, code = given.code, facts = given.facts,
      sealed_password = coalesce(given.sealed, otp_batch_items.sealed_password)
    from (values ${sql.join(rows, sql`, `)}) as given(account_id, status, otp_id, code, facts, sealed)
    where otp_batch_items.batch_id = ${batch.id}::uuid and otp_batch_items.account_id = given.account_id`);
}

function failedRow(accountId: string, { code, options }: ProblemError) {
  const facts = JSON.stringify(
    code === 'account.notEligible' ? (options.errors ?? []).map((each) => each.message) : [],
  );
  return sql`(${accountId}::uuid, 'failed', null::uuid, ${code}::text, ${facts}::jsonb, null::bytea)`;
}
