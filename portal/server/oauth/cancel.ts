/** `POST /v1/request/cancel`: the console takes its request back, and the OTP is free for another try. */
import { and, eq, gt, notExists, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CancelFormSchema, PATHS, type CancelResponse } from '@roomkey/shared/protocol/oauth';
import { writeAudit } from '../features/audit/write-audit';
import { CHANNELS } from '../store/channels';
import { accounts, deliveryCopies, otps, requests } from '../store/schema';
import type { Database } from '../store/store';
import { requireClient } from './client';
import { badProof } from './dpop-guard';
import { readForm } from './form';
import { OAuthFailure } from './oauth-errors';
import { stateAt } from './request-state';
import type { OAuthServices } from './services';

/**
 * Idempotent. Ends a pending request, and an approved one that was not delivered; what has ended otherwise stays as it is.
 * The OTP becomes active again until its expiry. Its copy for display was deleted when it was claimed and is not made anew:
 * the portal can no longer show it, but the installer has it.
 * @throws OAuthFailure `invalid_request`, `invalid_client`, `invalid_grant`, `invalid_dpop_proof`, `use_dpop_nonce`.
 */
export async function cancelRequest(
  services: OAuthServices,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<CancelResponse> {
  requireClient(request.body);
  const { device_code: deviceCode } = readForm(CancelFormSchema, request.body);
  const found = await services.findRequest(deviceCode);
  if (found === undefined) throw new OAuthFailure('invalid_grant', 'This device code is not known.');
  if (found.dpopJkt !== null) {
    // SECURITY: who has seen a device code cannot cancel without the device's key.
    const jkt = await services.readProof({ request, reply, path: PATHS.cancel });
    if (jkt === null) throw badProof('This device code needs a DPoP proof.', false);
    if (jkt !== found.dpopJkt)
      throw new OAuthFailure('invalid_grant', "The DPoP proof's key is not the one that the request was made with.");
  }
  const { answer, siteId } = await services.ctx.store.transaction((tx) => cancel(tx, services, found, request.ip));
  services.ctx.changes.tell(['requests', 'accounts', 'otps'], [siteId]);
  return answer;
}

async function cancel(
  tx: Database,
  { ctx }: OAuthServices,
  found: { id: string; accountId: string },
  source: string,
): Promise<{ readonly answer: CancelResponse; readonly siteId: string }> {
  const now = ctx.clock.now();
  // Locked in the order that the administrators' acts lock: account first.
  const [account] = await tx
    .select({ siteId: accounts.siteId })
    .from(accounts)
    .where(eq(accounts.id, found.accountId))
    .for('update');
  const [row] = await tx.select().from(requests).where(eq(requests.id, found.id)).for('update');
  if (account === undefined || row === undefined)
    throw new OAuthFailure('invalid_grant', 'This device code is not known.');
  const { siteId } = account;
  const state = stateAt(row, now);
  if (state !== 'pending' && state !== 'approved') {
    const freed = state === 'cancelled' && (await isActive(tx, row.otpId, now));
    return { answer: { request_status: state, otp_freed: freed }, siteId };
  }
  await tx.update(requests).set({ status: 'cancelled' }).where(eq(requests.id, row.id));
  const freed = await freeOtp(tx, row.otpId, now);
  // The password of an approved request that cannot be delivered any more is not kept; a freed OTP still needs it.
  if (!freed && state === 'approved') await tx.delete(deliveryCopies).where(eq(deliveryCopies.otpId, row.otpId));
  const details = { was: state, otpFreed: freed };
  await writeAudit(tx, {
    at: now,
    actor: 'console',
    action: 'request.cancelled',
    target: row.requestId,
    source,
    details,
  });
  await ctx.store.notify(CHANNELS.requestDecided, row.id, tx);
  return { answer: { request_status: 'cancelled', otp_freed: freed }, siteId };
}

/** Not when the OTP itself has expired, nor when the account was given another one meanwhile. */
async function freeOtp(tx: Database, otpId: string, now: Date): Promise<boolean> {
  const other = alias(otps, 'other');
  const taken = tx
    .select({ one: sql`1` })
    .from(other)
    .where(and(eq(other.accountId, otps.accountId), eq(other.status, 'active')));
  const freed = await tx
    .update(otps)
    .set({ status: 'active', endedAt: null })
    .where(and(eq(otps.id, otpId), eq(otps.status, 'claimed'), gt(otps.expiresAt, now), notExists(taken)))
    .returning({ id: otps.id });
  return freed.length > 0;
}

async function isActive(tx: Database, otpId: string, now: Date): Promise<boolean> {
  const [otp] = await tx
    .select({ status: otps.status, expiresAt: otps.expiresAt })
    .from(otps)
    .where(eq(otps.id, otpId));
  return otp?.status === 'active' && otp.expiresAt > now;
}
