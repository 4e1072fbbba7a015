/** What every part of the administrators' API shares. Times are ISO 8601 in UTC. */
import { z } from 'zod';
import { LIMITS } from '../limits';

export const CSRF_HEADER = 'x-roomkey-csrf';
/** Sent with polls that no person caused; the portal then does not renew the session's idle time. */
export const BACKGROUND_HEADER = 'x-roomkey-background';

export const ADMIN_PATHS = {
  /** POST name and password → sign in; GET → who am I; DELETE → sign out. */
  session: '/api/session',
  /** POST → redeem a sign-in link: the printed first one, or an invitation. */
  signInLink: '/api/session/link',
  /** POST, after the link → choose name and password. */
  setup: '/api/session/setup',
  accounts: '/api/accounts',
  sites: '/api/sites',
  otps: '/api/otps',
  /** POST → generate for many; the work goes on after the answer. */
  otpBatches: '/api/otp-batches',
  /** POST → sheets to print. */
  handOver: '/api/hand-over',
  requests: '/api/requests',
  rooms: '/api/rooms',
  preferences: '/api/preferences',
  /** GET → how consoles reach this portal. */
  connection: '/api/connection',
  audit: '/api/audit',
  users: '/api/users',
  apiTokens: '/api/api-tokens',
  lockouts: '/api/lockouts',
  /** GET → server-sent events. */
  events: '/api/events',
  openapi: '/api/openapi.json',
  health: '/api/health',
  testControls: '/api/test',
} as const;

export const Id = z.uuid();
export const Timestamp = z.iso.datetime();
export const Page = {
  page: z.coerce.number().int().min(1).max(1_000_000).default(1),
  pageSize: z.coerce.number().int().min(1).max(LIMITS.accountsAtOnce).default(50),
};
export const Search = z.string().trim().max(100).default('');
export const Order = z.enum(['asc', 'desc']);
/** One line of visible text, as people type it into a field. */
export const line = (longest: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(longest)
    .regex(/^[^\p{Cc}\p{Cf}\p{Zl}\p{Zp}]*$/u, 'must hold visible characters only');

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

/** What became of one of many: `ok`, or the problem's code and title. */
export const OutcomeSchema = z.object({
  id: Id,
  ok: z.boolean(),
  code: z.string().nullable(),
  title: z.string().nullable(),
});
export type Outcome = z.infer<typeof OutcomeSchema>;
export const OutcomesSchema = z.object({ results: z.array(OutcomeSchema) });

/** A CSV file as text. The portal reads BOM, comma or semicolon, quotes, CRLF; at most 50,000 rows. */
export const CsvText = z.string().min(1).max(12_000_000);
/** What is wrong with a CSV file; `line` counts from 1, the header included; null means the whole file. */
export const CsvProblemSchema = z.object({
  line: z.number().int().nullable(),
  column: z.string().nullable(),
  message: z.string(),
});
export type CsvProblem = z.infer<typeof CsvProblemSchema>;
