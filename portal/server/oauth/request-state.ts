/** A device's request as the token endpoint sees it, and what its state is at a time. */
import { inArray } from 'drizzle-orm';
import type { RequestStatus } from '@roomkey/shared/protocol/lists';
import type { PortalContext } from '../context';
import { requests } from '../store/schema';
import { batched } from './batcher';

/** What a poll needs to know of a request. */
const columns = {
  id: requests.id,
  accountId: requests.accountId,
  status: requests.status,
  dpopJkt: requests.dpopJkt,
  expiresAt: requests.expiresAt,
  lastPolledAt: requests.lastPolledAt,
  pollIntervalSeconds: requests.pollIntervalSeconds,
  redeemedAt: requests.redeemedAt,
  rejectionReason: requests.rejectionReason,
  rejectionNote: requests.rejectionNote,
};
export type RequestRow = Pick<typeof requests.$inferSelect, keyof typeof columns>;

/** Finds a request by its device code; undefined when no request has that code (any more). */
export type FindRequest = (deviceCode: string) => Promise<RequestRow | undefined>;

export function requestFinder(ctx: PortalContext): FindRequest {
  const findTogether = async (hmacs: readonly Uint8Array[]) => {
    const rows = await ctx.store.db
      .select({ hmac: requests.deviceCodeHmac, ...columns })
      .from(requests)
      .where(inArray(requests.deviceCodeHmac, [...hmacs]));
    const byHmac = new Map(rows.map((row) => [hex(row.hmac), row]));
    return hmacs.map((hmac) => byHmac.get(hex(hmac)));
  };
  const find = batched(findTogether, { underWay: 1 });
  return (deviceCode) => find(ctx.keys.hmac('token', deviceCode));
}

/** The state at `now`: what has lapsed is expired, whether or not the sweeper has been there. */
export function stateAt(row: { status: RequestStatus; expiresAt: Date }, now: Date): RequestStatus {
  const open = row.status === 'pending' || row.status === 'approved';
  return open && row.expiresAt <= now ? 'expired' : row.status;
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}
