/** Keys that a device hands in: checked before anything is stored or encrypted to them. */
import { createPublicKey } from 'node:crypto';
import { calculateJwkThumbprint } from 'jose';
import { PublicJwkSchema, type PublicJwk } from '@roomkey/shared/protocol/oauth';
import { invalidRequest } from './oauth-errors';

/**
 * Reads `device_jwk`: JSON text of a public P-256 key.
 * @returns the key and its RFC 7638 SHA-256 thumbprint.
 * @throws OAuthFailure `invalid_request`.
 */
export async function readDeviceJwk(text: string): Promise<{ jwk: PublicJwk; jkt: string }> {
  const parsed = PublicJwkSchema.safeParse(parseJson(text));
  if (!parsed.success)
    throw invalidRequest('device_jwk: not a public P-256 key (RFC 7517), or it holds more members than one.');
  if (!isOnCurve(parsed.data)) throw invalidRequest('device_jwk: the point does not lie on P-256.');
  const { kty, crv, x, y } = parsed.data;
  return { jwk: parsed.data, jkt: await calculateJwkThumbprint({ kty, crv, x, y }) };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** SECURITY: answers invalid-curve attacks: a point off the curve would leak bits of an ephemeral key's work (RFC 7518 security considerations). */
function isOnCurve(jwk: { kty: 'EC'; crv: 'P-256'; x: string; y: string }): boolean {
  try {
    createPublicKey({ key: { kty: jwk.kty, crv: jwk.crv, x: jwk.x, y: jwk.y }, format: 'jwk' });
    return true;
  } catch {
    return false;
  }
}
