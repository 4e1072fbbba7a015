import { SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CLIENT_ID, GRANT_TYPES, PATHS } from '@roomkey/shared/protocol/oauth';
import { startTestPortal, type TestPortal } from '../test-portal';
import { accountSupply, advance, approve, otpFor } from './admin';
import {
  makeConsole,
  makeKeys,
  prove,
  send,
  sendForm,
  text,
  tokenHash,
  type ProofChanges,
  type TestConsole,
} from './console';

const now = () => Math.floor(Date.now() / 1000);

describe('DPoP (RFC 9449)', () => {
  let portal: TestPortal;
  let console: TestConsole;
  let deviceCode: string;
  let requestId: string;
  const nextAccount = accountSupply();

  beforeAll(async () => {
    portal = await startTestPortal('postgres');
    console = await makeConsole(portal.url);
    const answer = await console.authorize((await otpFor(portal, nextAccount())).otp);
    [deviceCode, requestId] = [text(answer, 'device_code'), text(answer, 'request_id')];
  });
  afterAll(() => portal.dispose());

  const tokenUrl = () => portal.url + PATHS.token;
  const form = () => ({ client_id: CLIENT_ID, grant_type: GRANT_TYPES.deviceCode, device_code: deviceCode });
  const pollWith = (proof: string | null) => sendForm(tokenUrl(), form(), proof === null ? {} : { dpop: proof });
  const proofWith = (changes: ProofChanges) => prove(console.proofKeys, 'POST', tokenUrl(), changes);

  test('a fresh proof of the right key is taken, also with query, fragment and default port in htu', async () => {
    for (const htu of [tokenUrl(), `${tokenUrl()}?a=b#c`, tokenUrl().replace('http', 'HTTP')]) {
      const { body } = await pollWith(await proofWith({ claims: { htu } }));
      expect(['authorization_pending', 'slow_down']).toContain(body['error']);
    }
  });

  test.each<[string, ProofChanges]>([
    ['another method', { claims: { htm: 'GET' } }],
    ['another URL', { claims: { htu: 'https://elsewhere.example/oauth2/token' } }],
    ['another path', { claims: { htu: 'http://127.0.0.1/v1/credential' } }],
    ['a relative URL', { claims: { htu: PATHS.token } }],
    ['no jti', { claims: { jti: undefined } }],
    ['a short jti', { claims: { jti: 'a' } }],
    ['a NUL in its jti', { claims: { jti: 'aaaaaaaa\u0000' } }],
    ['half a character in its jti', { claims: { jti: 'aaaaaaaa\ud800' } }],
    ['no iat', { claims: { iat: undefined } }],
    ['a textual iat', { claims: { iat: 'now' } }],
    ['another type', { header: { typ: 'JWT' } }],
    ['no key', { header: { jwk: undefined } }],
  ])('a proof with %s is refused', async (_name, changes) => {
    const answer = await pollWith(await proofWith(changes));
    expect([answer.status, answer.body['error']]).toEqual([400, 'invalid_dpop_proof']);
  });

  test('a missing, unsigned, foreign or malformed proof is refused', async () => {
    const other = await makeKeys('ES256');
    const { jwk, privateKey } = console.proofKeys;
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const claims = { jti: crypto.randomUUID(), htm: 'POST', htu: tokenUrl(), iat: now() };
    const unsigned = `${part({ typ: 'dpop+jwt', alg: 'none', jwk })}.${part(claims)}.`;
    const hmac = await new SignJWT(claims)
      .setProtectedHeader({ typ: 'dpop+jwt', alg: 'HS256', jwk })
      .sign(new TextEncoder().encode(JSON.stringify(jwk)));
    const privateJwk = { ...jwk, d: 'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAE' };
    const offCurve = { ...jwk, y: jwk.x };
    const proofs = [
      null,
      unsigned,
      hmac,
      'not a proof',
      'a.b.c',
      'x'.repeat(5000),
      `${await proofWith({})}, ${await proofWith({})}`,
      await proofWith({ key: other.privateKey }),
      await proofWith({ header: { jwk: privateJwk }, key: privateKey }),
      await proofWith({ header: { jwk: offCurve } }),
    ];
    for (const proof of proofs) {
      const answer = await pollWith(proof);
      expect([answer.status, answer.body['error']]).toEqual([400, 'invalid_dpop_proof']);
    }
  });

  test('a proof of another key than the request named is refused', async () => {
    const other = await makeKeys('ES256');
    const answer = await pollWith(await prove(other, 'POST', tokenUrl()));
    expect([answer.status, answer.body['error']]).toEqual([400, 'invalid_grant']);
    const cancelled = await sendForm(
      portal.url + PATHS.cancel,
      { client_id: CLIENT_ID, device_code: deviceCode },
      { dpop: await prove(other, 'POST', portal.url + PATHS.cancel) },
    );
    expect(cancelled.body['error']).toBe('invalid_grant');
    const bare = await sendForm(portal.url + PATHS.cancel, { client_id: CLIENT_ID, device_code: deviceCode });
    expect(bare.body['error']).toBe('invalid_dpop_proof');
  });

  test('proofs that cannot be stored spoil nothing for those that come beside them', async () => {
    const good = await Promise.all(Array.from({ length: 20 }, () => proofWith({})));
    const bad = await Promise.all(Array.from({ length: 20 }, () => proofWith({ claims: { jti: 'bbbbbbbb\u0000' } })));
    const answers = await Promise.all(good.flatMap((proof, n) => [pollWith(bad[n] ?? ''), pollWith(proof)]));
    const ofGood = answers.filter((_, n) => n % 2 === 1).map(({ body }) => body['error']);
    expect(new Set(ofGood)).toEqual(
      new Set(ofGood.map((error) => (error === 'slow_down' ? error : 'authorization_pending'))),
    );
  });

  test('a proof is taken once, even when both copies come at once', async () => {
    const proof = await proofWith({});
    const answers = await Promise.all([1, 2, 3, 4].map(() => pollWith(proof)));
    expect(answers.filter(({ body }) => body['error'] === 'invalid_dpop_proof')).toHaveLength(3);
    expect((await pollWith(proof)).body).toMatchObject({ error: 'invalid_dpop_proof' });
  });

  test('an old or future proof is answered with a nonce, with which any clock works', async () => {
    for (const iat of [now() - 61, now() - 86_400, now() + 120]) {
      const refused = await pollWith(await proofWith({ claims: { iat } }));
      expect([refused.status, refused.body['error']]).toEqual([400, 'use_dpop_nonce']);
      const nonce = refused.headers.get('dpop-nonce') ?? '';
      const { body } = await pollWith(await proofWith({ claims: { iat, nonce } }));
      expect(['authorization_pending', 'slow_down']).toContain(body['error']);
      const forged = await pollWith(await proofWith({ claims: { iat, nonce: `${nonce.slice(0, -2)}AA` } }));
      expect(forged.body['error']).toBe('use_dpop_nonce');
    }
  });

  test('a token is bound to the key, and its proof to the token', async () => {
    await approve(portal, requestId);
    const token = text(await console.poll(deviceCode), 'access_token');
    const otherToken = text(await console.poll(deviceCode), 'access_token');
    const url = portal.url + PATHS.credential;
    const other = await makeKeys('ES256');
    const ath = tokenHash(token);
    const good = await prove(console.proofKeys, 'GET', url, { claims: { ath } });
    const cases: [Record<string, string>, string][] = [
      [{}, 'invalid_token'],
      [{ authorization: 'Basic eDp5' }, 'invalid_token'],
      [{ authorization: `Bearer ${token}` }, 'invalid_token'],
      [{ authorization: `DPoP ${token}` }, 'invalid_token'],
      [{ authorization: `DPoP ${token}x`, dpop: good }, 'invalid_token'],
      [{ authorization: `DPoP ${token}`, dpop: await prove(other, 'GET', url, { claims: { ath } }) }, 'invalid_token'],
      [{ authorization: `DPoP ${token}`, dpop: await prove(console.proofKeys, 'GET', url) }, 'invalid_dpop_proof'],
      [
        {
          authorization: `DPoP ${token}`,
          dpop: await prove(console.proofKeys, 'GET', url, { claims: { ath: tokenHash(otherToken) } }),
        },
        'invalid_dpop_proof',
      ],
      [
        {
          authorization: `DPoP ${token}`,
          dpop: await prove(console.proofKeys, 'GET', url, { claims: { ath, iat: 0 } }),
        },
        'use_dpop_nonce',
      ],
    ];
    for (const [headers, error] of cases) {
      const answer = await send(url, { headers });
      expect([answer.status, answer.body['error']]).toEqual([401, error]);
      expect(answer.headers.get('www-authenticate')).toContain('DPoP');
    }
    const answer = await send(url, { headers: { authorization: `dpop ${token}`, dpop: good } });
    expect(answer.status).toBe(200);
    expect((await send(url, { headers: { authorization: `DPoP ${token}`, dpop: good } })).body['error']).toBe(
      'invalid_dpop_proof',
    );
  });

  test('a token of one scope opens nothing of the other, and ends with its time', async () => {
    const token = text(await console.poll(deviceCode), 'access_token');
    const { password, upn } = await console.decrypt((await console.fetchCredential(token)).text);
    const room = text(await console.signIn(upn, password), 'access_token');
    const refused = await console.fetchCredential(room);
    expect([refused.status, refused.body['error']]).toEqual([403, 'insufficient_scope']);
    expect((await console.heartbeat(token, { app_version: '1' })).status).toBe(403);
    await advance(portal, 601);
    expect((await console.fetchCredential(token)).body['error']).toBe('invalid_token');
    expect((await console.heartbeat(room, { app_version: '1' })).status).toBe(204);
    await advance(portal, 3600);
    expect((await console.heartbeat(room, { app_version: '1' })).status).toBe(401);
  });
});
