import { z } from 'zod';
import { CLIENT_ID } from '@roomkey/shared/protocol/oauth';
import { readForm } from './form';
import { OAuthFailure } from './oauth-errors';

const ClientForm = z.object({ client_id: z.string().max(100) });

/**
 * The protocol has one public client; it has no secret, so its name proves nothing and only tells mistakes apart.
 * @throws OAuthFailure `invalid_request` without a `client_id`, `invalid_client` with another one.
 */
export function requireClient(body: unknown): void {
  if (readForm(ClientForm, body).client_id !== CLIENT_ID) {
    throw new OAuthFailure('invalid_client', 'The client is not known.');
  }
}

/** RFC 6749 3.3: a scope may be left out; asked for, it must be the one that the grant gives. */
export function requireScope(asked: string | undefined, given: string): void {
  if (asked !== undefined && asked !== given) {
    throw new OAuthFailure('invalid_scope', `This grant gives the scope ${given} only.`);
  }
}
