/**
 * The usual way of entering an OTP, for all consoles that do so at the same moment, in one statement and one commit: the
 * OTP is active, its account has no open request and is locked by nobody, its sender has guessed nothing, and an
 * administrator decides. Whatever is otherwise is left untouched and goes the long way of `claim-otp.ts`.
 */
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { LIMITS } from '@roomkey/shared/protocol/limits';
import type { PortalContext } from '../context';
import { matchSql } from '../features/requests/match-in-sql';
import { safeError } from '../http/safe-error';
import { randomId, randomToken } from '../random/random';
import { accounts, organisation } from '../store/schema';
import { isUniqueViolation } from '../store/database-errors';
import { batched } from './batcher';
import type { ClaimResult, Submission } from './claim-otp';
import { makeRequestId, makeUserCode } from './codes';
import { hasGuesses } from './otp-guesses';

type Accepted = ClaimResult & { readonly kind: 'accepted' };

/** @returns null when it is not the usual case, or did not work out: nothing has happened then, or the same device may repeat. */
export type ClaimUsually = (entry: Entry) => Promise<Accepted | null>;

interface Entry {
  readonly submission: Submission;
  /** As guesses are counted. */
  readonly source: string;
}

const HOUR_MS = 3_600_000;

const Claimed = z.object({
  n: z.number(),
  display_name: z.string(),
  site_id: z.uuid(),
  validity_hours: z.number(),
});

export function usualClaimer(ctx: PortalContext): ClaimUsually {
  const claimTogether = async (entries: readonly Entry[]) => {
    const at = ctx.clock.now();
    const drafts = entries.map(({ submission, source }, n) => draftOf(ctx, submission, source, n));
    const claimed = await claimMany(ctx, drafts, at).catch((error: unknown) => {
      // What goes wrong for one, such as a request's name that is taken, must not fail the others: each goes the long way.
      if (!isUniqueViolation(error)) ctx.log.warn({ err: safeError(error) }, 'entering OTPs together failed');
      return [];
    });
    const byNumber = new Map(claimed.map((row) => [row.n, row]));
    return drafts.map((draft) => {
      const row = byNumber.get(draft.n);
      return row === undefined ? null : acceptedOf(draft, row, at);
    });
  };
  return batched(claimTogether, { underWay: 2 });
}

type Draft = ReturnType<typeof draftOf>;

function draftOf(ctx: PortalContext, submission: Submission, bucketSource: string, n: number) {
  const deviceCode = randomToken();
  const { deviceMake, deviceModel, deviceSerial, deviceOs, deviceSource, appVersion } = submission.device;
  return {
    n,
    deviceCode,
    /** The members are named as the columns of the statement's input. */
    row: {
      n,
      guesser: bucketSource,
      otp_hmac: hex(ctx.keys.hmac('otp', submission.otp)),
      id: randomId(),
      request_id: makeRequestId(),
      user_code: makeUserCode(),
      code_hmac: hex(ctx.keys.hmac('token', deviceCode)),
      device_make: deviceMake,
      device_model: deviceModel,
      device_serial: deviceSerial,
      device_os: deviceOs,
      device_source: deviceSource,
      app_version: appVersion,
      source: submission.source,
      device_jwk: submission.deviceJwk,
      device_jkt: submission.deviceJkt,
      dpop_jkt: submission.dpopJkt,
    },
  };
}

/**
 * Accounts are locked as everywhere, but never waited for, so that one act of an administrator holds up no other console.
 * The lock keeps a second open request from being made beside this one.
 */
async function claimMany(ctx: PortalContext, drafts: readonly Draft[], at: Date): Promise<z.infer<typeof Claimed>[]> {
  const input = JSON.stringify(drafts.map(({ row }) => row));
  const now = sql`${at.toISOString()}::timestamptz`;
  const match = matchSql({
    expected: { serial: accounts.expectedSerial, model: accounts.expectedModel },
    device: { serial: sql`i.device_serial`, model: sql`i.device_model` },
  });
  const { rows } = z.object({ rows: z.array(Claimed) }).parse(
    await ctx.store.db.execute(sql`
      with input as (
        select * from jsonb_to_recordset(${input}::jsonb) as i(
          n int, guesser text, otp_hmac text, id uuid, request_id text, user_code text, code_hmac text,
          device_make text, device_model text, device_serial text, device_os text, device_source text, app_version text,
          source text, device_jwk jsonb, device_jkt text, dpop_jkt text)
      ), candidate as (
        select i.n, o.id as otp_id, o.validity_hours, ${accounts.id} as account_id, ${accounts.upn} as upn,
          ${accounts.displayName} as display_name, ${accounts.siteId} as site_id, ${match} as match
        from input i join otps o on o.hmac = decode(i.otp_hmac, 'hex') join accounts on ${accounts.id} = o.account_id
        where o.status = 'active' and o.expires_at > ${now}
          and not (select ${organisation.otpAutoApproval} from organisation)
          and not exists (
            select from requests r where r.account_id = ${accounts.id} and r.status in ('pending', 'approved'))
          and not ${hasGuesses(sql`i.guesser`, at)}
        for update of accounts skip locked
      ), claimed as (
        update otps set status = 'claimed', ended_at = ${now} from candidate c
        where otps.id = c.otp_id and otps.status = 'active' and otps.expires_at > ${now}
        returning c.n, c.otp_id, c.validity_hours, c.account_id, c.upn, c.display_name, c.site_id, c.match
      ), undisplayed as (
        delete from otp_displays using claimed c where otp_displays.otp_id = c.otp_id
      ), opened as (
        insert into requests (id, request_id, otp_id, account_id, status, user_code, device_code_hmac, device_make,
          device_model, device_serial, device_os, device_source, app_version, source, device_jwk, device_jkt, dpop_jkt,
          requested_at, expires_at, poll_interval_seconds)
        select i.id, i.request_id, c.otp_id, c.account_id, 'pending', i.user_code, decode(i.code_hmac, 'hex'),
          i.device_make, i.device_model, i.device_serial, i.device_os, i.device_source, i.app_version, i.source,
          i.device_jwk, i.device_jkt, i.dpop_jkt, ${now}, ${now} + c.validity_hours * interval '1 hour',
          ${LIMITS.pollIntervalSeconds}
        from claimed c join input i on i.n = c.n
      ), audited as (
        insert into audit (at, actor, action, target, source, details)
        select ${now}, 'console', 'request.created', i.request_id, i.source, jsonb_build_object(
          'upn', c.upn, 'userCode', i.user_code, 'match', c.match, 'deviceMake', i.device_make,
          'deviceModel', i.device_model, 'deviceSerial', i.device_serial, 'deviceOs', i.device_os,
          'deviceSource', i.device_source, 'appVersion', i.app_version)
        from claimed c join input i on i.n = c.n
      )
      select n, display_name, site_id, validity_hours from claimed`),
  );
  return rows;
}

function acceptedOf({ deviceCode, row }: Draft, claimed: z.infer<typeof Claimed>, at: Date): Accepted {
  const expiresAt = new Date(at.getTime() + claimed.validity_hours * HOUR_MS);
  return {
    kind: 'accepted',
    request: { id: row.id, requestId: row.request_id, userCode: row.user_code, expiresAt },
    deviceCode,
    roomName: claimed.display_name,
    siteId: claimed.site_id,
    repeated: false,
    at,
  };
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}
