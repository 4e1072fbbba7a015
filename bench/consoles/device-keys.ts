/** A console's two key pairs (P-256): one signs DPoP proofs, the other receives the credential. */
import { createHash, generateKeyPairSync, randomUUID, sign, type KeyObject } from 'node:crypto';
import { compactDecrypt } from 'jose';
import { z } from 'zod';
import { CredentialSchema, type Credential } from '@roomkey/shared/protocol/oauth';

const PublicPoint = z.object({ kty: z.literal('EC'), crv: z.literal('P-256'), x: z.string(), y: z.string() });
type PublicPoint = z.infer<typeof PublicPoint>;

interface KeyPair {
  readonly privateKey: KeyObject;
  readonly jwk: PublicPoint;
}

export interface DeviceKeys {
  readonly encryption: PublicPoint;
  /** RFC 7638 thumbprint of the proofs' key. */
  readonly jkt: string;
  /** A DPoP proof (RFC 9449 4.2) for one request; with the access token's hash when one is sent along. */
  prove(method: string, url: string, accessToken?: string): string;
  decrypt(jwe: string): Promise<Credential>;
}

export function makeDeviceKeys(): DeviceKeys {
  const encryption = makePair();
  const proof = makePair();
  const header = base64url(JSON.stringify({ typ: 'dpop+jwt', alg: 'ES256', jwk: proof.jwk }));
  return {
    encryption: encryption.jwk,
    jkt: thumbprint(proof.jwk),
    prove(method, url, accessToken) {
      const ath = accessToken === undefined ? {} : { ath: sha256(accessToken) };
      const iat = Math.floor(Date.now() / 1000);
      const signed = `${header}.${base64url(JSON.stringify({ jti: randomUUID(), htm: method, htu: url, iat, ...ath }))}`;
      const signature = sign('sha256', Buffer.from(signed), { key: proof.privateKey, dsaEncoding: 'ieee-p1363' });
      return `${signed}.${signature.toString('base64url')}`;
    },
    async decrypt(jwe) {
      const { plaintext } = await compactDecrypt(jwe, encryption.privateKey);
      return CredentialSchema.parse(JSON.parse(new TextDecoder().decode(plaintext)));
    },
  };
}

function makePair(): KeyPair {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return { privateKey, jwk: PublicPoint.parse(publicKey.export({ format: 'jwk' })) };
}

/** RFC 7638 section 3: the required members in the order of their names. */
function thumbprint({ kty, crv, x, y }: PublicPoint): string {
  return sha256(JSON.stringify({ crv, kty, x, y }));
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}

function base64url(text: string): string {
  return Buffer.from(text).toString('base64url');
}
