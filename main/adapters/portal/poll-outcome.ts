import { TokenResponseSchema } from '@roomkey/shared/protocol/oauth';
import type { PollOutcome } from '@roomkey/shared/setup/machine/ports';
import { failureOfAnswer, isSuccess, oauthErrorOf, parseSuccess } from './answers';
import type { HttpAnswer } from './transport';

/** What the token endpoint's answer to a poll means (RFC 8628 3.5). Rejects with `portal.*` when it means nothing to it. */
export function pollOutcomeOf(answer: HttpAnswer): PollOutcome {
  if (isSuccess(answer))
    return { kind: 'approved', accessToken: parseSuccess(answer, TokenResponseSchema).access_token };
  const error = oauthErrorOf(answer);
  switch (error?.error) {
    case 'authorization_pending':
      return { kind: 'pending', held: /(^|[\s,;])wait\b/i.test(answer.header('preference-applied') ?? '') };
    case 'slow_down':
      return { kind: 'slowDown' };
    case 'access_denied':
      if (error.cancelled === true) return { kind: 'cancelled' };
      return { kind: 'rejected', reason: error.rejection_reason ?? null, note: error.rejection_note ?? null };
    case 'expired_token':
      return { kind: 'expired' };
    case 'invalid_grant':
      return { kind: 'unknown' };
    default:
      throw failureOfAnswer(answer);
  }
}
