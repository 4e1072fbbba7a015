/** Generates a one-time password for a resource account that is ready for one. */
import { eq, inArray } from 'drizzle-orm';
import type { z } from 'zod';
import type { Account, GenerateOtpSchema, GeneratedOtp } from '@roomkey/shared/protocol/admin';
import { makeOtp } from '@roomkey/shared/protocol/otp';
import type { PortalContext } from '../../context';
import { ProblemError } from '../../http/problems';
import { readOrganisation } from '../../organisation/organisation';
import { randomDigits, randomId } from '../../random/random';
import { accounts, deliveryCopies, otpDisplays, otps } from '../../store/schema';
import type { Database } from '../../store/store';
import { findAccount } from '../accounts/account-list';
import type { Act } from '../audit/act';
import { writeAudit } from '../audit/write-audit';
import { expireDue } from '../expiry/expire';
import { choosePassword, type OtpPassword } from './otp-password';

type Wish = z.infer<typeof GenerateOtpSchema>;

/**
 * The answer is the one time the OTP is given without a further act. Throws `account.notFound`, `account.notEligible`
 * (its `errors` name the facts), `account.otpActive`, `account.requestOpen`, and what `choosePassword` throws.
 */
export async function generateOtp(ctx: PortalContext, wish: Wish, act: Act): Promise<GeneratedOtp> {
  // Asked twice: first so that a refusal comes before the work of hashing, then under the account's lock, where it counts.
  await refuseIneligible(ctx.store.db, wish.accountId, act);
  const password = await choosePassword(ctx, wish.accountId, wish.password);
  const validityHours = wish.validityHours ?? (await readOrganisation(ctx.store)).otpValidityHours;
  const { generated, site } = await ctx.store.transaction(async (tx) => {
    await tx.select({ id: accounts.id }).from(accounts).where(eq(accounts.id, wish.accountId)).for('update');
    await expireDue(tx, ctx, act.at, wish.accountId);
    const { upn, siteId } = await refuseIneligible(tx, wish.accountId, act);
    await setPassword(tx, wish.accountId, upn, password, act);
    await endEarlierCopies(tx, wish.accountId);
    const generated = await insertOtp(tx, ctx, wish.accountId, validityHours, act);
    const sealed = ctx.keys.seal('delivery', password.password, generated.id);
    await tx.insert(deliveryCopies).values({ otpId: generated.id, sealed });
    const details = { validityHours, password: wish.password.kind };
    await writeAudit(tx, {
      ...act,
      action: 'otp.generated',
      target: upn,
      details: { ...details, otpId: generated.id },
    });
    return { generated, site: siteId };
  });
  ctx.changes.tell(['otps', 'accounts'], [site]);
  return generated;
}

/** Gives back the account if it may have an OTP now. */
async function refuseIneligible(db: Database, accountId: string, { at, scope }: Act): Promise<Account> {
  const account = await findAccount(db, at, accountId, scope);
  if (account === undefined) throw new ProblemError('account.notFound');
  if (account.activeOtpId !== null) throw new ProblemError('account.otpActive');
  if (account.openRequestId !== null) throw new ProblemError('account.requestOpen');
  if (account.readiness !== 'No action needed') {
    const errors = account.readinessFacts.map((fact) => ({ path: 'accountId', message: fact }));
    throw new ProblemError('account.notEligible', { errors });
  }
  return account;
}

async function setPassword(
  tx: Database,
  accountId: string,
  upn: string,
  password: OtpPassword,
  act: Act,
): Promise<void> {
  if (password.newHash !== null) {
    const change = { passwordHash: password.newHash, passwordExpiredAt: null };
    await tx.update(accounts).set(change).where(eq(accounts.id, accountId));
    await writeAudit(tx, { ...act, action: 'password.reset', target: upn });
    return;
  }
  const [row] = await tx.select({ hash: accounts.passwordHash }).from(accounts).where(eq(accounts.id, accountId));
  if (row?.hash !== password.checkedHash) throw new ProblemError('otp.passwordMismatch');
}

/** The new OTP carries its own copy; an account has never two. */
async function endEarlierCopies(tx: Database, accountId: string): Promise<void> {
  const earlier = tx.select({ id: otps.id }).from(otps).where(eq(otps.accountId, accountId));
  await tx.delete(deliveryCopies).where(inArray(deliveryCopies.otpId, earlier));
}

/** An OTP that ever existed is never given again: drawing one (1 in 10^15 per OTP on record) draws again. */
async function insertOtp(
  tx: Database,
  ctx: PortalContext,
  accountId: string,
  validityHours: number,
  act: Act,
): Promise<GeneratedOtp> {
  const expiresAt = new Date(act.at.getTime() + validityHours * 3_600_000);
  for (;;) {
    const otp = makeOtp(randomDigits);
    const row = {
      id: randomId(),
      accountId,
      hmac: ctx.keys.hmac('otp', otp),
      status: 'active' as const,
      validityHours,
      createdAt: act.at,
      expiresAt,
      createdBy: act.actor,
    };
    const inserted = await tx
      .insert(otps)
      .values(row)
      .onConflictDoNothing({ target: otps.hmac })
      .returning({ id: otps.id });
    if (inserted.length === 0) continue;
    await tx.insert(otpDisplays).values({ otpId: row.id, sealed: ctx.keys.seal('display', otp, row.id) });
    return { id: row.id, accountId, otp, createdAt: act.at.toISOString(), expiresAt: expiresAt.toISOString() };
  }
}
