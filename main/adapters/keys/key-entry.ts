import { calculateJwkThumbprint, type CryptoKey, exportJWK, generateKeyPair, importJWK } from 'jose';
import { z } from 'zod';
import { type PublicJwk, PublicJwkSchema } from '@roomkey/shared/protocol/oauth';

/** A private P-256 key (RFC 7517, RFC 7518 6.2.2) as it stands in the vault. */
const PrivateJwkSchema = z.object({
  kty: z.literal('EC'),
  crv: z.literal('P-256'),
  x: z.string(),
  y: z.string(),
  d: z.string(),
});

export type KeyAlgorithm = 'ECDH-ES' | 'ES256';

export interface KeyPair {
  readonly privateKey: CryptoKey;
  readonly publicJwk: PublicJwk;
  /** RFC 7638, SHA-256. */
  readonly thumbprint: string;
}

/** A new key pair as the text that goes into the vault: about 230 characters. */
export async function makeKeyEntry(algorithm: KeyAlgorithm): Promise<string> {
  const { privateKey } = await generateKeyPair(algorithm, { crv: 'P-256', extractable: true });
  return JSON.stringify(PrivateJwkSchema.parse(await exportJWK(privateKey)));
}

/** Reads a vault entry; null when it is not a key. The private key can't be exported again. */
export async function readKeyEntry(entry: string, algorithm: KeyAlgorithm): Promise<KeyPair | null> {
  try {
    const jwk = PrivateJwkSchema.parse(JSON.parse(entry));
    const privateKey = await importJWK({ ...jwk, alg: algorithm }, algorithm, { extractable: false });
    if (privateKey instanceof Uint8Array) return null;
    const required = { kty: jwk.kty, crv: jwk.crv, x: jwk.x, y: jwk.y };
    const thumbprint = await calculateJwkThumbprint(required, 'sha256');
    return { privateKey, publicJwk: PublicJwkSchema.parse(required), thumbprint };
  } catch {
    // SECURITY: answers leaks through error texts: a parser's message would quote the private key.
    return null;
  }
}
