/** What an administrator does with an OTP that exists: look at it, have it shown again, revoke it. */
import { and, eq, gt } from 'drizzle-orm';
import type { GeneratedOtp, Otp } from '@roomkey/shared/protocol/admin';
import type { PortalContext } from '../../context';
import { ProblemError } from '../../http/problems';
import { accounts, deliveryCopies, otpDisplays, otps } from '../../store/schema';
import type { Database } from '../../store/store';
import type { Act } from '../audit/act';
import { writeAudit } from '../audit/write-audit';

/** Everything but the OTP itself. Throws `otp.notFound`. */
export async function readOtp(ctx: PortalContext, id: string): Promise<Otp> {
  const [row] = await ctx.store.db
    .select()
    .from(otps)
    .leftJoin(otpDisplays, eq(otpDisplays.otpId, otps.id))
    .where(eq(otps.id, id));
  if (row === undefined) throw new ProblemError('otp.notFound');
  const { otps: otp, otp_displays: display } = row;
  const isOver = otp.status === 'active' && otp.expiresAt <= ctx.clock.now();
  const status = isOver ? 'expired' : otp.status;
  return {
    id,
    accountId: otp.accountId,
    status,
    createdAt: otp.createdAt.toISOString(),
    expiresAt: otp.expiresAt.toISOString(),
    createdBy: otp.createdBy,
    canReveal: status === 'active' && display !== null,
  };
}

/** Shows an active OTP once more; audited first. Throws `otp.notFound`, `otp.notActive` or `otp.notRevealable`. */
export async function revealOtp(ctx: PortalContext, id: string, act: Act): Promise<GeneratedOtp> {
  return ctx.store.transaction(async (tx) => {
    const [row] = await tx
      .select({ otp: otps, upn: accounts.upn, sealed: otpDisplays.sealed })
      .from(otps)
      .innerJoin(accounts, eq(accounts.id, otps.accountId))
      .leftJoin(otpDisplays, eq(otpDisplays.otpId, otps.id))
      .where(eq(otps.id, id));
    if (row === undefined) throw new ProblemError('otp.notFound');
    const { otp, upn, sealed } = row;
    if (otp.status !== 'active' || otp.expiresAt <= act.at) throw new ProblemError('otp.notActive');
    if (sealed === null) throw new ProblemError('otp.notRevealable');
    await writeAudit(tx, { ...act, action: 'otp.revealed', target: upn });
    return {
      id,
      accountId: otp.accountId,
      otp: ctx.keys.open('display', sealed, id),
      createdAt: otp.createdAt.toISOString(),
      expiresAt: otp.expiresAt.toISOString(),
    };
  });
}

/** Ends an active OTP; the sealed display and password go. Throws `otp.notFound` or `otp.notActive`. */
export async function revokeOtp(ctx: PortalContext, id: string, act: Act): Promise<void> {
  await ctx.store.transaction(async (tx) => {
    const [revoked] = await tx
      .update(otps)
      .set({ status: 'revoked', endedAt: act.at })
      .where(and(eq(otps.id, id), eq(otps.status, 'active'), gt(otps.expiresAt, act.at)))
      .returning({ accountId: otps.accountId });
    if (revoked === undefined) throw await whyNot(tx, id);
    await tx.delete(otpDisplays).where(eq(otpDisplays.otpId, id));
    await tx.delete(deliveryCopies).where(eq(deliveryCopies.otpId, id));
    const [account] = await tx.select({ upn: accounts.upn }).from(accounts).where(eq(accounts.id, revoked.accountId));
    await writeAudit(tx, { ...act, action: 'otp.revoked', target: account?.upn ?? null });
  });
}

async function whyNot(tx: Database, id: string): Promise<ProblemError> {
  const [row] = await tx.select({ id: otps.id }).from(otps).where(eq(otps.id, id));
  return new ProblemError(row === undefined ? 'otp.notFound' : 'otp.notActive');
}
