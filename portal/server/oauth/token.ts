/** `POST /oauth2/token`: one endpoint, two grants (RFC 6749 3.2). */
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { GRANT_TYPES, SCOPES, TokenFormSchema, type TokenResponse } from '@roomkey/shared/protocol/oauth';
import { requireClient, requireScope } from './client';
import { deviceCodeGrant } from './device-code-grant';
import { readForm } from './form';
import { OAuthFailure } from './oauth-errors';
import { passwordGrant } from './password-grant';
import { readPreferWait } from './prefer-wait';
import type { OAuthServices } from './services';

// Made once: zod compiles a schema at its first use, which costs more than all the rest of a poll.
const GrantForm = TokenFormSchema.pick({ grant_type: true });
const DeviceCodeForm = TokenFormSchema.extend({ device_code: z.string().max(200) });
const PasswordForm = TokenFormSchema.extend({ username: z.string().max(320), password: z.string().max(256) });

/** @throws OAuthFailure as the grants do; `unsupported_grant_type` for any other. */
export async function grantToken(
  services: OAuthServices,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<TokenResponse> {
  requireClient(request.body);
  const { grant_type: grantType } = readForm(GrantForm, request.body);
  if (grantType === GRANT_TYPES.deviceCode) {
    const form = readForm(DeviceCodeForm, request.body);
    requireScope(form.scope, SCOPES.credential);
    const wait = request.noHold ? 0 : readPreferWait(request.headers['prefer']);
    return deviceCodeGrant(services, { deviceCode: form.device_code, wait, request, reply });
  }
  if (grantType === GRANT_TYPES.password) {
    const form = readForm(PasswordForm, request.body);
    requireScope(form.scope, SCOPES.room);
    return passwordGrant(services, { upn: form.username, password: form.password, request, reply });
  }
  throw new OAuthFailure('unsupported_grant_type', 'Only the device code and the password grant are known here.');
}
