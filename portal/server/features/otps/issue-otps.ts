/** Issues one-time passwords for one account or many, inside a transaction: each account gets one or says why not. */
import { inArray, sql } from 'drizzle-orm';
import type { Account, GeneratedOtp, PasswordChoice } from '@roomkey/shared/protocol/admin';
import { makeOtp } from '@roomkey/shared/protocol/otp';
import type { PortalContext } from '../../context';
import { ProblemError } from '../../http/problems';
import { randomDigits, randomId } from '../../random/random';
import { accounts, deliveryCopies, otpDisplays, otps } from '../../store/schema';
import type { Database } from '../../store/store';
import { findAccounts } from '../accounts/account-list';
import type { Act } from '../audit/act';
import { writeAudits, type AuditEntry } from '../audit/write-audit';
import { expireDue } from '../expiry/expire';
import type { OtpPassword } from './otp-password';

export interface OtpOrder {
  readonly accountId: string;
  readonly password: OtpPassword;
  /** For the audit list. */
  readonly choice: PasswordChoice['kind'];
}

export type IssuedOtp =
  | { readonly accountId: string; readonly generated: GeneratedOtp; readonly siteId: string }
  | { readonly accountId: string; readonly problem: ProblemError };

/** Why the account may not have an OTP now, or null. Its `errors` name the readiness facts. */
export function obstacleOf(account: Account | undefined): ProblemError | null {
  if (account === undefined) return new ProblemError('account.notFound');
  if (account.activeOtpId !== null) return new ProblemError('account.otpActive');
  if (account.openRequestId !== null) return new ProblemError('account.requestOpen');
  if (account.readiness === 'No action needed') return null;
  const errors = account.readinessFacts.map((fact) => ({ path: 'accountId', message: fact }));
  return new ProblemError('account.notEligible', { errors });
}

/**
 * Locks the accounts, looks at each, sets passwords, writes OTPs, copies and audit rows. In the order of `orders`; the
 * answer holds the OTPs in clear, for the one time they are given without a further act.
 */
export async function issueOtps(
  tx: Database,
  ctx: PortalContext,
  orders: readonly OtpOrder[],
  validityHours: number,
  act: Act,
): Promise<IssuedOtp[]> {
  const ids = orders.map(({ accountId }) => accountId);
  const locked = await tx
    .select({ id: accounts.id, hash: accounts.passwordHash })
    .from(accounts)
    .where(inArray(accounts.id, ids))
    .orderBy(accounts.id)
    .for('update');
  const hashes = new Map(locked.map(({ id, hash }) => [id, hash]));
  for (const id of ids.length === 1 ? ids : [undefined]) await expireDue(tx, ctx, act.at, id);
  const found = new Map((await findAccounts(tx, act.at, ids, act.scope)).map((account) => [account.id, account]));

  const problems = new Map<string, ProblemError>();
  for (const { accountId, password } of orders) {
    const changed = password.newHash === null && hashes.get(accountId) !== password.checkedHash;
    const problem = obstacleOf(found.get(accountId)) ?? (changed ? new ProblemError('otp.passwordMismatch') : null);
    if (problem !== null) problems.set(accountId, problem);
  }
  const granted = orders.flatMap((order) => {
    const account = found.get(order.accountId);
    return account === undefined || problems.has(order.accountId) ? [] : [{ order, account }];
  });
  await setPasswords(
    tx,
    granted.map(({ order }) => order),
  );
  await endEarlierCopies(
    tx,
    granted.map(({ account }) => account.id),
  );
  const issued = await insertOtps(tx, ctx, granted, validityHours, act);
  await writeAudits(
    tx,
    granted.flatMap(({ order, account }) => auditOf(order, account, issued, validityHours, act)),
  );
  return orders.map(({ accountId }): IssuedOtp => {
    const generated = issued.get(accountId);
    const siteId = found.get(accountId)?.siteId;
    if (generated !== undefined && siteId !== undefined) return { accountId, generated, siteId };
    return { accountId, problem: problems.get(accountId) ?? new ProblemError('account.notFound') };
  });
}

async function setPasswords(tx: Database, orders: readonly OtpOrder[]): Promise<void> {
  const rows = orders.flatMap(({ accountId, password: { newHash } }) =>
    newHash === null ? [] : [sql`(${accountId}::uuid, ${newHash}::text)`],
  );
  if (rows.length === 0) return;
  await tx.execute(sql`
    update accounts set password_hash = given.hash, password_expired_at = null
    from (values ${sql.join(rows, sql`, `)}) as given(id, hash) where accounts.id = given.id`);
}

/** The new OTP carries its own copy; an account has never two. */
async function endEarlierCopies(tx: Database, accountIds: readonly string[]): Promise<void> {
  if (accountIds.length === 0) return;
  const earlier = tx
    .select({ id: otps.id })
    .from(otps)
    .where(inArray(otps.accountId, [...accountIds]));
  await tx.delete(deliveryCopies).where(inArray(deliveryCopies.otpId, earlier));
}

interface Granted {
  readonly order: OtpOrder;
  readonly account: Account;
}

/** An OTP that ever existed is never given again: drawing one (1 in 10^15 per OTP on record) draws again. */
async function insertOtps(
  tx: Database,
  ctx: PortalContext,
  granted: readonly Granted[],
  validityHours: number,
  act: Act,
): Promise<Map<string, GeneratedOtp>> {
  const issued = new Map<string, GeneratedOtp>();
  const expiresAt = new Date(act.at.getTime() + validityHours * 3_600_000);
  const times = { createdAt: act.at.toISOString(), expiresAt: expiresAt.toISOString() };
  let waiting = granted;
  while (waiting.length > 0) {
    const drafts = waiting.map((each) => ({ ...each, id: randomId(), otp: makeOtp(randomDigits) }));
    const rows = drafts.map(({ id, otp, account }) => ({
      ...{ id, accountId: account.id, hmac: ctx.keys.hmac('otp', otp), status: 'active' as const, validityHours },
      ...{ createdAt: act.at, expiresAt, createdBy: act.actor },
    }));
    const inserted = await tx
      .insert(otps)
      .values(rows)
      .onConflictDoNothing({ target: otps.hmac })
      .returning({ id: otps.id });
    const ids = new Set(inserted.map(({ id }) => id));
    const done = drafts.filter(({ id }) => ids.has(id));
    if (done.length > 0) {
      const displays = done.map(({ id, otp }) => ({ otpId: id, sealed: ctx.keys.seal('display', otp, id) }));
      await tx.insert(otpDisplays).values(displays);
      const copies = done.map(({ id, order }) => {
        return { otpId: id, sealed: ctx.keys.seal('delivery', order.password.password, id) };
      });
      await tx.insert(deliveryCopies).values(copies);
    }
    for (const { id, otp, account } of done) issued.set(account.id, { id, accountId: account.id, otp, ...times });
    waiting = drafts.filter(({ id }) => !ids.has(id));
  }
  return issued;
}

function auditOf(
  { accountId, choice, password }: OtpOrder,
  { upn }: Account,
  issued: ReadonlyMap<string, GeneratedOtp>,
  validityHours: number,
  { at, actor, source }: Act,
): AuditEntry[] {
  const details = { validityHours, password: choice, otpId: issued.get(accountId)?.id };
  const generated: AuditEntry = { at, actor, source, action: 'otp.generated', target: upn, details };
  return password.newHash === null
    ? [generated]
    : [{ at, actor, source, action: 'password.reset', target: upn }, generated];
}
