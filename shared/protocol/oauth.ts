/** The HTTP contract between console and portal: OAuth 2.0 device authorization (RFC 8628) with an OTP in front. */
import { z } from 'zod';
import { DEVICE_SOURCES, OTP_REFUSALS, REJECTION_REASONS, REQUEST_STATUSES } from './lists';

export const CLIENT_ID = 'room-console';

export const PATHS = {
  metadata: '/.well-known/oauth-authorization-server',
  deviceAuthorization: '/oauth2/device_authorization',
  token: '/oauth2/token',
  credential: '/v1/credential',
  receipt: '/v1/credential/receipt',
  cancel: '/v1/request/cancel',
  heartbeat: '/v1/heartbeat',
} as const;

export const GRANT_TYPES = {
  deviceCode: 'urn:ietf:params:oauth:grant-type:device_code',
  password: 'password',
} as const;

export const SCOPES = { credential: 'credential', room: 'room' } as const;

/** Public P-256 key (RFC 7517). The private member is refused, so that a client's mistake does not spread its key. */
export const PublicJwkSchema = z.strictObject({
  kty: z.literal('EC'),
  crv: z.literal('P-256'),
  x: z.string().regex(/^[\w-]{43}$/),
  y: z.string().regex(/^[\w-]{43}$/),
  use: z.literal('enc').optional(),
  /** How the credential is to be encrypted to this key; absent means ECDH-ES+A256KW. Electron's crypto has no AES key wrap, so the console asks for direct agreement. */
  alg: z.enum(['ECDH-ES', 'ECDH-ES+A256KW']).optional(),
  /** Stored with the key, so without what no database stores: NUL and half characters. */
  kid: z
    .string()
    .max(100)
    .regex(/^[^\0\p{Surrogate}]*$/u)
    .optional(),
});
export type PublicJwk = z.infer<typeof PublicJwkSchema>;

/** RFC 7638 SHA-256 thumbprint, base64url. */
export const ThumbprintSchema = z.string().regex(/^[\w-]{43}$/);

const DeviceText = z.string().trim().max(128);

/** Form of `POST /oauth2/device_authorization`. `device_jwk` is JSON text. Absent make, model or serial means "not reported". */
export const DeviceAuthorizationFormSchema = z.object({
  client_id: z.string(),
  otp: z.string().max(64),
  scope: z.string().max(200).optional(),
  device_make: DeviceText.optional(),
  device_model: DeviceText.optional(),
  device_serial: DeviceText.optional(),
  device_os: DeviceText.optional(),
  device_source: z.enum(DEVICE_SOURCES).default('measured'),
  app_version: z.string().trim().max(40).optional(),
  device_jwk: z.string().max(2000),
  dpop_jkt: ThumbprintSchema.optional(),
});
export type DeviceAuthorizationForm = z.infer<typeof DeviceAuthorizationFormSchema>;

/** RFC 8628 section 3.2, and two members of Roomkey's own: `room_name`, and `request_id` to read out by phone. */
export const DeviceAuthorizationResponseSchema = z.object({
  device_code: z.string().min(20).max(200),
  user_code: z.string().min(4).max(20),
  verification_uri: z.url(),
  verification_uri_complete: z.url().optional(),
  expires_in: z.number().int().positive(),
  interval: z.number().int().positive().default(5),
  room_name: z.string().max(256),
  request_id: z.string().min(4).max(64),
});
export type DeviceAuthorizationResponse = z.infer<typeof DeviceAuthorizationResponseSchema>;

/** Form of `POST /oauth2/token`. Which members must be there depends on `grant_type`. */
export const TokenFormSchema = z.object({
  grant_type: z.string().max(100),
  client_id: z.string().max(100),
  device_code: z.string().max(200).optional(),
  username: z.string().max(320).optional(),
  password: z.string().max(256).optional(),
  scope: z.string().max(200).optional(),
});

