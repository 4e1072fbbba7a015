/** Resource accounts with what is computed from facts: readiness and provisioning status, at one moment. */
import { desc, eq, sql, type SQL } from 'drizzle-orm';
import { LIMITS } from '@roomkey/shared/protocol/limits';
import type { ExpectedDevice } from '@roomkey/shared/protocol/admin';
import type { ProvisioningStatus, ReadinessFact, ReadinessStatus } from '@roomkey/shared/protocol/lists';
import { accounts, otps, requests, rooms, sites } from '../../store/schema';
import type { Database } from '../../store/store';
import { withinScope, type Scope } from '../session/scope';

/** A room that missed three reports in a row is no longer taken for in use. */
const inUseSeconds = 3 * LIMITS.heartbeatSeconds;

/**
 * A subquery of the accounts of a scope as they are at `now`; select from it, filter and sort by its columns. `few`: the
 * filter leaves few accounts, so the latest OTP and request are looked up for each of them, instead of gathered for all
 * (measured with bench/portal-lists.ts: half the time for a search, twice the time for the whole list).
 */
export function accountView(db: Database, now: Date, scope: Scope, expected: 'few' | 'many' = 'many') {
  const each = expected === 'few';
  const otp = db
    .selectDistinctOn([otps.accountId])
    .from(otps)
    .where(each ? eq(otps.accountId, accounts.id) : undefined)
    .orderBy(otps.accountId, desc(otps.createdAt), desc(otps.id))
    .as('latest_otp');
  const request = db
    .selectDistinctOn([requests.accountId])
    .from(requests)
    .where(each ? eq(requests.accountId, accounts.id) : undefined)
    .orderBy(requests.accountId, desc(requests.requestedAt), desc(requests.id))
    .as('latest_request');

  const at = sql`${now.toISOString()}::timestamptz`;
  const hasActiveOtp = sql`(${otp.status} = 'active' and ${otp.expiresAt} > ${at})`;
  const isPending = sql`(${request.status} = 'pending' and ${request.expiresAt} > ${at})`;
  const isApproved = sql`(${request.status} = 'approved' and ${request.expiresAt} > ${at})`;
  // Not the delivery: a console signs in while its receipt is still under way.
  const lastEvent = sql`greatest(${otp.createdAt}, ${otp.endedAt}, ${request.decidedAt})`;
  const inUseSince = new Date(now.getTime() - inUseSeconds * 1000).toISOString();

  const provisioning = sql<ProvisioningStatus>`case
    when ${isPending} then 'Awaiting OTP Approval'
    when ${isApproved} then 'Approved'
    when ${hasActiveOtp} then 'OTP generated'
    when ${accounts.provisionedAt} >= coalesce(${lastEvent}, ${accounts.provisionedAt}) then 'Provisioned'
    when ${otp.id} is null then 'Not started'
    when ${otp.status} = 'revoked' then 'Revoked'
    when ${request.otpId} = ${otp.id} and ${request.status} = 'cancelled' then 'Cancelled'
    when ${otp.status} <> 'claimed' then 'Expired'
    when ${request.status} = 'delivered' then 'Delivered'
    when ${request.status} = 'rejected' then 'Rejected'
    else 'Expired' end`;

  return db
    .select({
      id: accounts.id,
      upn: accounts.upn,
      displayName: accounts.displayName,
      location: accounts.location,
      licence: accounts.licence,
      siteId: accounts.siteId,
      site: sql<string>`${sites.name}`.as('site'),
      readiness: readiness.as('readiness'),
      readinessFacts: facts.as('readiness_facts'),
      provisioning: provisioning.as('provisioning'),
      inUse:
        sql<boolean>`coalesce(greatest(${rooms.lastSeenAt}, ${rooms.signedInAt}) > ${inUseSince}::timestamptz, false)`.as(
          'in_use',
        ),
      activeOtpId: sql<string | null>`case when ${hasActiveOtp} then ${otp.id} end`.as('active_otp_id'),
      expectedDevice: sql<ExpectedDevice | null>`case when ${accounts.expectedSerial} is not null
        then json_build_object('serial', ${accounts.expectedSerial}, 'model', ${accounts.expectedModel}) end`.as(
        'expected_device',
      ),
      openRequestId: sql<string | null>`case when ${isPending} or ${isApproved} then ${request.id} end`.as(
        'open_request_id',
      ),
    })
    .from(accounts)
    .innerJoin(sites, eq(sites.id, accounts.siteId))
    .leftJoinLateral(otp, eq(otp.accountId, accounts.id))
    .leftJoinLateral(request, eq(request.accountId, accounts.id))
    .leftJoin(rooms, eq(rooms.accountId, accounts.id))
    .where(withinScope(scope, accounts.siteId))
    .as('account_view');
}

/**
 * What keeps an account from "No action needed". OTP is a feature of the Pro licence; a password that expires would
 * sign the room out one day; MFA cannot be answered by a room; a hybrid account's password is not the portal's to set.
 */
const facts = factList({
  'licence.missing': sql`${accounts.licence} <> 'Teams Rooms Pro'`,
  'account.disabled': sql`not ${accounts.enabled}`,
  'password.expires': sql`${accounts.passwordExpires} or ${accounts.passwordExpiredAt} is not null`,
  'mailbox.notConfigured': sql`not ${accounts.mailboxConfigured}`,
  'mfa.required': sql`${accounts.mfaRequired}`,
  'account.hybrid': sql`${accounts.hybrid}`,
});

/** A disabled account is out of service: whether it is ready does not apply. */
const readiness = sql<ReadinessStatus>`case
  when not ${accounts.enabled} then 'N/A'
  when cardinality(${facts}) = 0 then 'No action needed'
  else 'Needs action' end`;

function factList(conditions: Readonly<Record<ReadinessFact, SQL>>): SQL<ReadinessFact[]> {
  const entries = Object.entries(conditions).map(
    ([name, holds]) => sql`case when ${holds} then ${sql.raw(`'${name}'`)} end`,
  );
  return sql<ReadinessFact[]>`array_remove(array[${sql.join(entries, sql`, `)}]::text[], null)`;
}
