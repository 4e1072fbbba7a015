/** The one moment that counts: an OTP becomes a request of exactly one device, or is refused. */
import { and, desc, eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import { matchDevice } from '@roomkey/shared/device/device-match';
import { LIMITS } from '@roomkey/shared/protocol/limits';
import type { OtpRefusal } from '@roomkey/shared/protocol/lists';
import type { PublicJwk } from '@roomkey/shared/protocol/oauth';
import type { PortalContext } from '../context';
import { writeAudit } from '../features/audit/write-audit';
import { expireDue } from '../features/expiry/expire';
import { decideIn } from '../features/requests/decide';
import { randomId, randomToken } from '../random/random';
import { isUniqueViolation } from '../store/database-errors';
import { accounts, otps, requests } from '../store/schema';
import type { Database } from '../store/store';
import { makeRequestId, makeUserCode } from './codes';
import { stateAt } from './request-state';

/** Of a request's name. */
const MAX_DRAWS = 5;

type Request = typeof requests.$inferSelect;

export interface Submission {
  /** 16 ASCII digits with a right check digit. */
  readonly otp: string;
  readonly deviceJwk: PublicJwk;
  readonly deviceJkt: string;
  readonly dpopJkt: string | null;
  readonly device: Pick<
    Request,
    'deviceMake' | 'deviceModel' | 'deviceSerial' | 'deviceOs' | 'deviceSource' | 'appVersion'
  >;
  /** The address that it came from. */
  readonly source: string;
}

export type ClaimResult =
  | { readonly kind: 'refused'; readonly otpStatus: OtpRefusal }
  | {
      readonly kind: 'accepted';
      readonly request: Pick<Request, 'id' | 'requestId' | 'userCode' | 'expiresAt'>;
      /** The only copy; the database holds its keyed hash. */
      readonly deviceCode: string;
      readonly roomName: string;
      readonly siteId: string;
      /** The device had entered this OTP before and lost the answer. */
      readonly repeated: boolean;
      /** When it was accepted, by the portal's clock. */
      readonly at: Date;
    };

/** Claims the OTP, or answers the same device's repeated submission with the same request and a new device code. */
export async function claimOtp(ctx: PortalContext, submission: Submission): Promise<ClaimResult> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await claimOnce(ctx, submission);
    } catch (error) {
      // Names of requests have nine digits: one in a billion per request on record is drawn twice.
      if (attempt === MAX_DRAWS || !isUniqueViolation(error, 'requests_request_id_unique')) throw error;
    }
  }
}

function claimOnce(ctx: PortalContext, submission: Submission): Promise<ClaimResult> {
  return ctx.store.transaction(async (tx) => {
    const claimed = await claim(tx, ctx, submission);
    if (claimed !== null) return openRequest(tx, ctx, submission, claimed);
    const refusal = await repeatOrRefuse(tx, ctx, submission);
    if (refusal !== 'active') return refusal;
    // A cancel beside us has freed the OTP after the first statement took its snapshot; the account is locked by us now.
    const freed = await claim(tx, ctx, submission);
    return freed === null ? refused('used') : openRequest(tx, ctx, submission, freed);
  });
}

const Claimed = z.object({
  otp_id: z.uuid(),
  account_id: z.uuid(),
  upn: z.string(),
  display_name: z.string(),
  validity_hours: z.number(),
  site_id: z.uuid(),
  expected_serial: z.string().nullable(),
  expected_model: z.string().nullable(),
  auto_approval: z.boolean(),
  matches_only: z.boolean(),
  has_lapsed: z.boolean(),
});
type Claimed = z.infer<typeof Claimed>;

/**
 * One statement: locks the account (in the order that the administrators' acts lock), turns the OTP from active to
 * claimed, deletes its copy for display, and looks for an earlier request of the account that has lapsed unswept.
 * @returns null when the OTP is not there to be claimed.
 */
async function claim(tx: Database, ctx: PortalContext, { otp }: Submission): Promise<Claimed | null> {
  const now = ctx.clock.now().toISOString();
  const { rows } = z.object({ rows: z.array(Claimed) }).parse(
    await tx.execute(sql`
      with candidate as (
        select o.id, a.id as account_id, a.upn, a.display_name, a.site_id, a.expected_serial, a.expected_model
        from otps o join accounts a on a.id = o.account_id
        where o.hmac = ${sql.param(ctx.keys.hmac('otp', otp), otps.hmac)} for update of a
      ), claimed as (
        update otps set status = 'claimed', ended_at = ${now}::timestamptz from candidate c
        where otps.id = c.id and otps.status = 'active' and otps.expires_at > ${now}::timestamptz
        returning otps.id as otp_id, otps.validity_hours, c.account_id, c.upn, c.display_name,
          c.site_id, c.expected_serial, c.expected_model
      ), undisplayed as (
        delete from otp_displays where otp_id in (select otp_id from claimed)
      )
      select claimed.*, organisation.otp_auto_approval as auto_approval,
        organisation.otp_auto_approval_matches_only as matches_only, exists (
        select from requests r where r.account_id = claimed.account_id and r.status in ('pending', 'approved')
      ) as has_lapsed
      from claimed cross join organisation`),
  );
  return rows[0] ?? null;
}

