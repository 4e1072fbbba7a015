/**
 * The administrators' API of the portal, used by its web pages, the launcher and tests. JSON; problems are RFC 9457 Problem Details.
 * Sign-in is by session cookie (with the CSRF header below) or by `Authorization: Bearer <API token>`.
 * Times are ISO 8601 in UTC.
 */
import { z } from 'zod';
import {
  DEVICE_SOURCES,
  LICENCES,
  OTP_STATUSES,
  PROVISIONING_STATUSES,
  READINESS_FACTS,
  READINESS_STATUSES,
  REJECTION_REASONS,
  REQUEST_STATUSES,
  ROLES,
} from './lists';
import { LIMITS } from './limits';
import { PATHS } from './oauth';

export const CSRF_HEADER = 'x-roomkey-csrf';
/** Sent with polls that no person caused; the portal then does not renew the session's idle time. */
export const BACKGROUND_HEADER = 'x-roomkey-background';

export const ADMIN_PATHS = {
  /** POST name and password → sign in; GET → who am I; DELETE → sign out. */
  session: '/api/session',
  /** POST → redeem the printed link. */
  signInLink: '/api/session/link',
  /** POST, after the link → choose name and password. */
  setup: '/api/session/setup',
  accounts: '/api/accounts',
  otps: '/api/otps',
  requests: '/api/requests',
  preferences: '/api/preferences',
  audit: '/api/audit',
  openapi: '/api/openapi.json',
  health: '/api/health',
  testControls: '/api/test',
} as const;

const Id = z.uuid();
const Timestamp = z.iso.datetime();
const Page = {
  page: z.coerce.number().int().min(1).max(1_000_000).default(1),
  pageSize: z.coerce.number().int().min(1).max(5000).default(50),
};

/** RFC 9457. `code` is stable and machine-readable; `errors` names the fields at fault. */
export const ProblemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  detail: z.string().optional(),
  code: z.string(),
  errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
});
export type Problem = z.infer<typeof ProblemSchema>;

/** Redeems the sign-in link's token (from the URL's fragment) and creates the first administrator in the same act. */
export const RedeemLinkSchema = z.strictObject({ token: z.string().min(20).max(200) });
/** What the first administrator chooses. Names are compared without regard to case. */
export const CredentialsSchema = z.strictObject({
  username: z.string().trim().min(3).max(64),
  password: z.string().min(12).max(256),
});
/** Sign-in asks for no more than that something is there: which names and passwords could exist is not told. */
export const SignInSchema = z.strictObject({
  username: z.string().trim().min(1).max(64),
  password: z.string().min(1).max(256),
});
export const SessionSchema = z.object({
  username: z.string(),
  role: z.enum(ROLES),
  csrfToken: z.string(),
  /** True after the link was redeemed, until a name and password are chosen. */
  needsCredentials: z.boolean(),
  organisation: z.string(),
  testControls: z.boolean(),
});
export type Session = z.infer<typeof SessionSchema>;

export const AccountSchema = z.object({
  id: Id,
  upn: z.string(),
  displayName: z.string(),
  site: z.string(),
  location: z.string(),
  licence: z.enum(LICENCES),
  readiness: z.enum(READINESS_STATUSES),
  /** Why readiness is not "No action needed". */
  readinessFacts: z.array(z.enum(READINESS_FACTS)),
  provisioning: z.enum(PROVISIONING_STATUSES),
  /** True while a room reports with this account: resetting its password would sign that room out. */
  inUse: z.boolean(),
  activeOtpId: Id.nullable(),
  openRequestId: Id.nullable(),
});
export type Account = z.infer<typeof AccountSchema>;

export const AccountQuerySchema = z.object({
  ...Page,
  search: z.string().trim().max(100).default(''),
  readiness: z.enum(READINESS_STATUSES).optional(),
  provisioning: z.enum(PROVISIONING_STATUSES).optional(),
  sort: z.enum(['displayName', 'upn', 'location', 'readiness', 'provisioning']).default('displayName'),
  order: z.enum(['asc', 'desc']).default('asc'),
});
export const AccountListSchema = z.object({
  items: z.array(AccountSchema),
  total: z.number().int(),
  summary: z.object({
    total: z.number().int(),
    ready: z.number().int(),
    needsAction: z.number().int(),
    awaitingApproval: z.number().int(),
    provisioned: z.number().int(),
  }),
});
export type AccountList = z.infer<typeof AccountListSchema>;

/**
 * What password the OTP fetches. `generate` resets the account's; `supplied` keeps the one given, checked against the
 * directory; `keep` keeps the one of the account's last OTP, while its sealed copy exists (after expiry or cancellation).
 */
export const PasswordChoiceSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('generate') }),
  z.strictObject({ kind: z.literal('keep') }),
  z.strictObject({ kind: z.literal('supplied'), password: z.string().min(8).max(256) }),
]);
export type PasswordChoice = z.infer<typeof PasswordChoiceSchema>;

