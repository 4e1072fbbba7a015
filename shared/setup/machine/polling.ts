/** One poll's outcome, and when the next one is due (RFC 8628 section 3.5). */
import { LIMITS } from '../../protocol/limits';
import type { RequestReference } from './context';
import type { Stamped } from './failure';
import type { PollOutcome } from './ports';

/** The port's outcome without its token: that stays with the actors. */
export type PollAnswer = Exclude<PollOutcome, { kind: 'approved' }> | { readonly kind: 'approved' };
export type PollOutput = Stamped & PollAnswer;

/** A portal that claims to hold polls but answers at once is still asked no more than once a second. Own choice. */
const HELD_PAUSE_MS = 1_000;

/** After a held poll the next one follows at once; else the interval is kept, and `slow_down` lengthens it for good. */
export function pausePolling(
  request: RequestReference | null,
  output: PollOutput,
): { request: RequestReference | null; waitUntil: number } {
  if (request === null) return { request, waitUntil: output.at };
  if (output.kind === 'pending' && output.held) return { request, waitUntil: output.at + HELD_PAUSE_MS };
  const longer = output.kind === 'slowDown' ? LIMITS.slowDownSeconds : 0;
  const intervalSeconds = request.intervalSeconds + longer;
  return { request: { ...request, intervalSeconds }, waitUntil: output.at + intervalSeconds * 1_000 };
}