export const TokenResponseSchema = z.object({
  access_token: z.string().min(20).max(500),
  token_type: z.enum(['Bearer', 'DPoP']),
  expires_in: z.number().int().positive(),
  scope: z.string(),
  /** With scope `room`: whose sign-in it was, and the room's name. */
  upn: z.string().optional(),
  room_name: z.string().optional(),
});
export type TokenResponse = z.infer<typeof TokenResponseSchema>;

/** OAuth error codes that the portal answers with (RFC 6749 5.2, RFC 8628 3.5, RFC 6750 3.1, RFC 9449). */
export const OAUTH_ERRORS = [
  'invalid_request',
  'invalid_client',
  'invalid_grant',
  'unsupported_grant_type',
  'invalid_scope',
  'authorization_pending',
  'slow_down',
  'access_denied',
  'expired_token',
  'invalid_token',
  'insufficient_scope',
  'invalid_dpop_proof',
  'use_dpop_nonce',
  'temporarily_unavailable',
  'server_error',
] as const;
export type OAuthErrorCode = (typeof OAUTH_ERRORS)[number];

export const OAuthErrorSchema = z.object({
  error: z.string().max(100),
  error_description: z.string().max(1000).optional(),
  /** Beside `invalid_grant` at device_authorization. */
  otp_status: z.enum(OTP_REFUSALS).optional(),
  /** Beside `access_denied`. `cancelled` tells a console that its own cancel came through. */
  rejection_reason: z.enum(REJECTION_REASONS).optional(),
  rejection_note: z.string().max(500).optional(),
  cancelled: z.boolean().optional(),
  /** Beside `invalid_grant` of the password grant: an AADSTS-style code. */
  directory_code: z.string().max(20).optional(),
});
export type OAuthError = z.infer<typeof OAuthErrorSchema>;

/** Body of `GET /v1/credential`: a compact JWE (ECDH-ES+A256KW, A256GCM) as `application/jose`, of this JSON. */
export const CredentialSchema = z.object({
  upn: z.string().min(3).max(320),
  password: z.string().min(1).max(256),
  room_name: z.string().max(256),
});
export type Credential = z.infer<typeof CredentialSchema>;

/** Body of `POST /v1/credential/receipt`. */
export const ReceiptSchema = z.strictObject({ outcome: z.enum(['stored', 'failed']) });
export type Receipt = z.infer<typeof ReceiptSchema>;

/** Form of `POST /v1/request/cancel`; a DPoP proof of the request's key is needed where the request has one. */
export const CancelFormSchema = z.object({ client_id: z.string(), device_code: z.string().max(200) });

/**
 * Answer of `POST /v1/request/cancel`. `request_status` is what stands: not `cancelled` when a decision or the expiry came
 * first. `otp_freed`: the OTP may be entered again.
 */
export const CancelResponseSchema = z.object({ request_status: z.enum(REQUEST_STATUSES), otp_freed: z.boolean() });
export type CancelResponse = z.infer<typeof CancelResponseSchema>;

/** Body of `POST /v1/heartbeat`. Problems are error codes of the console's registry. */
export const HeartbeatSchema = z.strictObject({
  app_version: z.string().max(40),
  device_make: DeviceText.optional(),
  device_model: DeviceText.optional(),
  device_serial: DeviceText.optional(),
  problems: z.array(z.string().max(100)).max(20).default([]),
});
export type Heartbeat = z.infer<typeof HeartbeatSchema>;

/** RFC 8414 metadata, and the members of Roomkey's own that the console needs. */
export const MetadataSchema = z.object({
  issuer: z.url(),
  token_endpoint: z.url(),
  device_authorization_endpoint: z.url(),
  grant_types_supported: z.array(z.string()),
  dpop_signing_alg_values_supported: z.array(z.string()),
  roomkey_credential_endpoint: z.url(),
  roomkey_receipt_endpoint: z.url(),
  roomkey_cancel_endpoint: z.url(),
  roomkey_heartbeat_endpoint: z.url(),
  roomkey_organisation: z.string().max(256),
  /** The only domains whose passwords this portal takes. */
  roomkey_domains: z.array(z.string().max(253)).min(1),
});
export type Metadata = z.infer<typeof MetadataSchema>;