/** `POST /api/otps`. The answer is the one time the OTP is given without a further act; `POST /api/otps/:id/reveal` shows it again. */
export const GenerateOtpSchema = z.strictObject({
  accountId: Id,
  password: PasswordChoiceSchema.default({ kind: 'generate' }),
  validityHours: z.number().int().min(LIMITS.otpValidityMinHours).max(LIMITS.otpValidityMaxHours).optional(),
});
export const GeneratedOtpSchema = z.object({
  id: Id,
  accountId: Id,
  otp: z.string(),
  createdAt: Timestamp,
  expiresAt: Timestamp,
});
export type GeneratedOtp = z.infer<typeof GeneratedOtpSchema>;

/** `GET /api/otps/:id`: everything about an OTP but itself. */
export const OtpSchema = z.object({
  id: Id,
  accountId: Id,
  status: z.enum(OTP_STATUSES),
  createdAt: Timestamp,
  expiresAt: Timestamp,
  createdBy: z.string(),
  /** False once it was entered on a device: the portal keeps no readable copy after that, also when the device cancels. */
  canReveal: z.boolean(),
});
export type Otp = z.infer<typeof OtpSchema>;

export const RequestSchema = z.object({
  id: Id,
  /** What the console shows, to read out by phone. */
  requestId: z.string(),
  accountId: Id,
  upn: z.string(),
  displayName: z.string(),
  location: z.string(),
  status: z.enum(REQUEST_STATUSES),
  userCode: z.string(),
  device: z.object({
    make: z.string().nullable(),
    model: z.string().nullable(),
    serial: z.string().nullable(),
    os: z.string().nullable(),
    source: z.enum(DEVICE_SOURCES),
    appVersion: z.string().nullable(),
  }),
  /** When the OTP was entered on the device. */
  requestedAt: Timestamp,
  expiresAt: Timestamp,
  decidedAt: Timestamp.nullable(),
  decidedBy: z.string().nullable(),
  rejectionReason: z.enum(REJECTION_REASONS).nullable(),
  rejectionNote: z.string().nullable(),
  deliveredAt: Timestamp.nullable(),
});
export type DeviceRequest = z.infer<typeof RequestSchema>;

export const RequestQuerySchema = z.object({
  ...Page,
  status: z.enum(REQUEST_STATUSES).optional(),
  accountId: Id.optional(),
});
export const RequestListSchema = z.object({ items: z.array(RequestSchema), total: z.number().int() });
export type RequestList = z.infer<typeof RequestListSchema>;

/** `POST /api/requests/:id/decision`. A second decision is refused with `request.alreadyDecided` (409). */
export const DecisionSchema = z.discriminatedUnion('decision', [
  z.strictObject({ decision: z.literal('approve') }),
  z.strictObject({
    decision: z.literal('reject'),
    reason: z.enum(REJECTION_REASONS),
    note: z.string().trim().max(500).optional(),
  }),
]);
export type Decision = z.infer<typeof DecisionSchema>;

export const PreferencesSchema = z.strictObject({
  otpValidityHours: z.number().int().min(LIMITS.otpValidityMinHours).max(LIMITS.otpValidityMaxHours),
  otpAutoApproval: z.boolean(),
});
export type Preferences = z.infer<typeof PreferencesSchema>;

export const AuditEntrySchema = z.object({
  id: z.number().int(),
  at: Timestamp,
  actor: z.string(),
  action: z.string(),
  target: z.string().nullable(),
  source: z.string().nullable(),
  details: z.record(z.string(), z.unknown()),
});
export const AuditQuerySchema = z.object({ ...Page, search: z.string().trim().max(100).default('') });
export const AuditListSchema = z.object({ items: z.array(AuditEntrySchema), total: z.number().int() });

/** `--test-controls` only: moves the portal's time and injects faults on the console's routes. */
export const TestClockSchema = z.strictObject({
  advanceSeconds: z
    .number()
    .int()
    .min(0)
    .max(366 * 86_400),
});
export const TestClockAnswerSchema = z.object({ now: Timestamp });
export const TestFaultSchema = z.strictObject({
  /** A path of `PATHS`; another would arm nothing, in silence. */
  path: z.enum(Object.values(PATHS)),
  /** `drop` closes the connection before the route runs; `loseAnswer` after it ran. */
  kind: z.enum(['drop', 'loseAnswer', 'status', 'delay', 'malformed', 'noHold']),
  status: z.number().int().min(400).max(599).optional(),
  delayMs: z.number().int().min(0).max(120_000).optional(),
  retryAfterSeconds: z.number().int().min(0).max(3600).optional(),
  /** How many requests it hits; absent means until cleared. */
  times: z.number().int().min(1).max(10_000).optional(),
});
export type TestFault = z.infer<typeof TestFaultSchema>;
