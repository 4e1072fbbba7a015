/** What the machine remembers. Everything here is written to disk: there is no place for a secret, only for handles and references. */
import { z } from 'zod';
import { DeviceIdentitySchema } from '../../device/identity';
import { textLocaleOf } from '../../locale/locales';
import { REJECTION_REASONS } from '../../protocol/lists';
import { ERROR_CODES } from '../contract/errors';
import { CHECKS, CONNECT_STAGES, HEALTH_PARTS } from '../contract/view';

export const SetupErrorSchema = z.object({
  code: z.enum(ERROR_CODES),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
});

/** Where a console can be found after a restart. Every other state restores to the one of these that came before it. */
export const STAGES = [
  'welcome',
  'agreement',
  'oneTimePassword',
  'manualSetup',
  'awaitingApproval',
  'rejected',
  'expired',
  'cancelled',
  'storingCredentials',
  'vaultUnavailable',
  'signingIn',
  'signInFailed',
  'home',
  'resetting',
] as const;
export type Stage = (typeof STAGES)[number];

export const RequestSchema = z.object({
  requestId: z.string(),
  userCode: z.string(),
  roomName: z.string(),
  /** Milliseconds since the epoch by the console's clock; for display only, the portal decides. */
  enteredAt: z.number(),
  expiresAt: z.number(),
  /** RFC 8628: seconds between polls that the portal does not hold; grows with `slow_down`. */
  intervalSeconds: z.number().positive(),
});
export type RequestReference = z.infer<typeof RequestSchema>;

/**
 * Something that must be done once the state is on disk, however long it takes: telling the portal of a receipt or a
 * cancellation, or forgetting the device code of a request that the portal has ended.
 */
export const OutboxEntrySchema = z.object({
  kind: z.enum(['receipt', 'cancel', 'forget']),
  requestId: z.string(),
  outcome: z.enum(['stored', 'failed']).nullable(),
});
export type OutboxEntry = z.infer<typeof OutboxEntrySchema>;

export const VaultReturnSchema = z.enum(['awaitingApproval', 'storingCredentials', 'signingIn']);

export const PortalSchema = z.object({
  url: z.string(),
  organisation: z.string().nullable(),
  domains: z.array(z.string()),
});

/** SHA-256 of the one certificate that stands for the portal (64 hexadecimal digits); null: any that is vouched for. */
export const PortalPinSchema = z.string().nullable();

const CertificateSchema = z.object({
  fingerprint: z.string(),
  subject: z.string(),
  issuer: z.string(),
  validFrom: z.number(),
  validUntil: z.number(),
  expected: z.string().nullable(),
});

/** An attempt to connect. Never written to disk: what came of it is `portal` and `portalPin`. */
const AttemptSchema = z.object({
  /** As typed, or the text of a QR code. */
  address: z.string(),
  origin: z.string().nullable(),
  stage: z.enum(CONNECT_STAGES).nullable(),
  /** What a person confirmed in this attempt, or what is known for this address. */
  pin: PortalPinSchema,
  certificate: CertificateSchema.nullable(),
  found: z.object({ url: z.string(), organisation: z.string(), domains: z.array(z.string()) }).nullable(),
});
export type Attempt = z.infer<typeof AttemptSchema>;

/** A language that this version does not know, from an older or newer one, loses the language and not the setup. */
export const LocaleSchema = z.string().transform(textLocaleOf);

export const ContextSchema = z.object({
  locale: LocaleSchema,
  portal: PortalSchema.nullable(),
  portalPin: PortalPinSchema,
  /** True where the configuration names the portal: nobody at the console changes it. */
  portalFixed: z.boolean(),
  device: DeviceIdentitySchema.nullable(),
  checks: z.array(
    z.object({
      id: z.enum(CHECKS),
      outcome: z.enum(['waiting', 'running', 'passed', 'warning', 'failed']),
      error: SetupErrorSchema.nullable(),
    }),
  ),
  /** In `connect`. */
  attempt: AttemptSchema.nullable(),
  /** True once the device's keys stand in the vault: from then on a null answer means "locked". */
  keysMade: z.boolean(),
  /** Handle of the OTP in the SecretBox, while it may be submitted again. */
  otpHandle: z.string().nullable(),
  manual: z.object({ upn: z.string(), handle: z.string() }).nullable(),
  request: RequestSchema.nullable(),
  rejection: z.object({ reason: z.enum(REJECTION_REASONS).nullable(), note: z.string().nullable() }).nullable(),
  /** Where the credential comes from: an approved request, or what a person typed. */
  credentialSource: z.enum(['request', 'manual']),
  account: z.object({ upn: z.string(), roomName: z.string() }).nullable(),
  outbox: z.array(OutboxEntrySchema),
  error: SetupErrorSchema.nullable(),
  /** Failures in a row of the way to the portal, and when it is tried again. */
  retry: z.object({ attempt: z.number().int(), at: z.number() }).nullable(),
  /** When the state that waits goes on: next poll, next report, end of the success page. */
  waitUntil: z.number(),
  /** Which state `vaultUnavailable` goes back to. */
  vaultReturn: VaultReturnSchema,
  health: z.object({
    error: SetupErrorSchema.nullable(),
    checkedAt: z.number().nullable(),
    parts: z.array(
      z.object({
        id: z.enum(HEALTH_PARTS),
        outcome: z.enum(['passed', 'failed', 'unknown']),
        error: SetupErrorSchema.nullable(),
      }),
    ),
  }),
  /** Why the console's state could not be written to disk, while it can't. */
  storage: SetupErrorSchema.nullable(),
  /** Where `starting` goes: set by a resume record, or by a reset that was given up. */
  resumeAt: z.enum(STAGES).nullable(),
  /** Chosen at the room's home: until the next restart only, as with the real console. */
  temporaryLocale: LocaleSchema.nullable(),
  /** Where a reset goes back to, while it can be given up. */
  resetReturn: z.object({ stage: z.enum(STAGES), error: SetupErrorSchema.nullable() }).nullable(),
});
export type SetupContext = z.infer<typeof ContextSchema>;

export function initialContext(
  locale: SetupContext['locale'],
  portalUrl: string | null,
  portalPin: string | null = null,
): SetupContext {
  return {
    locale,
    portal: portalUrl === null ? null : { url: portalUrl, organisation: null, domains: [] },
    portalPin,
    portalFixed: portalUrl !== null,
    device: null,
    checks: [],
    attempt: null,
    keysMade: false,
    otpHandle: null,
    manual: null,
    request: null,
    rejection: null,
    credentialSource: 'request',
    account: null,
    outbox: [],
    error: null,
    retry: null,
    waitUntil: 0,
    vaultReturn: 'storingCredentials',
    health: { error: null, checkedAt: null, parts: [] },
    storage: null,
    resumeAt: null,
    temporaryLocale: null,
    resetReturn: null,
  };
}
