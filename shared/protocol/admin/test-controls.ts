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

/** `PATCH /api/test/accounts/:id`: what happens to an account in a directory without an administrator of this portal. */
export const TestAccountSchema = z.strictObject({
  /** True: the password has run out, now. */
  passwordExpired: z.boolean().optional(),
  blockedByPolicy: z.boolean().optional(),
});
