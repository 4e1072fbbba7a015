/**
 * Nonces of RFC 9449 section 8, without state, so that every process of the portal knows those of the others:
 * `<issued at, seconds, base 36>.<HMAC-SHA-256 of it>`. They let a console with a wrong clock prove that its proof is fresh.
 */
import { timingSafeEqual } from 'node:crypto';
import type { Keys } from '../keys/keys';

/** Own: how long a nonce is taken. */
export const NONCE_LIFE_SECONDS = 300;

export interface NonceSource {
  readonly keys: Pick<Keys, 'hmac'>;
  /** Seconds since the epoch, by the portal's clock. */
  readonly nowSeconds: number;
}

export function makeNonce({ keys, nowSeconds }: NonceSource): string {
  const issued = nowSeconds.toString(36);
  return `${issued}.${mac(keys, issued).toString('base64url')}`;
}

/** Seconds since the nonce was made, or null when it was not made here or is past its life. */
export function nonceAge(nonce: string, { keys, nowSeconds }: NonceSource): number | null {
  const [issued, signature, ...rest] = nonce.split('.');
  if (issued === undefined || signature === undefined || rest.length > 0) return null;
  const given = Buffer.from(signature, 'base64url');
  const expected = mac(keys, issued);
  // SECURITY: compared in constant time, so that a nonce cannot be forged byte by byte.
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return null;
  const age = nowSeconds - Number.parseInt(issued, 36);
  return age >= 0 && age <= NONCE_LIFE_SECONDS ? age : null;
}

function mac(keys: Pick<Keys, 'hmac'>, issued: string): Buffer {
  return Buffer.from(keys.hmac('nonce', `dpop:${issued}`));
}
