/** The one registry of what the protocol's endpoints refuse with: an OAuth error code, its HTTP status and its text. */
import type { OAuthError, OAuthErrorCode } from '@roomkey/shared/protocol/oauth';

/** Status codes: RFC 6749 5.2, RFC 8628 3.5, RFC 6750 3.1, RFC 9449 5 and 8. Resource endpoints answer proofs' errors with 401. */
const STATUS: Readonly<Record<OAuthErrorCode, number>> = {
  invalid_request: 400,
  invalid_client: 401,
  invalid_grant: 400,
  unsupported_grant_type: 400,
  invalid_scope: 400,
  authorization_pending: 400,
  slow_down: 400,
  access_denied: 400,
  expired_token: 400,
  invalid_token: 401,
  insufficient_scope: 403,
  invalid_dpop_proof: 400,
  use_dpop_nonce: 400,
  temporarily_unavailable: 503,
  server_error: 500,
};

type Members = Omit<OAuthError, 'error' | 'error_description'>;

export interface FailureOptions {
  /** Another status than the registry's. */
  readonly status?: number;
  /** Roomkey's own members beside `error`. */
  readonly members?: Members;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Thrown by the endpoints and answered by their error handler. The description is public: it never quotes what was sent. */
export class OAuthFailure extends Error {
  readonly code: OAuthErrorCode;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: OAuthError;

  constructor(code: OAuthErrorCode, description: string, options: FailureOptions = {}) {
    super(`${code}: ${description}`);
    this.name = 'OAuthFailure';
    this.code = code;
    this.status = options.status ?? STATUS[code];
    this.headers = options.headers ?? {};
    this.body = { error: code, error_description: description, ...options.members };
  }
}

export function invalidRequest(description: string, status = 400): OAuthFailure {
  return new OAuthFailure('invalid_request', description, { status });
}

/** 429 as RFC 6585 section 4 has it; OAuth has no code of its own, so the body says `temporarily_unavailable`. */
export function tooManyRequests(description: string, retryAfterSeconds: number): OAuthFailure {
  return new OAuthFailure('temporarily_unavailable', description, {
    status: 429,
    headers: { 'retry-after': String(Math.max(1, Math.ceil(retryAfterSeconds))) },
  });
}

/** 410 of the credential's endpoints: it was delivered, or its delivery has ended. */
export function credentialGone(): OAuthFailure {
  return new OAuthFailure('expired_token', 'The credential was delivered, or its delivery has ended.', { status: 410 });
}

/**
 * Challenge of a resource endpoint (RFC 6750 section 3, RFC 9449 section 7.1). Both schemes are offered when none was used.
 */
export function challenge(scheme: 'Bearer' | 'DPoP' | null, code: OAuthErrorCode | null): string {
  const error = code === null ? '' : ` error="${code}"`;
  const dpop = `DPoP${error}${error === '' ? '' : ','} algs="ES256"`;
  if (scheme === 'DPoP') return dpop;
  if (scheme === 'Bearer') return `Bearer${error}`;
  return `Bearer, ${dpop}`;
}