async function openRequest(
  tx: Database,
  ctx: PortalContext,
  submission: Submission,
  claimed: Claimed,
): Promise<ClaimResult> {
  const now = ctx.clock.now();
  // It would be in the way of the index "one open request per account".
  if (claimed.has_lapsed) await expireDue(tx, ctx, now, claimed.account_id);
  const deviceCode = randomToken();
  const row = {
    id: randomId(),
    requestId: makeRequestId(),
    otpId: claimed.otp_id,
    accountId: claimed.account_id,
    status: 'pending',
    userCode: makeUserCode(),
    deviceCodeHmac: ctx.keys.hmac('token', deviceCode),
    ...submission.device,
    source: submission.source,
    deviceJwk: submission.deviceJwk,
    deviceJkt: submission.deviceJkt,
    dpopJkt: submission.dpopJkt,
    requestedAt: now,
    expiresAt: new Date(now.getTime() + claimed.validity_hours * 3_600_000),
    pollIntervalSeconds: LIMITS.pollIntervalSeconds,
  } satisfies typeof requests.$inferInsert;
  await tx.insert(requests).values(row);
  const { device, source } = submission;
  const match = matchOf(claimed, device);
  const details = { upn: claimed.upn, userCode: row.userCode, match, ...device };
  await writeAudit(tx, {
    at: now,
    actor: 'console',
    action: 'request.created',
    target: row.requestId,
    source,
    details,
  });
  if (claimed.auto_approval && (match === 'match' || (match === 'none' && !claimed.matches_only))) {
    const verdict = { decision: 'approve', despiteMismatch: false, automatic: true } as const;
    await decideIn(tx, [row.id], verdict, { at: now, actor: 'portal', source: null, scope: 'all' });
  }
  const roomName = claimed.display_name;
  return { kind: 'accepted', request: row, deviceCode, roomName, siteId: claimed.site_id, repeated: false, at: now };
}

function matchOf({ expected_serial: serial, expected_model: model }: Claimed, device: Submission['device']) {
  const expected = serial === null ? null : { serial, model };
  return matchDevice(expected, { serial: device.deviceSerial ?? null, model: device.deviceModel ?? null });
}

/** The OTP was not active: the same device asks again because it lost the answer, or somebody else is too late. */
async function repeatOrRefuse(
  tx: Database,
  ctx: PortalContext,
  submission: Submission,
): Promise<ClaimResult | 'active'> {
  const now = ctx.clock.now();
  const [otp] = await tx
    .select({
      id: otps.id,
      status: otps.status,
      expiresAt: otps.expiresAt,
      roomName: accounts.displayName,
      siteId: accounts.siteId,
    })
    .from(otps)
    .innerJoin(accounts, eq(accounts.id, otps.accountId))
    .where(eq(otps.hmac, ctx.keys.hmac('otp', submission.otp)));
  if (otp === undefined) return refused('unknown');
  if (otp.status === 'revoked') return refused('revoked');
  if (otp.status === 'active' && otp.expiresAt > now) return 'active';
  if (otp.status !== 'claimed') return refused('expired');
  const [last] = await tx
    .select()
    .from(requests)
    .where(eq(requests.otpId, otp.id))
    .orderBy(desc(requests.requestedAt))
    .limit(1);
  if (last === undefined || !isSameDevice(last, submission) || !mayRepeat(last, now)) return refused('used');

  const deviceCode = randomToken();
  const repeated = await tx
    .update(requests)
    .set({ deviceCodeHmac: ctx.keys.hmac('token', deviceCode), deviceJwk: submission.deviceJwk })
    .where(and(eq(requests.id, last.id), eq(requests.status, last.status)))
    .returning({ id: requests.id });
  if (repeated.length === 0) return refused('used');
  await writeAudit(tx, {
    at: now,
    actor: 'console',
    action: 'request.repeated',
    target: last.requestId,
    source: submission.source,
  });
  const { roomName, siteId } = otp;
  return { kind: 'accepted', request: last, deviceCode, roomName, siteId, repeated: true, at: now };
}

function refused(otpStatus: OtpRefusal): ClaimResult {
  return { kind: 'refused', otpStatus };
}

/** SECURITY: both keys must be the same: whoever has only seen the OTP must not take a waiting request over. */
function isSameDevice(row: Request, submission: Submission): boolean {
  return row.deviceJkt === submission.deviceJkt && row.dpopJkt === submission.dpopJkt;
}

/**
 * While undecided, and after approval (automatic approval decides at once) until it was fetched: so long a lost answer
 * burns nothing.
 */
function mayRepeat(row: Request, now: Date): boolean {
  const state = stateAt(row, now);
  return state === 'pending' || (state === 'approved' && (row.dpopJkt !== null || row.redeemedAt === null));
}
