/** What an administrator does with an OTP that exists: look at it, have it shown again, revoke it. */
import { and, desc, eq, gt, inArray, sql, type SQL } from 'drizzle-orm';
import { z } from 'zod';
import type { GeneratedOtp, Otp } from '@roomkey/shared/protocol/admin';
import type { PortalContext } from '../../context';
import { ProblemError } from '../../http/problems';
import { readOrganisation } from '../../organisation/organisation';
import { accounts, audit, deliveryCopies, otpDisplays, otps } from '../../store/schema';
import type { Database } from '../../store/store';
import type { Act } from '../audit/act';
import { writeAudit } from '../audit/write-audit';
import { issueOtps } from './issue-otps';
import { withinScope, type Scope } from '../session/scope';

/** Everything but the OTP itself. Throws `otp.notFound`. */
export async function readOtp(ctx: PortalContext, id: string, scope: Scope): Promise<Otp> {
  const [row] = await ctx.store.db
    .select({ otps, otp_displays: otpDisplays, upn: accounts.upn })
    .from(otps)
    .innerJoin(accounts, eq(accounts.id, otps.accountId))
    .leftJoin(otpDisplays, eq(otpDisplays.otpId, otps.id))
    .where(and(eq(otps.id, id), withinScope(scope, accounts.siteId)));
  if (row === undefined) throw new ProblemError('otp.notFound');
  const { otps: otp, otp_displays: display, upn } = row;
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
    accesses: await readAccesses(ctx, upn, id),
  };
}

const seenBy = { 'otp.revealed': 'revealed', 'otp.printed': 'printed', 'otp.downloaded': 'downloaded' } as const;
const SeenBy = z.enum(['otp.revealed', 'otp.printed', 'otp.downloaded']);

/** From the audit list: who has seen this OTP, the latest first. */
async function readAccesses(ctx: PortalContext, upn: string, otpId: string): Promise<Otp['accesses']> {
  const rows = await ctx.store.db
    .select({ at: audit.at, actor: audit.actor, action: audit.action })
    .from(audit)
    .where(
      and(
        eq(audit.target, upn),
        inArray(audit.action, Object.keys(seenBy)),
        sql`${audit.details}->>'otpId' = ${otpId}`,
      ),
    )
    .orderBy(desc(audit.id));
  return rows.map(({ at, actor, action }) => ({ at: at.toISOString(), actor, how: seenBy[SeenBy.parse(action)] }));
}

/** Shows an active OTP once more; audited first. Throws `otp.notFound`, `otp.notActive` or `otp.notRevealable`. */
export async function revealOtp(ctx: PortalContext, id: string, act: Act): Promise<GeneratedOtp> {
  return ctx.store.transaction(async (tx) => {
    const [row] = await tx
      .select({ otp: otps, upn: accounts.upn, sealed: otpDisplays.sealed })
      .from(otps)
      .innerJoin(accounts, eq(accounts.id, otps.accountId))
      .leftJoin(otpDisplays, eq(otpDisplays.otpId, otps.id))
      .where(and(eq(otps.id, id), withinScope(act.scope, accounts.siteId)));
    if (row === undefined) throw new ProblemError('otp.notFound');
    const { otp, upn, sealed } = row;
    if (otp.status !== 'active' || otp.expiresAt <= act.at) throw new ProblemError('otp.notActive');
    if (sealed === null) throw new ProblemError('otp.notRevealable');
    await writeAudit(tx, { ...act, action: 'otp.revealed', target: upn, details: { otpId: id } });
    return {
      id,
      accountId: otp.accountId,
      otp: ctx.keys.open('display', sealed, id),
      createdAt: otp.createdAt.toISOString(),
      expiresAt: otp.expiresAt.toISOString(),
    };
  });
}

/**
 * Ends an active OTP and makes another for the same account, which delivers the same password. Throws `otp.notFound`,
 * `otp.notActive`, or why the account may not have one any more.
 */
export async function regenerateOtp(ctx: PortalContext, id: string, act: Act): Promise<GeneratedOtp> {
  const { otpValidityHours } = await readOrganisation(ctx.store);
  const issued = await ctx.store.transaction(async (tx) => {
    const [row] = await tx
      .select({
        accountId: otps.accountId,
        upn: accounts.upn,
        hash: accounts.passwordHash,
        sealed: deliveryCopies.sealed,
      })
      .from(otps)
      .innerJoin(accounts, eq(accounts.id, otps.accountId))
      .innerJoin(deliveryCopies, eq(deliveryCopies.otpId, otps.id))
      .where(and(eq(otps.id, id), withinScope(act.scope, accounts.siteId)))
      .for('update', { of: accounts });
    await endActive(tx, id, act);
    if (row === undefined) throw new ProblemError('otp.notActive');
    const password = { password: ctx.keys.open('delivery', row.sealed, id), newHash: null, checkedHash: row.hash };
    await writeAudit(tx, { ...act, action: 'otp.regenerated', target: row.upn, details: { otpId: id } });
    const order = { accountId: row.accountId, password, choice: 'keep' } as const;
    const [result] = await issueOtps(tx, ctx, [order], otpValidityHours, act);
    if (result === undefined || 'problem' in result) throw result?.problem ?? new ProblemError('account.notFound');
    return result;
  });
  ctx.changes.tell(['otps', 'accounts'], [issued.siteId]);
  return issued.generated;
}

/** Ends an active OTP; the sealed display and password go. Throws `otp.notFound` or `otp.notActive`. */
export async function revokeOtp(ctx: PortalContext, id: string, act: Act): Promise<void> {
  const siteId = await ctx.store.transaction(async (tx) => {
    const accountId = await endActive(tx, id, act);
    const [account] = await tx.select().from(accounts).where(eq(accounts.id, accountId));
    await writeAudit(tx, { ...act, action: 'otp.revoked', target: account?.upn ?? null, details: { otpId: id } });
    return account?.siteId;
  });
  ctx.changes.tell(['otps', 'accounts'], siteId === undefined ? null : [siteId]);
}

async function endActive(tx: Database, id: string, act: Act): Promise<string> {
  const [revoked] = await tx
    .update(otps)
    .set({ status: 'revoked', endedAt: act.at })
    .where(and(eq(otps.id, id), inScope(tx, act.scope), eq(otps.status, 'active'), gt(otps.expiresAt, act.at)))
    .returning({ accountId: otps.accountId });
  if (revoked === undefined) throw await whyNot(tx, id, act.scope);
  await tx.delete(otpDisplays).where(eq(otpDisplays.otpId, id));
  await tx.delete(deliveryCopies).where(eq(deliveryCopies.otpId, id));
  return revoked.accountId;
}

function inScope(db: Database, scope: Scope): SQL {
  const visible = db.select({ id: accounts.id }).from(accounts).where(withinScope(scope, accounts.siteId));
  return inArray(otps.accountId, visible);
}

async function whyNot(tx: Database, id: string, scope: Scope): Promise<ProblemError> {
  const [row] = await tx
    .select({ id: otps.id })
    .from(otps)
    .where(and(eq(otps.id, id), inScope(tx, scope)));
  return new ProblemError(row === undefined ? 'otp.notFound' : 'otp.notActive');
}
