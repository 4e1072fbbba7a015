/**
 * The portal's tables, in PostgreSQL's dialect; the same migrations run on PGlite and on PostgreSQL.
 * Times are `timestamptz` and always come in as parameters from the portal's Clock, never from SQL.
 * Secrets stand here only as keyed hashes (`bytea`) or sealed with a key of the keys file.
 */
import { sql } from 'drizzle-orm';
import { boolean, index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import {
  DEVICE_SOURCES,
  LICENCES,
  OTP_STATUSES,
  REJECTION_REASONS,
  REQUEST_STATUSES,
} from '@roomkey/shared/protocol/lists';
import { at, bytea } from './columns';

export * from './schema-administration';
export * from './schema-batches';
export * from './schema-imports';

/** One row (id 1): the organisation, its preferences, and which keys file belongs to this database. */
export const organisation = pgTable('organisation', {
  id: integer('id').primaryKey(),
  name: text('name').notNull(),
  domains: text('domains').array().notNull(),
  otpValidityHours: integer('otp_validity_hours').notNull().default(8),
  otpAutoApproval: boolean('otp_auto_approval').notNull().default(false),
  otpAutoApprovalMatchesOnly: boolean('otp_auto_approval_matches_only').notNull().default(false),
  keysId: text('keys_id').notNull(),
  /** Test controls only: seconds by which the portal's time is ahead. */
  clockOffsetSeconds: integer('clock_offset_seconds').notNull().default(0),
});

export const sites = pgTable('sites', {
  id: uuid('id').primaryKey(),
  name: text('name').notNull().unique(),
});

export const accounts = pgTable(
  'accounts',
  {
    id: uuid('id').primaryKey(),
    /** Lower case. */
    upn: text('upn').notNull().unique(),
    displayName: text('display_name').notNull(),
    siteId: uuid('site_id')
      .notNull()
      .references(() => sites.id),
    location: text('location').notNull(),
    licence: text('licence', { enum: LICENCES }).notNull(),
    enabled: boolean('enabled').notNull().default(true),
    /** argon2id. */
    passwordHash: text('password_hash').notNull(),
    passwordExpires: boolean('password_expires').notNull().default(false),
    /** Directory fault: the password has expired (AADSTS50055). */
    passwordExpiredAt: at('password_expired_at'),
    mfaRequired: boolean('mfa_required').notNull().default(false),
    blockedByPolicy: boolean('blocked_by_policy').notNull().default(false),
    hybrid: boolean('hybrid').notNull().default(false),
    mailboxConfigured: boolean('mailbox_configured').notNull().default(true),
    /** The device that may be approved without a second look; the model only beside a serial. */
    expectedSerial: text('expected_serial'),
    expectedModel: text('expected_model'),
    /** Last sign-in of a room by password grant. Later than what the last OTP led to, it makes the account "Provisioned". */
    provisionedAt: at('provisioned_at'),
    createdAt: at('created_at').notNull(),
  },
  (t) => [index('accounts_display_name').on(t.displayName), index('accounts_site').on(t.siteId)],
);

export const otps = pgTable(
  'otps',
  {
    id: uuid('id').primaryKey(),
    accountId: uuid('account_id')
      .notNull()
      .references(() => accounts.id),
    /** HMAC-SHA-256 under the key `otp` of the keys file. */
    hmac: bytea('hmac').notNull(),
    status: text('status', { enum: OTP_STATUSES }).notNull(),
    /** Validity when it was made; a request of this OTP lives as long, counted from its entry. */
    validityHours: integer('validity_hours').notNull(),
    createdAt: at('created_at').notNull(),
    expiresAt: at('expires_at').notNull(),
    createdBy: text('created_by').notNull(),
    endedAt: at('ended_at'),
  },
  (t) => [
    uniqueIndex('otps_hmac').on(t.hmac),
    uniqueIndex('otps_one_active_per_account')
      .on(t.accountId)
      .where(sql`status = 'active'`),
    index('otps_account').on(t.accountId, t.createdAt),
  ],
);

/** The OTP itself, sealed, for display; the row goes at claim, revocation or expiry. */
export const otpDisplays = pgTable('otp_displays', {
  otpId: uuid('otp_id')
    .primaryKey()
    .references(() => otps.id),
  sealed: bytea('sealed').notNull(),
});

/** The password that an OTP delivers, sealed; ends at `stored`, rejection, revocation, or 24 h after approval. */
export const deliveryCopies = pgTable('delivery_copies', {
  otpId: uuid('otp_id')
    .primaryKey()
    .references(() => otps.id),
  sealed: bytea('sealed').notNull(),
});

export const requests = pgTable(
  'requests',
  {
    id: uuid('id').primaryKey(),
    /** What the console shows, to read out by phone. */
    requestId: text('request_id').notNull().unique(),
    otpId: uuid('otp_id')
      .notNull()
      .references(() => otps.id),
    accountId: uuid('account_id')
      .notNull()
      .references(() => accounts.id),
    status: text('status', { enum: REQUEST_STATUSES }).notNull(),
    userCode: text('user_code').notNull(),
    /** HMAC-SHA-256 under the key `token`. */
    deviceCodeHmac: bytea('device_code_hmac').notNull(),
    deviceMake: text('device_make'),
    deviceModel: text('device_model'),
    deviceSerial: text('device_serial'),
    deviceOs: text('device_os'),
    deviceSource: text('device_source', { enum: DEVICE_SOURCES }).notNull(),
    appVersion: text('app_version'),
    /** The address that the OTP was entered from. */
    source: text('source'),
    deviceJwk: jsonb('device_jwk').notNull(),
    /** RFC 7638 thumbprint of device_jwk: with dpopJkt, what makes a repeated submission "the same". */
    deviceJkt: text('device_jkt').notNull(),
    dpopJkt: text('dpop_jkt'),
    requestedAt: at('requested_at').notNull(),
    /** Before a decision: the request's end. After approval: the end of delivery. */
    expiresAt: at('expires_at').notNull(),
    /** RFC 8628 3.5: when the last poll counted for `interval` came, and the interval it has earned. */
    lastPolledAt: at('last_polled_at'),
    pollIntervalSeconds: integer('poll_interval_seconds').notNull().default(5),
    decidedAt: at('decided_at'),
    decidedBy: text('decided_by'),
    rejectionReason: text('rejection_reason', { enum: REJECTION_REASONS }),
    rejectionNote: text('rejection_note'),
    deliveredAt: at('delivered_at'),
    /** Bearer redemption happens once; a DPoP key may ask again until the receipt. */
    redeemedAt: at('redeemed_at'),
    lastReceiptOutcome: text('last_receipt_outcome', { enum: ['stored', 'failed'] }),
  },
  (t) => [
    uniqueIndex('requests_device_code').on(t.deviceCodeHmac),
    uniqueIndex('requests_one_open_per_account')
      .on(t.accountId)
      .where(sql`status in ('pending', 'approved')`),
    index('requests_otp').on(t.otpId),
    index('requests_status').on(t.status, t.requestedAt),
    index('requests_account').on(t.accountId, t.requestedAt),
  ],
);

/** Opaque access tokens of scope `credential` (of a request) and `room` (of an account). */
export const accessTokens = pgTable(
  'access_tokens',
  {
    hmac: bytea('hmac').primaryKey(),
    scope: text('scope', { enum: ['credential', 'room'] }).notNull(),
    requestId: uuid('request_id').references(() => requests.id),
    accountId: uuid('account_id')
      .notNull()
      .references(() => accounts.id),
    dpopJkt: text('dpop_jkt'),
    createdAt: at('created_at').notNull(),
    expiresAt: at('expires_at').notNull(),
    usedAt: at('used_at'),
  },
  (t) => [index('access_tokens_expiry').on(t.expiresAt)],
);

/** RFC 9449 11.1: a proof's `jti` is taken once, by whichever process of the portal sees it first. */
export const dpopProofs = pgTable(
  'dpop_proofs',
  { jkt: text('jkt').notNull(), jti: text('jti').notNull(), expiresAt: at('expires_at').notNull() },
  (t) => [primaryKey({ columns: [t.jkt, t.jti] }), index('dpop_proofs_expiry').on(t.expiresAt)],
);

/** Wrong guesses of OTPs per source address, and password failures per account: `bucket` says which. */
export const failures = pgTable('failures', {
  bucket: text('bucket').primaryKey(),
  count: integer('count').notNull(),
  windowStartedAt: at('window_started_at').notNull(),
  blockedUntil: at('blocked_until'),
});

/** A console that completed its setup and reports. */
export const rooms = pgTable('rooms', {
  accountId: uuid('account_id')
    .primaryKey()
    .references(() => accounts.id),
  deviceMake: text('device_make'),
  deviceModel: text('device_model'),
  deviceSerial: text('device_serial'),
  appVersion: text('app_version'),
  problems: jsonb('problems').notNull().default([]),
  signedInAt: at('signed_in_at').notNull(),
  lastSeenAt: at('last_seen_at'),
});
