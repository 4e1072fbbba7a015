/** How failures of actors reach the machine: stamped with the time, so that the machine itself asks no clock and rolls no dice. */
import { asSetupError, type SetupError, SetupFailure } from '../contract/errors';
import { LIMITS } from '../../protocol/limits';
import type { HealthPart } from '../contract/view';
import type { Clock, Random } from './ports';

/** First and longest wait between attempts on a passing failure, in milliseconds. Own choice. */
const BACKOFF_FIRST_MS = 1_000;
const BACKOFF_LONGEST_MS = 30_000;
/** The longest that a portal may ask a console to wait before it tries by itself again. Own choice: the longest delay after guesses. */
export const LONGEST_RETRY_MS = LIMITS.otpGuessDelayMaxSeconds * 1_000;

/** Outputs of actors are stamped too: `at` is milliseconds since the epoch by the console's clock. */
export interface Stamped {
  readonly at: number;
}

/** A check that failed: the first failure, and how each part went. */
export class SelfCheckFailure extends SetupFailure {
  readonly parts: readonly HealthPart[];

  constructor({ code, params }: SetupError, parts: readonly HealthPart[], retryAfterMs: number | null) {
    super(code, params, retryAfterMs);
    this.name = 'SelfCheckFailure';
    this.parts = parts;
  }
}

export class ActorFailure extends Error {
  readonly error: SetupError;
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly retryAfterMs: number | null;
  /** In [0, 1): spreads the retries of many consoles. */
  readonly jitter: number;
  /** Of a self-check: how each part went. */
  readonly parts: readonly HealthPart[];

  constructor(
    error: SetupError,
    at: number,
    retryAfterMs: number | null,
    jitter: number,
    parts: readonly HealthPart[] = [],
  ) {
    super(error.code);
    this.name = 'ActorFailure';
    this.error = error;
    this.at = at;
    this.retryAfterMs = retryAfterMs;
    this.jitter = jitter;
    this.parts = parts;
  }
}

/** What an actor threw, stamped. */
export function stamp(thrown: unknown, clock: Pick<Clock, 'now'>, random: Pick<Random, 'fraction'>): ActorFailure {
  const retryAfterMs = thrown instanceof SetupFailure ? thrown.retryAfterMs : null;
  const parts = thrown instanceof SelfCheckFailure ? thrown.parts : [];
  return new ActorFailure(asSetupError(thrown), clock.now(), retryAfterMs, random.fraction(), parts);
}

/** What arrived in an error event. Anything but a stamped failure is a fault of the console itself. */
export function failureOf(thrown: unknown): ActorFailure {
  return thrown instanceof ActorFailure
    ? thrown
    : new ActorFailure({ code: 'internal.unexpected', params: {} }, 0, null, 0);
}

/** When to try again after the `attempt`-th failure in a row (from 0): exponential, up to 25 % jitter, never before `Retry-After`. */
export function retryTime(failure: ActorFailure, attempt: number): number {
  const backoff = Math.min(BACKOFF_LONGEST_MS, BACKOFF_FIRST_MS * 2 ** Math.min(attempt, 10));
  const spread = backoff * (1 + failure.jitter / 4);
  const asked = Math.min(failure.retryAfterMs ?? 0, LONGEST_RETRY_MS);
  return Math.round(failure.at + Math.max(spread, asked));
}
