/** Checks a DPoP proof (RFC 9449 section 4.3), without the database: replay is looked up by `dpop-guard.ts`. */
import { createHash } from 'node:crypto';
import { compactVerify, EmbeddedJWK } from 'jose';
import { z } from 'zod';
import { LIMITS } from '@roomkey/shared/protocol/limits';
import { makeNonce, NONCE_LIFE_SECONDS, nonceAge, type NonceSource } from './dpop-nonce';
import { thumbprint } from './thumbprint';

/** A proof holds a key and a handful of claims; 4 kB leaves room for any client's extras. */
const MAX_PROOF_LENGTH = 4096;

const HeaderSchema = z.object({
  typ: z.string().regex(/^dpop\+jwt$/i),
  alg: z.literal('ES256'),
  // SECURITY: a strict object refuses `d`: a client that sends its private key must not get used to it (RFC 9449 4.3, point 7).
  jwk: z.strictObject({
    kty: z.literal('EC'),
    crv: z.literal('P-256'),
    x: z.string(),
    y: z.string(),
    kid: z.string().optional(),
    use: z.string().optional(),
    alg: z.string().optional(),
    key_ops: z.array(z.string()).optional(),
    ext: z.boolean().optional(),
  }),
});

const ClaimsSchema = z.object({
  // SECURITY: answers one sender's proof spoiling the statement that stores many: the database takes neither NUL nor half a character.
  jti: z
    .string()
    .min(8)
    .max(256)
    .regex(/^[^\0\p{Surrogate}]*$/u),
  htm: z.string(),
  htu: z.string().max(2000),
  iat: z.number().int(),
  ath: z.string().optional(),
  nonce: z.string().max(200).optional(),
});

export interface ProofExpectation {
  readonly method: string;
  /** The endpoint's URL from the configured public URL, never from request headers. */
  readonly url: string;
  readonly nonces: NonceSource;
  /** At resource endpoints: the token that the proof must name in `ath`. */
  readonly accessToken?: string;
}

export type ProofResult =
  | { readonly kind: 'valid'; readonly jkt: string; readonly jti: string; readonly freshNonce: string | null }
  | { readonly kind: 'invalid'; readonly why: string }
  /** RFC 9449 section 8: the proof's time cannot be trusted; with this nonce it can. */
  | { readonly kind: 'needsNonce'; readonly nonce: string };

/** Never throws. `why` is public and quotes nothing that was sent. */
export async function checkProof(proof: string, expected: ProofExpectation): Promise<ProofResult> {
  if (proof.length > MAX_PROOF_LENGTH) return invalid('it is too long');
  const verified = await verifySignature(proof);
  if (verified === null) return invalid('it is not a JWT signed with ES256 by the public key in its header');
  const header = HeaderSchema.safeParse(verified.header);
  const claims = ClaimsSchema.safeParse(verified.claims);
  if (!header.success) return invalid('its header is not that of a dpop+jwt with a bare public P-256 key');
  if (!claims.success) return invalid('jti, htm, htu or iat is missing or malformed');
  if (claims.data.htm !== expected.method) return invalid('htm is another method');
  if (!sameEndpoint(claims.data.htu, expected.url)) return invalid('htu is another URL');
  // SECURITY: ties the proof to one token, so that a proof made for another token cannot carry a stolen one (RFC 9449 7.1).
  if (expected.accessToken !== undefined && claims.data.ath !== tokenHash(expected.accessToken))
    return invalid('ath is not the hash of the access token');
  const freshness = checkFreshness(claims.data, expected.nonces);
  if (freshness === 'stale') return { kind: 'needsNonce', nonce: makeNonce(expected.nonces) };
  const { kty, crv, x, y } = header.data.jwk;
  const jkt = thumbprint({ kty, crv, x, y });
  return {
    kind: 'valid',
    jkt,
    jti: claims.data.jti,
    freshNonce: freshness === 'renew' ? makeNonce(expected.nonces) : null,
  };
}

function invalid(why: string): ProofResult {
  return { kind: 'invalid', why };
}

interface SignedProof {
  readonly header: unknown;
  readonly claims: unknown;
}

async function verifySignature(proof: string): Promise<SignedProof | null> {
  try {
    // SECURITY: the list of algorithms is closed, so `none` and HMAC with a public key as secret are refused (RFC 8725 3.1).
    const { payload, protectedHeader } = await compactVerify(proof, EmbeddedJWK, { algorithms: ['ES256'] });
    return { header: protectedHeader, claims: JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(payload)) };
  } catch {
    return null;
  }
}

/** RFC 9449 4.3, point 9: compared without query and fragment, after the normalisation of RFC 3986 6.2.2. */
function sameEndpoint(htu: string, expected: string): boolean {
  if (!URL.canParse(htu)) return false;
  const given = new URL(htu);
  const wanted = new URL(expected);
  return (
    given.origin === wanted.origin &&
    given.pathname === wanted.pathname &&
    given.username === '' &&
    given.password === ''
  );
}

function checkFreshness(
  claims: { iat: number; nonce?: string | undefined },
  nonces: NonceSource,
): 'fresh' | 'renew' | 'stale' {
  if (claims.nonce === undefined) {
    return Math.abs(nonces.nowSeconds - claims.iat) <= LIMITS.dpopSkewSeconds ? 'fresh' : 'stale';
  }
  const age = nonceAge(claims.nonce, nonces);
  if (age === null) return 'stale';
  return age > NONCE_LIFE_SECONDS / 2 ? 'renew' : 'fresh';
}

/** RFC 9449 4.2: base64url of SHA-256 of the token's ASCII. */
function tokenHash(token: string): string {
  return createHash('sha256').update(token, 'ascii').digest('base64url');
}

/** How long a `jti` must be remembered: as long as its proof could be taken once more, by `iat` or by nonce. */
export const PROOF_MEMORY_SECONDS = Math.max(2 * LIMITS.dpopSkewSeconds, NONCE_LIFE_SECONDS) + 1;
