/**
 * The closed lists of the protocol. Where the articles name a value, the label is theirs; the others are Roomkey's own,
 * because the real service does not publish them (docs/PROTOCOL.md).
 */

export const READINESS_STATUSES = ['No action needed', 'Needs action', 'N/A'] as const;
export type ReadinessStatus = (typeof READINESS_STATUSES)[number];

/** Only "Awaiting OTP Approval" is documented; the rest is Roomkey's own. */
export const PROVISIONING_STATUSES = [
  'Not started',
  'OTP generated',
  'Awaiting OTP Approval',
  'Approved',
  'Delivered',
  'Provisioned',
  'Rejected',
  'Expired',
  'Revoked',
  'Cancelled',
] as const;
export type ProvisioningStatus = (typeof PROVISIONING_STATUSES)[number];

/** Roomkey's own: the article shows a drop-down but not what it holds. */
export const REJECTION_REASONS = [
  'Unknown device',
  'Wrong room',
  'Details do not match',
  'Not expected now',
  'Other',
] as const;
export type RejectionReason = (typeof REJECTION_REASONS)[number];

export const OTP_STATUSES = ['active', 'claimed', 'revoked', 'expired'] as const;
export type OtpStatus = (typeof OTP_STATUSES)[number];

export const REQUEST_STATUSES = ['pending', 'approved', 'delivered', 'rejected', 'cancelled', 'expired'] as const;
export type RequestStatus = (typeof REQUEST_STATUSES)[number];

/** Why the portal refuses an OTP (`otp_status` beside `invalid_grant`). */
export const OTP_REFUSALS = ['unknown', 'expired', 'used', 'revoked'] as const;
export type OtpRefusal = (typeof OTP_REFUSALS)[number];

export const DEVICE_SOURCES = ['measured', 'profile'] as const;
export type DeviceSource = (typeof DEVICE_SOURCES)[number];

export const LICENCES = ['Teams Rooms Pro', 'Teams Rooms Basic', 'none'] as const;
export type Licence = (typeof LICENCES)[number];

/** What keeps an account from "No action needed"; each has its remedy in the portal. */
export const READINESS_FACTS = [
  'licence.missing',
  'account.disabled',
  'password.expires',
  'mailbox.notConfigured',
  'mfa.required',
  'account.hybrid',
] as const;
export type ReadinessFact = (typeof READINESS_FACTS)[number];

/** Roles of the portal, as the real one names its built-in ones; what each may do: shared/protocol/permissions.ts. */
export const ROLES = ['Teams Rooms Pro Manager', 'Site Lead', 'Site Technician'] as const;
export type Role = (typeof ROLES)[number];

/** Columns of the sign-in data a person uploads or downloads. Roomkey's own. */
export const SIGN_IN_CSV_COLUMNS = ['UPN', 'Password'] as const;
export const OTP_CSV_COLUMNS = ['UPN', 'Display name', 'Site', 'OTP', 'Expires (UTC)'] as const;
/** To add or change resource accounts; only UPN, name, site and location must be there. Roomkey's own. */
export const ACCOUNT_CSV_COLUMNS = [
  'UPN',
  'Display name',
  'Site',
  'Location',
  'Licence',
  'Enabled',
  'Password expires',
  'Mailbox configured',
  'MFA required',
  'Hybrid',
  'Serial number',
  'Model',
] as const;
export const EXPECTED_DEVICE_CSV_COLUMNS = ['UPN', 'Serial number', 'Model'] as const;

/** A reported device against the one that the account expects. Roomkey's own. */
export const DEVICE_MATCHES = ['none', 'match', 'mismatch', 'incomplete'] as const;
export type DeviceMatch = (typeof DEVICE_MATCHES)[number];

/** The real portal's words; a room is *Onboarding* until its first heartbeat. */
export const ROOM_STATES = ['Onboarding', 'Healthy', 'Unhealthy', 'Disconnected'] as const;
export type RoomState = (typeof ROOM_STATES)[number];
