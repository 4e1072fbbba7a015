/** `GET /.well-known/oauth-authorization-server` (RFC 8414), by which standard clients find their way. */
import { GRANT_TYPES, PATHS, SCOPES, type Metadata } from '@roomkey/shared/protocol/oauth';
import type { PortalContext } from '../context';
import { organisation } from '../store/schema';
import { endpointUrl } from './endpoint-url';

export async function readMetadata(ctx: PortalContext) {
  const [row] = await ctx.store.db
    .select({ name: organisation.name, domains: organisation.domains })
    .from(organisation);
  if (row === undefined) throw new Error('The database holds no organisation.');
  return {
    issuer: ctx.publicUrl(),
    token_endpoint: endpointUrl(ctx, PATHS.token),
    device_authorization_endpoint: endpointUrl(ctx, PATHS.deviceAuthorization),
    grant_types_supported: Object.values(GRANT_TYPES),
    /** RFC 8414 section 2: required, and empty where there is no authorization endpoint. */
    response_types_supported: [],
    scopes_supported: Object.values(SCOPES),
    token_endpoint_auth_methods_supported: ['none'],
    dpop_signing_alg_values_supported: ['ES256'],
    roomkey_credential_endpoint: endpointUrl(ctx, PATHS.credential),
    roomkey_receipt_endpoint: endpointUrl(ctx, PATHS.receipt),
    roomkey_cancel_endpoint: endpointUrl(ctx, PATHS.cancel),
    roomkey_heartbeat_endpoint: endpointUrl(ctx, PATHS.heartbeat),
    roomkey_organisation: row.name,
    roomkey_domains: row.domains,
  } satisfies Metadata & Record<string, unknown>;
}
