/**
 * Takes an approval back before it was delivered: the request ends as a rejected one, its one-time password is revoked,
 * and the sealed copy of the password goes. The console hears `access_denied`, or finds its credential gone.
 */
import { and, eq, gt } from 'drizzle-orm';
import type { z } from 'zod';
import type { RevokeApprovalSchema } from '@roomkey/shared/protocol/admin';
import type { PortalContext } from '../../context';
import { ProblemError } from '../../http/problems';
import { accounts, audit, deliveryCopies, otps, requests } from '../../store/schema';
import type { Database } from '../../store/store';
import type { Act } from '../audit/act';
import { writeAudit } from '../audit/write-audit';
import { withinScope } from '../session/scope';
import { wakeConsoles } from './decide';

/**
 * A device that has fetched the password and not said so yet keeps it; the audit row tells whether it was fetched.
 * Throws `deviceRequest.notFound` or `request.notApproved`.
 */
export async function revokeApproval(
  ctx: PortalContext,
  id: string,
  { reason, note }: z.output<typeof RevokeApprovalSchema>,
  act: Act,
): Promise<void> {
  const rejectionNote = note === undefined || note === '' ? null : note;
  const siteId = await ctx.store.transaction(async (tx) => {
    const row = await lockVisible(tx, id, act);
    const [revoked] = await tx
      .update(requests)
      .set({
        ...{ status: 'rejected', rejectionReason: reason, rejectionNote },
        ...{ decidedAt: act.at, decidedBy: act.actor },
      })
      .where(and(eq(requests.id, id), eq(requests.status, 'approved'), gt(requests.expiresAt, act.at)))
      .returning({ requestId: requests.requestId });
    if (revoked === undefined) throw new ProblemError('request.notApproved');
    await tx.update(otps).set({ status: 'revoked', endedAt: act.at }).where(eq(otps.id, row.otpId));
    await tx.delete(deliveryCopies).where(eq(deliveryCopies.otpId, row.otpId));
    const wasFetched = await isFetched(tx, revoked.requestId);
    const details = { reason, note: rejectionNote, approvedBy: row.decidedBy, wasFetched };
    await writeAudit(tx, { ...act, action: 'request.approvalRevoked', target: revoked.requestId, details });
    await wakeConsoles(tx, [id]);
    return row.siteId;
  });
  ctx.changes.tell(['requests', 'accounts', 'otps'], [siteId]);
}

async function lockVisible(tx: Database, id: string, act: Act) {
  const [row] = await tx
    .select({ otpId: requests.otpId, decidedBy: requests.decidedBy, siteId: accounts.siteId })
    .from(requests)
    .innerJoin(accounts, eq(accounts.id, requests.accountId))
    .where(and(eq(requests.id, id), withinScope(act.scope, accounts.siteId)))
    .for('update', { of: requests });
  if (row === undefined) throw new ProblemError('deviceRequest.notFound');
  return row;
}

async function isFetched(tx: Database, requestId: string): Promise<boolean> {
  const [fetched] = await tx
    .select({ id: audit.id })
    .from(audit)
    .where(and(eq(audit.target, requestId), eq(audit.action, 'credential.fetched')))
    .limit(1);
  return fetched !== undefined;
}
