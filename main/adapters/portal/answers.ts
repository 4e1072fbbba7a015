import type { z } from 'zod';
import { type OAuthError, OAuthErrorSchema } from '@roomkey/shared/protocol/oauth';
import { SetupFailure } from '@roomkey/shared/setup/contract/errors';
import { parseRetryAfter } from './retry-after';
import type { HttpAnswer } from './transport';

export const isSuccess = (answer: HttpAnswer): boolean => answer.status >= 200 && answer.status < 300;

/** A success's body, checked. Rejects with what the answer means otherwise. */
export function parseSuccess<T>(answer: HttpAnswer, schema: z.ZodType<T>): T {
  if (!isSuccess(answer)) throw failureOfAnswer(answer);
  const body = schema.safeParse(jsonOf(answer));
  // SECURITY: answers forged or damaged answers: nothing unchecked goes on, and the text, which may hold a token, is dropped.
  if (!body.success) throw new SetupFailure('portal.malformed');
  return body.data;
}

/** The OAuth error that an answer carries (RFC 6749 5.2), or null. */
export function oauthErrorOf(answer: HttpAnswer): OAuthError | null {
  if (answer.status < 400 || answer.status > 499) return null;
  const body = OAuthErrorSchema.safeParse(jsonOf(answer));
  return body.success ? body.data : null;
}

/** Milliseconds that the answer asks to wait, or null. */
export function retryAfterOf(answer: HttpAnswer): number | null {
  const date = answer.header('date');
  return parseRetryAfter(answer.header('retry-after'), date, Date.parse(date ?? '') || 0);
}

/** What an answer means that no method has a meaning of its own for. */
export function failureOfAnswer(answer: HttpAnswer): SetupFailure {
  const { status } = answer;
  // 511: a network that wants its own sign-in first (RFC 6585 6).
  if ((status >= 300 && status < 400) || status === 511) return new SetupFailure('portal.redirected');
  if (status === 407) return new SetupFailure('portal.proxy');
  if (status === 429 || status === 503) return new SetupFailure('portal.busy', {}, retryAfterOf(answer));
  if (status >= 500) return new SetupFailure('portal.failing', { status }, retryAfterOf(answer));
  const error = oauthErrorOf(answer);
  if (error === null) return new SetupFailure('portal.malformed', { status });
  if (error.error === 'temporarily_unavailable') return new SetupFailure('portal.busy', {}, retryAfterOf(answer));
  return new SetupFailure('portal.refusedConsole', { status, error: error.error });
}

function jsonOf(answer: HttpAnswer): unknown {
  try {
    return JSON.parse(answer.body);
  } catch {
    return undefined;
  }
}
