/** `POST /v1/credential/receipt`: the console says what became of the credential. */
import { eq } from 'drizzle-orm';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { PATHS, ReceiptSchema, SCOPES, type Receipt } from '@roomkey/shared/protocol/oauth';
import { writeAudit } from '../features/audit/write-audit';
import { accounts, deliveryCopies, requests } from '../store/schema';
import type { Database } from '../store/store';
import { requireToken } from './access-tokens';
import { readForm } from './form';
import { credentialGone } from './oauth-errors';
import { stateAt } from './request-state';
import type { OAuthServices } from './services';

/**
 * Idempotent. `stored` is final: it deletes the sealed copy, and a later `failed` changes nothing. `failed` keeps the copy.
 * @returns the outcome that stands.
 * @throws OAuthFailure 401, 403; `invalid_request`; 410 when the delivery ended without `stored`.
 */
export async function takeReceipt(
  services: OAuthServices,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<Receipt> {
  const { ctx } = services;
  const check = { request, reply, path: PATHS.receipt, scope: SCOPES.credential };
  const token = await requireToken(ctx, services.readProof, check);
  const { outcome } = readForm(ReceiptSchema, request.body);
  const { requestId } = token;
  if (requestId === null) throw credentialGone();
  const { receipt, siteId } = await ctx.store.transaction(async (tx): Promise<Taken> => {
    const row = await lockRequest(tx, requestId);
    if (row?.status === 'delivered') return { receipt: { outcome: 'stored' }, siteId: row.siteId };
    if (row === undefined || stateAt(row, ctx.clock.now()) !== 'approved') throw credentialGone();
    if (row.lastReceiptOutcome === outcome) return { receipt: { outcome }, siteId: row.siteId };
    await record(tx, { ...row, id: requestId }, outcome, ctx.clock.now());
    await writeAudit(tx, {
      at: ctx.clock.now(),
      actor: 'console',
      action: 'credential.receipt',
      target: row.requestId,
      source: request.ip,
      details: { outcome },
    });
    return { receipt: { outcome }, siteId: row.siteId };
  });
  ctx.changes.tell(['requests', 'accounts'], [siteId]);
  return receipt;
}

interface Taken {
  readonly receipt: Receipt;
  readonly siteId: string;
}

async function lockRequest(tx: Database, id: string) {
  const [row] = await tx
    .select({
      requestId: requests.requestId,
      otpId: requests.otpId,
      status: requests.status,
      expiresAt: requests.expiresAt,
      lastReceiptOutcome: requests.lastReceiptOutcome,
      siteId: accounts.siteId,
    })
    .from(requests)
    .innerJoin(accounts, eq(accounts.id, requests.accountId))
    .where(eq(requests.id, id))
    .for('update', { of: requests });
  return row;
}

async function record(
  tx: Database,
  row: { id: string; otpId: string },
  outcome: Receipt['outcome'],
  now: Date,
): Promise<void> {
  const delivered = outcome === 'stored' ? ({ status: 'delivered', deliveredAt: now } as const) : {};
  await tx
    .update(requests)
    .set({ lastReceiptOutcome: outcome, ...delivered })
    .where(eq(requests.id, row.id));
  if (outcome === 'stored') await tx.delete(deliveryCopies).where(eq(deliveryCopies.otpId, row.otpId));
}
