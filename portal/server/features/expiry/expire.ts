/**
 * Marks what has run out. Nothing depends on this having run: every read compares with the clock as well. It frees the
 * account for a new one-time password, and deletes secrets that may no longer be needed.
 */
import { and, eq, inArray, lte, type SQL } from 'drizzle-orm';
import type { PortalContext } from '../../context';
import { CHANNELS } from '../../store/channels';
import { accounts, deliveryCopies, otpDisplays, otps, requests } from '../../store/schema';
import type { Database } from '../../store/store';
import { writeAudits } from '../audit/write-audit';

/** Expires OTPs and requests that are due at `now`: of one account, or of all. @returns the sites where there were any. */
export async function expireDue(tx: Database, ctx: PortalContext, now: Date, accountId?: string): Promise<string[]> {
  const ofOtps = accountId === undefined ? undefined : eq(otps.accountId, accountId);
  const ofRequests = accountId === undefined ? undefined : eq(requests.accountId, accountId);
  const ended = [...(await expireOtps(tx, now, ofOtps)), ...(await expireRequests(tx, ctx, now, ofRequests))];
  return [...new Set((await accountsOf(tx, ended)).map(({ siteId }) => siteId))];
}

interface Ended {
  readonly accountId: string;
}

async function expireOtps(tx: Database, now: Date, which: SQL | undefined): Promise<readonly Ended[]> {
  const ended = await tx
    .update(otps)
    .set({ status: 'expired', endedAt: now })
    .where(and(eq(otps.status, 'active'), lte(otps.expiresAt, now), which))
    .returning({ id: otps.id, accountId: otps.accountId });
  if (ended.length === 0) return ended;
  for (const some of chunks(ended)) {
    const ids = some.map(({ id }) => id);
    await tx.delete(otpDisplays).where(inArray(otpDisplays.otpId, ids));
  }
  const names = new Map((await accountsOf(tx, ended)).map(({ id, upn }) => [id, upn]));
  await writeAudits(
    tx,
    ended.map(({ accountId }) => {
      const target = names.get(accountId) ?? null;
      return { at: now, actor: 'portal', action: 'otp.expired', target, source: null };
    }),
  );
  return ended;
}

/**
 * A request that nobody decided keeps its sealed password, so that the account's next OTP can deliver the same one.
 * One that was approved does not: delivery is over 24 h after approval.
 */
async function expireRequests(
  tx: Database,
  ctx: PortalContext,
  now: Date,
  which: SQL | undefined,
): Promise<readonly Ended[]> {
  const ended = await tx
    .update(requests)
    .set({ status: 'expired' })
    .where(and(inArray(requests.status, ['pending', 'approved']), lte(requests.expiresAt, now), which))
    .returning();
  const approved = ended.filter(({ decidedAt }) => decidedAt !== null);
  for (const some of chunks(approved)) {
    const otpIds = some.map(({ otpId }) => otpId);
    await tx.delete(deliveryCopies).where(inArray(deliveryCopies.otpId, otpIds));
  }
  await writeAudits(
    tx,
    ended.map(({ requestId, decidedAt }) => {
      const details = { wasApproved: decidedAt !== null };
      return { at: now, actor: 'portal', action: 'request.expired', target: requestId, source: null, details };
    }),
  );
  for (const { id } of ended) await ctx.store.notify(CHANNELS.requestDecided, id, tx);
  return ended;
}

async function accountsOf(tx: Database, ended: readonly Ended[]) {
  const found: Pick<typeof accounts.$inferSelect, 'id' | 'upn' | 'siteId'>[] = [];
  for (const some of chunks([...new Set(ended.map(({ accountId }) => accountId))])) {
    const { id, upn, siteId } = accounts;
    found.push(...(await tx.select({ id, upn, siteId }).from(accounts).where(inArray(accounts.id, some))));
  }
  return found;
}

/** PostgreSQL takes 65,535 parameters; a whole portal may run out at one moment. */
function chunks<T>(all: readonly T[]): T[][] {
  const most = 10_000;
  return Array.from({ length: Math.ceil(all.length / most) }, (_, n) => all.slice(n * most, (n + 1) * most));
}
