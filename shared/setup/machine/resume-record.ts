/**
 * What a console needs to go on after an upgrade that changed the machine: small, versioned, and older than any snapshot.
 * It is written beside each snapshot and read when the snapshot does not fit.
 */
import { z } from 'zod';
import { DeviceIdentitySchema } from '../../device/identity';
import { REJECTION_REASONS } from '../../protocol/lists';
import {
  initialContext,
  LocaleSchema,
  OutboxEntrySchema,
  PortalPinSchema,
  RequestSchema,
  type SetupContext,
  SetupErrorSchema,
  type Stage,
  STAGES,
  VaultReturnSchema,
} from './context';

export const RESUME_RECORD_VERSION = 1;

const ResumeRecordSchema = z.object({
  version: z.literal(RESUME_RECORD_VERSION),
  stage: z.enum(STAGES),
  locale: LocaleSchema,
  portalUrl: z.string().nullable(),
  portalPin: PortalPinSchema.default(null),
  keysMade: z.boolean(),
  device: DeviceIdentitySchema.nullable(),
  request: RequestSchema.nullable(),
  rejection: z.object({ reason: z.enum(REJECTION_REASONS).nullable(), note: z.string().nullable() }).nullable(),
  credentialSource: z.enum(['request', 'manual']),
  account: z.object({ upn: z.string(), roomName: z.string() }).nullable(),
  outbox: z.array(OutboxEntrySchema),
  vaultReturn: VaultReturnSchema.default('storingCredentials'),
  /** What the stage shows: a failure whose reason is gone helps nobody. */
  error: SetupErrorSchema.nullable().default(null),
});
export type ResumeRecord = z.infer<typeof ResumeRecordSchema>;

export function toResumeRecord(stage: Stage, context: SetupContext): ResumeRecord {
  const { locale, portalPin, keysMade, device, request, rejection, credentialSource, account, outbox } = context;
  const { vaultReturn, error } = context;
  const portalUrl = context.portal?.url ?? null;
  return {
    version: RESUME_RECORD_VERSION,
    stage,
    portalUrl,
    portalPin,
    locale,
    keysMade,
    device,
    request,
    rejection,
    credentialSource,
    account,
    outbox,
    vaultReturn,
    error,
  };
}

/** The record in what was read from disk, or null where it is missing or unreadable. */
export function parseResumeRecord(raw: unknown): ResumeRecord | null {
  const parsed = ResumeRecordSchema.safeParse(raw);
  return parsed.success ? parsed.data : null;
}

/**
 * A context that goes on where the record says. A stage whose reference is missing falls back to a safe earlier one;
 * `manual` credentials live only in memory before they are stored, so those begin again at manual setup.
 */
export function contextFromRecord(
  record: ResumeRecord,
  portalUrl: string | null,
  portalPin: string | null = null,
): SetupContext {
  const { version: _version, stage, portalUrl: savedUrl, portalPin: savedPin, ...kept } = record;
  const resumeAt = safeStage(stage, record);
  const error = resumeAt === stage ? record.error : null;
  // SECURITY: answers a pin that outlives the configuration it came from: whoever names the portal names its certificate too.
  const pin = portalUrl === null ? savedPin : portalPin;
  const portalFixed = portalUrl !== null;
  return { ...initialContext(record.locale, portalUrl ?? savedUrl, pin), portalFixed, ...kept, error, resumeAt };
}

function safeStage(stage: Stage, record: ResumeRecord): Stage {
  switch (stage) {
    case 'awaitingApproval':
      return record.request === null ? 'welcome' : stage;
    case 'vaultUnavailable':
      return safeStage(record.vaultReturn, record);
    case 'storingCredentials':
      if (record.credentialSource === 'manual') return 'manualSetup';
      return record.request === null ? 'welcome' : 'storingCredentials';
    case 'signingIn':
    case 'signInFailed':
    case 'home':
      return record.account === null ? 'welcome' : stage;
    case 'welcome':
    case 'agreement':
    case 'oneTimePassword':
    case 'manualSetup':
    case 'rejected':
    case 'expired':
    case 'cancelled':
    case 'resetting':
      return stage;
  }
}
