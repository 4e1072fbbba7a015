/** One-time passwords: one, many at once, and the sheets that hand them over. */
import { z } from 'zod';
import { LIMITS } from '../limits';
import { OTP_STATUSES } from '../lists';
import { CsvProblemSchema, CsvText, Id, Timestamp } from './common';

const ValidityHours = z.number().int().min(LIMITS.otpValidityMinHours).max(LIMITS.otpValidityMaxHours);

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
  validityHours: ValidityHours.optional(),
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
  /** Who has seen it since it was made, the latest first. */
  accesses: z.array(z.object({ at: Timestamp, actor: z.string(), how: z.enum(['revealed', 'printed', 'downloaded']) })),
});
export type Otp = z.infer<typeof OtpSchema>;

/** `csv`: the passwords of `SIGN_IN_CSV_COLUMNS`, kept, each checked against the directory. */
export const BatchPasswordSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('generate') }),
  z.strictObject({ kind: z.literal('csv'), csv: CsvText }),
]);
/** `POST /api/otp-batches` → 202 `OtpBatchSchema`. A bad CSV file is refused whole (`csv.invalid`), before anything is written. */
export const NewOtpBatchSchema = z.strictObject({
  accountIds: z.array(Id).min(1).max(LIMITS.accountsAtOnce),
  password: BatchPasswordSchema,
  validityHours: ValidityHours.optional(),
});
export type NewOtpBatch = z.infer<typeof NewOtpBatchSchema>;
/** `POST /api/otp-batches/check-csv`: looks at a file for these accounts, writes nothing. */
export const CheckSignInCsvSchema = z.strictObject({
  accountIds: z.array(Id).min(1).max(LIMITS.accountsAtOnce),
  csv: CsvText,
});
export const SignInCsvReportSchema = z.object({
  rows: z.number().int(),
  problems: z.array(CsvProblemSchema),
  problemCount: z.number().int(),
});
export type SignInCsvReport = z.infer<typeof SignInCsvReportSchema>;

export const OTP_BATCH_ITEM_STATUSES = ['waiting', 'generated', 'failed'] as const;
/** `GET /api/otp-batches/:id`. Seen by who made it and by Pro Managers. */
export const OtpBatchSchema = z.object({
  id: Id,
  createdAt: Timestamp,
  createdBy: z.string(),
  password: z.enum(['generate', 'csv']),
  /** `interrupted`: the portal ended meanwhile; what waits can be retried. */
  status: z.enum(['running', 'done', 'interrupted']),
  total: z.number().int(),
  generated: z.number().int(),
  failed: z.number().int(),
  /**
   * While results with passwords can be downloaded: until the hour of the last password is over. Each is kept for one
   * hour from when it was generated or uploaded; trying again prolongs nothing.
   */
  passwordsUntil: Timestamp.nullable(),
  items: z.array(
    z.object({
      accountId: Id,
      upn: z.string(),
      displayName: z.string(),
      site: z.string(),
      status: z.enum(OTP_BATCH_ITEM_STATUSES),
      otpId: Id.nullable(),
      /** Why it failed: a problem's code and sentence, and readiness facts. */
      code: z.string().nullable(),
      title: z.string().nullable(),
      facts: z.array(z.string()),
    }),
  ),
});
export type OtpBatch = z.infer<typeof OtpBatchSchema>;
/** `POST /api/otp-batches/:id/download` → text/csv; audited first. `POST …/retry` → `OtpBatchSchema` takes no body. */
export const DownloadBatchSchema = z.strictObject({ withPasswords: z.boolean() });

/** `GET /api/connection`: what connects a console to this portal. */
export const ConsoleConnectionSchema = z.object({
  portalUrl: z.string(),
  /** SHA-256 of the portal's certificate, 64 hexadecimal digits; null where a proxy in front of the portal shows its own. */
  fingerprint: z.string().nullable(),
  /** `RKP1:` and the address, with `#sha256=` and the fingerprint where it is known. */
  qrText: z.string(),
});
export type ConsoleConnection = z.infer<typeof ConsoleConnectionSchema>;

/** `POST /api/hand-over`: audited for each OTP first. What cannot be printed any more is in `left`. */
export const HandOverSchema = z.strictObject({ otpIds: z.array(Id).min(1).max(5000) });
export const HandOverSheetsSchema = z.object({
  organisation: z.string(),
  ...ConsoleConnectionSchema.shape,
  sheets: z.array(
    z.object({
      otpId: Id,
      displayName: z.string(),
      upn: z.string(),
      site: z.string(),
      location: z.string(),
      otp: z.string(),
      /** `RK1:` and the 16 digits. */
      qrText: z.string(),
      expiresAt: Timestamp,
      expectedDevice: z.object({ serial: z.string(), model: z.string().nullable() }).nullable(),
    }),
  ),
  left: z.array(z.object({ otpId: Id, displayName: z.string().nullable(), code: z.string() })),
});
export type HandOverSheets = z.infer<typeof HandOverSheetsSchema>;

export const PreferencesSchema = z.strictObject({
  otpValidityHours: ValidityHours,
  otpAutoApproval: z.boolean(),
  /** Auto approval only for devices that match the one the account expects. A mismatch never is, either way. */
  otpAutoApprovalMatchesOnly: z.boolean().default(false),
});
export type Preferences = z.infer<typeof PreferencesSchema>;
