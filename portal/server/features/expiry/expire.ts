/**
 * Marks what has run out. Nothing depends on this having run: every read compares with the clock as well. It frees the
 * account for a new one-time password, and deletes secrets that may no longer be needed.
 */
import { and, eq, inArray, lte, type SQL } from 'drizzle-orm';
import type { PortalContext } from '../../context';
import { CHANNELS } from '../../store/channels';
import { accounts, deliveryCopies, otpDisplays, otps, requests } from '../../store/schema';
import type { Database } from '../../store/store';
import { writeAudit } from '../audit/write-audit';

/** Expires OTPs and requests that are due at `now`: of one account, or of all. @returns whether there were any. */
export async function expireDue(tx: Database, ctx: PortalContext, now: Date, accountId?: string): Promise<boolean> {
  const ended = await expireOtps(tx, now, accountId === undefined ? undefined : eq(otps.accountId, accountId));
  const of = accountId === undefined ? undefined : eq(requests.accountId, accountId);
  return (await expireRequests(tx, ctx, now, of)) + ended > 0;
}

async function expireOtps(tx: Database, now: Date, which: SQL | undefined): Promise<number> {
  const ended = await tx
    .update(otps)
    .set({ status: 'expired', endedAt: now })
    .where(and(eq(otps.status, 'active'), lte(otps.expiresAt, now), which))
    .returning({ id: otps.id, accountId: otps.accountId });
  if (ended.length === 0) return 0;
  const ids = ended.map(({ id }) => id);
  await tx.delete(otpDisplays).where(inArray(otpDisplays.otpId, ids));
  const names = await upnsOf(tx, ended);
  for (const otp of ended) {
    const target = names.get(otp.accountId) ?? null;
    await writeAudit(tx, { at: now, actor: 'portal', action: 'otp.expired', target, source: null });
  }
  return ended.length;
}

/**
 * A request that nobody decided keeps its sealed password, so that the account's next OTP can deliver the same one.
 * One that was approved does not: delivery is over 24 h after approval.
 */
async function expireRequests(tx: Database, ctx: PortalContext, now: Date, which: SQL | undefined): Promise<number> {
  const ended = await tx
    .update(requests)
    .set({ status: 'expired' })
    .where(and(inArray(requests.status, ['pending', 'approved']), lte(requests.expiresAt, now), which))
    .returning();
  const approved = ended.filter(({ decidedAt }) => decidedAt !== null).map(({ otpId }) => otpId);
  if (approved.length > 0) await tx.delete(deliveryCopies).where(inArray(deliveryCopies.otpId, approved));
  for (const request of ended) {
    const details = { wasApproved: request.decidedAt !== null };
    await writeAudit(tx, {
      at: now,
      actor: 'portal',
      action: 'request.expired',
      target: request.requestId,
      source: null,
      details,
    });
    await ctx.store.notify(CHANNELS.requestDecided, request.id, tx);
  }
  return ended.length;
}

async function upnsOf(tx: Database, of: readonly { accountId: string }[]): Promise<Map<string, string>> {
  const ids = of.map(({ accountId }) => accountId);
  const rows = await tx.select({ id: accounts.id, upn: accounts.upn }).from(accounts).where(inArray(accounts.id, ids));
  return new Map(rows.map(({ id, upn }) => [id, upn]));
}
