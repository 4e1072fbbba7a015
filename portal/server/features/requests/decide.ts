/** The decision about a device's request: made once, audited in the same transaction, then told to the waiting console. */
import { and, eq, gt } from 'drizzle-orm';
import { LIMITS } from '@roomkey/shared/protocol/limits';
import type { RejectionReason } from '@roomkey/shared/protocol/lists';
import type { PortalContext } from '../../context';
import { ProblemError } from '../../http/problems';
import { CHANNELS } from '../../store/channels';
import { deliveryCopies, requests } from '../../store/schema';
import type { Database } from '../../store/store';
import type { Act } from '../audit/act';
import { writeAudit } from '../audit/write-audit';

type Row = typeof requests.$inferSelect;

interface Decision {
  /** `requests.id`. */
  readonly requestId: string;
  readonly actor: string;
  readonly source: string | null;
}
interface Approval extends Decision {
  readonly action?: 'request.approved' | 'request.autoApproved';
}
interface Rejection extends Decision {
  readonly reason: RejectionReason;
  readonly note: string | null;
}

/**
 * Approves a pending request; its credential may then be fetched for 24 h.
 * Throws `request.alreadyDecided`, `request.cancelled`, `request.expired` or `deviceRequest.notFound`.
 */
export async function approve(tx: Database, ctx: PortalContext, approval: Approval): Promise<void> {
  const act = actOfDecision(ctx, approval);
  const deliveryEnds = new Date(act.at.getTime() + LIMITS.deliveryHours * 3_600_000);
  const row = await decide(tx, approval.requestId, act, { status: 'approved', expiresAt: deliveryEnds });
  const action = approval.action ?? 'request.approved';
  await writeAudit(tx, { ...act, action, target: row.requestId, details: deviceOf(row) });
  await ctx.store.notify(CHANNELS.requestDecided, row.id, tx);
}

/** Rejects a pending request; its OTP is over and the sealed password goes. Throws as `approve` does. */
export async function reject(tx: Database, ctx: PortalContext, rejection: Rejection): Promise<void> {
  const { reason, note } = rejection;
  const act = actOfDecision(ctx, rejection);
  const change = { status: 'rejected', rejectionReason: reason, rejectionNote: note } as const;
  const row = await decide(tx, rejection.requestId, act, change);
  await tx.delete(deliveryCopies).where(eq(deliveryCopies.otpId, row.otpId));
  const details = { ...deviceOf(row), reason, note };
  await writeAudit(tx, { ...act, action: 'request.rejected', target: row.requestId, details });
  await ctx.store.notify(CHANNELS.requestDecided, row.id, tx);
}

function actOfDecision(ctx: PortalContext, { actor, source }: Decision): Act {
  return { at: ctx.clock.now(), actor, source };
}

/** One statement decides: of two administrators who submit at once, the second finds no pending row. */
async function decide(tx: Database, id: string, act: Act, change: Partial<typeof requests.$inferInsert>): Promise<Row> {
  const [row] = await tx
    .update(requests)
    .set({ ...change, decidedAt: act.at, decidedBy: act.actor })
    .where(and(eq(requests.id, id), eq(requests.status, 'pending'), gt(requests.expiresAt, act.at)))
    .returning();
  if (row === undefined) throw await whyNot(tx, id);
  return row;
}

async function whyNot(tx: Database, id: string): Promise<ProblemError> {
  const [row] = await tx.select().from(requests).where(eq(requests.id, id));
  if (row === undefined) return new ProblemError('deviceRequest.notFound');
  if (row.status === 'cancelled') return new ProblemError('request.cancelled');
  if (row.decidedAt !== null)
    return new ProblemError('request.alreadyDecided', { detail: `By ${row.decidedBy ?? ''}.` });
  return new ProblemError('request.expired');
}

function deviceOf(row: Row): Record<string, unknown> {
  const { deviceMake: make, deviceModel: model, deviceSerial: serial, deviceSource: source, userCode } = row;
  return { make, model, serial, source, userCode };
}
