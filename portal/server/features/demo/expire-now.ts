/** Lets what waits with an account run out now, as its deadline would have: nobody's clock is moved. */
import { and, eq, gt, inArray } from 'drizzle-orm';
import type { PortalContext } from '../../context';
import { ProblemError } from '../../http/problems';
import { accounts, otps, requests } from '../../store/schema';
import type { Act } from '../audit/act';
import { writeAudit } from '../audit/write-audit';
import { expireDue } from '../expiry/expire';

/** The active OTP, or the open request. Throws `account.notFound` or `demo.nothingToExpire`. */
export async function expireNow(ctx: PortalContext, accountId: string, act: Act): Promise<void> {
  const siteId = await ctx.store.transaction(async (tx) => {
    const [account] = await tx.select().from(accounts).where(eq(accounts.id, accountId)).for('update');
    if (account === undefined) throw new ProblemError('account.notFound');
    const ended = { expiresAt: act.at };
    const active = and(eq(otps.accountId, accountId), eq(otps.status, 'active'), gt(otps.expiresAt, act.at));
    const open = and(
      eq(requests.accountId, accountId),
      inArray(requests.status, ['pending', 'approved']),
      gt(requests.expiresAt, act.at),
    );
    const found = [
      ...(await tx.update(otps).set(ended).where(active).returning({ id: otps.id })),
      ...(await tx.update(requests).set(ended).where(open).returning({ id: requests.id })),
    ];
    if (found.length === 0) throw new ProblemError('demo.nothingToExpire');
    await writeAudit(tx, { ...act, action: 'demo.expired', target: account.upn });
    await expireDue(tx, ctx, act.at, accountId);
    return account.siteId;
  });
  ctx.changes.tell(['requests', 'accounts', 'otps'], [siteId]);
}
