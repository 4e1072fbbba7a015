/** A console that speaks the whole protocol, with real keys; what it sends can be bent by a test. */
import { createHash } from 'node:crypto';
import { calculateJwkThumbprint, compactDecrypt, exportJWK, generateKeyPair, SignJWT, type CryptoKey } from 'jose';
import { z } from 'zod';
import { CLIENT_ID, CredentialSchema, GRANT_TYPES, PATHS, type Credential } from '@roomkey/shared/protocol/oauth';

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Readonly<Record<string, unknown>>;
  readonly text: string;
}

const Json = z.record(z.string(), z.unknown());

/** One HTTP call. Never throws for an answer, whatever its status. */
export async function send(url: string, init: RequestInit = {}): Promise<Answer> {
  const response = await fetch(url, init);
  const text = await response.text();
  const isJson = (response.headers.get('content-type') ?? '').includes('json');
  return { status: response.status, headers: response.headers, body: isJson ? Json.parse(JSON.parse(text)) : {}, text };
}

export function sendForm(
  url: string,
  form: Record<string, string>,
  headers: Record<string, string> = {},
): Promise<Answer> {
  return send(url, { method: 'POST', body: new URLSearchParams(form), headers });
}

/** P-256 keys; `use` only names which one it is. */
export async function makeKeys(alg: 'ES256' | 'ECDH-ES+A256KW') {
  const { publicKey, privateKey } = await generateKeyPair(alg, { extractable: true });
  const { kty, crv, x, y } = await exportJWK(publicKey);
  if (kty !== 'EC' || crv === undefined || x === undefined || y === undefined) throw new Error('not an EC key');
  const jwk = { kty, crv, x, y };
  return { privateKey, jwk, jkt: await calculateJwkThumbprint(jwk) };
}
export type Keys = Awaited<ReturnType<typeof makeKeys>>;

export interface ProofChanges {
  readonly header?: Record<string, unknown>;
  readonly claims?: Record<string, unknown>;
  readonly key?: CryptoKey;
}

/** A DPoP proof (RFC 9449 4.2) of `keys` for a request, with whatever a test changes about it. */
export async function prove(keys: Keys, method: string, url: string, changes: ProofChanges = {}): Promise<string> {
  const claims = {
    jti: crypto.randomUUID(),
    htm: method,
    htu: url,
    iat: Math.floor(Date.now() / 1000),
    ...changes.claims,
  };
  return new SignJWT(claims)
    .setProtectedHeader({ typ: 'dpop+jwt', alg: 'ES256', jwk: keys.jwk, ...changes.header })
    .sign(changes.key ?? keys.privateKey);
}

export function tokenHash(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}

export type TestConsole = Awaited<ReturnType<typeof makeConsole>>;

export interface ConsoleOptions {
  /** With DPoP, as Roomkey's console; without, a plain Bearer client. */
  readonly bound?: boolean;
  /** What the encryption key's `alg` member says; absent by default. */
  readonly alg?: 'ECDH-ES' | 'ECDH-ES+A256KW';
}

export async function makeConsole(portalUrl: string, { bound = true, alg }: ConsoleOptions = {}) {
  const encryption = await makeKeys('ECDH-ES+A256KW');
  const proofKeys = await makeKeys('ES256');
  const url = (path: string) => portalUrl + path;
  /** Asks again once with the nonce, when the portal wants one. */
  async function withProof(
    method: string,
    path: string,
    token: string | null,
    go: (headers: Record<string, string>) => Promise<Answer>,
  ): Promise<Answer> {
    const authorization: Record<string, string> =
      token === null ? {} : { authorization: `${bound ? 'DPoP' : 'Bearer'} ${token}` };
    if (!bound) return go(authorization);
    const claims = token === null ? {} : { ath: tokenHash(token) };
    const answer = await go({ ...authorization, dpop: await prove(proofKeys, method, url(path), { claims }) });
    const nonce = answer.headers.get('dpop-nonce');
    if (answer.body['error'] !== 'use_dpop_nonce' || nonce === null) return answer;
    return go({ ...authorization, dpop: await prove(proofKeys, method, url(path), { claims: { ...claims, nonce } }) });
  }
  return {
    encryption,
    proofKeys,
    authorize: (otp: string, extra: Record<string, string> = {}) =>
      sendForm(url(PATHS.deviceAuthorization), {
        client_id: CLIENT_ID,
        otp,
        device_make: 'Lenovo',
        device_model: 'ThinkSmart Core',
        device_serial: 'PF-4711',
        device_os: 'Windows 11 IoT Enterprise',
        device_jwk: JSON.stringify({ ...encryption.jwk, alg }),
        ...(bound ? { dpop_jkt: proofKeys.jkt } : {}),
        ...extra,
      }),
    poll: (deviceCode: string, wait = 0) =>
      withProof('POST', PATHS.token, null, (headers) =>
        sendForm(
          url(PATHS.token),
          { client_id: CLIENT_ID, grant_type: GRANT_TYPES.deviceCode, device_code: deviceCode },
          wait > 0 ? { ...headers, prefer: `wait=${String(wait)}` } : headers,
        ),
      ),
    fetchCredential: (token: string) =>
      withProof('GET', PATHS.credential, token, (headers) => send(url(PATHS.credential), { headers })),
    sendReceipt: (token: string, outcome: string) =>
      withProof('POST', PATHS.receipt, token, (headers) =>
        send(url(PATHS.receipt), {
          method: 'POST',
          body: JSON.stringify({ outcome }),
          headers: { ...headers, 'content-type': 'application/json' },
        }),
      ),
    cancel: (deviceCode: string) =>
      withProof('POST', PATHS.cancel, null, (headers) =>
        sendForm(url(PATHS.cancel), { client_id: CLIENT_ID, device_code: deviceCode }, headers),
      ),
    signIn: (username: string, password: string) =>
      withProof('POST', PATHS.token, null, (headers) =>
        sendForm(
          url(PATHS.token),
          { client_id: CLIENT_ID, grant_type: GRANT_TYPES.password, username, password },
          headers,
        ),
      ),
    heartbeat: (token: string, report: unknown) =>
      withProof('POST', PATHS.heartbeat, token, (headers) =>
        send(url(PATHS.heartbeat), {
          method: 'POST',
          body: JSON.stringify(report),
          headers: { ...headers, 'content-type': 'application/json' },
        }),
      ),
    async decrypt(jwe: string): Promise<Credential> {
      const { plaintext, protectedHeader } = await compactDecrypt(jwe, encryption.privateKey);
      if (protectedHeader.alg !== (alg ?? 'ECDH-ES+A256KW') || protectedHeader.enc !== 'A256GCM')
        throw new Error('another encryption');
      return CredentialSchema.parse(JSON.parse(new TextDecoder().decode(plaintext)));
    },
  };
}

/** A member of an answer that must be a text. */
export function text(answer: Answer, member: string): string {
  const value = answer.body[member];
  if (typeof value !== 'string')
    throw new Error(`no ${member}: ${String(answer.status)} ${String(answer.body['error'])}`);
  return value;
}
