/** What `--test-controls` adds to the administrators' API. */
import { z } from 'zod';
import { PATHS } from '../oauth';
import { Timestamp } from './common';

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

/**
 * `GET /api/test/state` answers it, `PUT /api/test/state` puts it in the place of everything, `POST /api/test/state/reset`
 * goes back to the one that the portal started with. Secrets are hashed or sealed in it, as they are in the database, so
 * it can be read only by a portal with the same keys file.
 */
export const PortalStateSchema = z.strictObject({
  format: z.literal('roomkey-portal-state'),
  /** Version of this document. */
  version: z.number().int(),
  /** Version of the tables: the time of the newest migration, in ms since 1970. */
  schema: z.number().int(),
  /** Which keys file can read it. */
  keysId: z.string().max(255),
  /** The portal's time when it was saved; a restored portal goes on from there. */
  savedAt: Timestamp,
  /** Those still armed; `times` is what is left. */
  faults: z.array(TestFaultSchema).max(10_000),
  /** Rows of each table, by its name in the database. */
  tables: z.record(z.string(), z.array(z.record(z.string(), z.unknown()))),
});
export type PortalState = z.infer<typeof PortalStateSchema>;
/** The version of the document that this portal writes and reads. */
export const PORTAL_STATE_VERSION = 1;
/** `PATCH /api/test/accounts/:id`: what happens to an account in a directory without an administrator of this portal. */
export const TestAccountSchema = z.strictObject({
  /** True: the password has run out, now. */
  passwordExpired: z.boolean().optional(),
  blockedByPolicy: z.boolean().optional(),
});
