/** Keys that a device hands in: checked before anything is stored or encrypted to them. */
import { ECDH } from 'node:crypto';
import { PublicJwkSchema, type PublicJwk } from '@roomkey/shared/protocol/oauth';
import { invalidRequest } from './oauth-errors';
import { thumbprint } from './thumbprint';

/** SEC 1, 2.3.3: before a point whose coordinates both follow. */
const UNCOMPRESSED = Buffer.from([4]);

/**
 * Reads `device_jwk`: JSON text of a public P-256 key.
 * @returns the key and its RFC 7638 SHA-256 thumbprint.
 * @throws OAuthFailure `invalid_request`.
 */
export function readDeviceJwk(text: string): { readonly jwk: PublicJwk; readonly jkt: string } {
  const parsed = PublicJwkSchema.safeParse(parseJson(text));
  if (!parsed.success)
    throw invalidRequest('device_jwk: not a public P-256 key (RFC 7517), or it holds more members than one.');
  if (!isOnCurve(parsed.data)) throw invalidRequest('device_jwk: the point does not lie on P-256.');
  return { jwk: parsed.data, jkt: thumbprint(parsed.data) };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** SECURITY: answers invalid-curve attacks: a point off the curve would leak bits of an ephemeral key's work (RFC 7518 security considerations). */
function isOnCurve({ x, y }: PublicJwk): boolean {
  const point = Buffer.concat([UNCOMPRESSED, Buffer.from(x, 'base64url'), Buffer.from(y, 'base64url')]);
  try {
    // OpenSSL refuses a point that does not satisfy the curve's equation as it reads it; a key object would cost four times as much.
    ECDH.convertKey(point, 'prime256v1', undefined, undefined, 'compressed');
    return true;
  } catch {
    return false;
  }
}
