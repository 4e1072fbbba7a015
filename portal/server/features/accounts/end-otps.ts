/** What follows for OTPs when accounts are put out of service. */
import { and, eq, gt, inArray } from 'drizzle-orm';
import { accounts, deliveryCopies, otpDisplays, otps } from '../../store/schema';
import type { Database } from '../../store/store';
import type { Act } from '../audit/act';
import { writeAudits } from '../audit/write-audit';

/** Below PostgreSQL's 65,535 parameters. */
const idsPerStatement = 5000;

/**
 * Revokes the active OTPs of accounts that are disabled: nobody shall enter them any more. A device that waits already
 * stays in the list of requests, for a person to decide about.
 */
export async function revokeOtpsOfDisabled(tx: Database, accountIds: readonly string[], act: Act): Promise<void> {
  for (let start = 0; start < accountIds.length; start += idsPerStatement) {
    const ids = accountIds.slice(start, start + idsPerStatement);
    const revoked = await tx
      .update(otps)
      .set({ status: 'revoked', endedAt: act.at })
      .from(accounts)
      .where(
        and(
          eq(accounts.id, otps.accountId),
          inArray(otps.accountId, ids),
          eq(otps.status, 'active'),
          gt(otps.expiresAt, act.at),
        ),
      )
      .returning({ id: otps.id, upn: accounts.upn });
    if (revoked.length === 0) continue;
    const otpIds = revoked.map(({ id }) => id);
    await tx.delete(otpDisplays).where(inArray(otpDisplays.otpId, otpIds));
    await tx.delete(deliveryCopies).where(inArray(deliveryCopies.otpId, otpIds));
    await writeAudits(
      tx,
      revoked.map(({ id, upn }) => ({
        ...act,
        action: 'otp.revoked',
        target: upn,
        details: { otpId: id, because: 'account.disabled' },
      })),
    );
  }
}
