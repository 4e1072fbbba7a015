/** A console's two key pairs (P-256): one signs DPoP proofs, the other receives the credential. */
import { createECDH, createHash, createPrivateKey, randomUUID, sign, type KeyObject } from 'node:crypto';
import { compactDecrypt } from 'jose';
import { CredentialSchema, type Credential } from '@roomkey/shared/protocol/oauth';

interface PublicPoint {
  readonly kty: 'EC';
  readonly crv: 'P-256';
  readonly x: string;
  readonly y: string;
}

interface KeyPair {
  readonly jwk: PublicPoint;
  privateKey(): KeyObject;
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
  let signingKey: KeyObject | undefined;
  const header = base64url(JSON.stringify({ typ: 'dpop+jwt', alg: 'ES256', jwk: proof.jwk }));
  return {
    encryption: encryption.jwk,
    jkt: thumbprint(proof.jwk),
    prove(method, url, accessToken) {
      const ath = accessToken === undefined ? {} : { ath: sha256(accessToken) };
      const iat = Math.floor(Date.now() / 1000);
      const signed = `${header}.${base64url(JSON.stringify({ jti: randomUUID(), htm: method, htu: url, iat, ...ath }))}`;
      signingKey ??= proof.privateKey();
      const signature = sign('sha256', Buffer.from(signed), { key: signingKey, dsaEncoding: 'ieee-p1363' });
      return `${signed}.${signature.toString('base64url')}`;
    },
    async decrypt(jwe) {
      const { plaintext } = await compactDecrypt(jwe, encryption.privateKey());
      return CredentialSchema.parse(JSON.parse(new TextDecoder().decode(plaintext)));
    },
  };
}

/**
 * Through ECDH's buffers, because Node 20 can stop for ever when the garbage collector runs while a generated KeyObject is
 * exported as a JWK (seen with tens of thousands of them).
 */
function makePair(): KeyPair {
  const pair = createECDH('prime256v1');
  // SEC 1, 2.3.3: 0x04, then both coordinates of 32 bytes.
  const point = pair.generateKeys();
  const jwk = {
    kty: 'EC',
    crv: 'P-256',
    x: point.subarray(1, 33).toString('base64url'),
    y: point.subarray(33).toString('base64url'),
  } as const;
  return {
    jwk,
    privateKey() {
      const scalar = pair.getPrivateKey();
      const d = Buffer.concat([Buffer.alloc(32 - scalar.length), scalar]).toString('base64url');
      return createPrivateKey({ key: { ...jwk, d }, format: 'jwk' });
    },
  };
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
