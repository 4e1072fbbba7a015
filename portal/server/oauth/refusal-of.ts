/** Turns whatever was thrown on a protocol route into an OAuth answer. */
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import { isStoreUnreachable, statusOf } from '../http/failure-kind';
import { isUnstorableText } from '../store/database-errors';
import { invalidRequest, OAuthFailure } from './oauth-errors';

/** The text of an unknown error is never answered: it may hold SQL or values. */
export function refusalOf(error: unknown): OAuthFailure {
  if (error instanceof OAuthFailure) return error;
  if (hasZodFastifySchemaValidationErrors(error)) return invalidRequest('The request is not what this endpoint takes.');
  if (isUnstorableText(error)) return invalidRequest('A text holds characters that cannot be stored.');
  const status = statusOf(error);
  if (status === 413) return invalidRequest('The body is too large.', 413);
  if (status === 415) return invalidRequest('The content type is not the one that this endpoint takes.');
  if (status === 503 || isStoreUnreachable(error)) return busy();
  if (status >= 400 && status < 500) return invalidRequest('The request is malformed.', status);
  return new OAuthFailure('server_error', 'Something went wrong in the portal.');
}

function busy(): OAuthFailure {
  return new OAuthFailure('temporarily_unavailable', 'The portal cannot do this right now.', {
    headers: { 'retry-after': '5' },
  });
}
