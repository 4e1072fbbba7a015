import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CLIENT_ID, GRANT_TYPES, PATHS } from '@roomkey/shared/protocol/oauth';
import { startTestPortal, type TestPortal } from '../test-portal';
import { accountSupply, otpFor } from './admin';
import { makeConsole, makeKeys, send, sendForm, text } from './console';

const FORM = 'application/x-www-form-urlencoded';
const FORM_PATHS = [PATHS.deviceAuthorization, PATHS.token, PATHS.cancel];

/** Sends bytes as they are, with a path that fetch would correct. */
function sendRaw(portal: TestPortal, method: string, path: string, headers: Record<string, string>, body: Uint8Array) {
  const { hostname, port } = new URL(portal.url);
  return new Promise<{ status: number; text: string }>((resolve, reject) => {
    const outgoing = request({
      hostname,
      port,
      method,
      path,
      headers: { ...headers, 'content-length': String(body.length) },
    });
    outgoing.on('error', reject);
    outgoing.on('response', (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString() });
      });
    });
    outgoing.end(body);
  });
}

describe('hostile and clumsy requests', () => {
  let portal: TestPortal;

  beforeAll(async () => {
    portal = await startTestPortal('postgres');
  });
  afterAll(() => portal.dispose());

  const post = (path: string, body: string | Uint8Array<ArrayBuffer>, type = FORM) =>
    send(portal.url + path, { method: 'POST', body, headers: { 'content-type': type } });

  test.each([
    ['a parameter twice', `client_id=${CLIENT_ID}&client_id=${CLIENT_ID}`],
    ['a broken percent sign', `client_id=${CLIENT_ID}&otp=%zz`],
    ['broken UTF-8', `client_id=${CLIENT_ID}&otp=%c3%28`],
    ['half a surrogate pair', `client_id=${CLIENT_ID}&otp=%ed%a0%80`],
    ['a NUL', `client_id=${CLIENT_ID}&otp=%00&device_code=%00&grant_type=%00`],
    ['an unencoded byte outside ASCII', `client_id=${CLIENT_ID}&otp=é`],
    ['nothing', ''],
    ['too many parameters', Array.from({ length: 60 }, (_, n) => `a${String(n)}=1`).join('&')],
    ['a prototype name', '__proto__=x&constructor=y'],
  ])('a form with %s is an invalid request', async (_name, body) => {
    for (const path of FORM_PATHS) {
      const answer = await post(path, body);
      expect([path, answer.status, answer.body['error']]).toEqual([path, 400, 'invalid_request']);
      expect(answer.headers.get('cache-control')).toBe('no-store');
    }
  });

  test('another content type, no content type, and a body that is too large', async () => {
    for (const path of FORM_PATHS) {
      expect((await post(path, '{}', 'application/json')).body['error']).toBe('invalid_request');
      expect((await send(portal.url + path, { method: 'POST' })).body['error']).toBe('invalid_request');
      const large = await post(path, `otp=${'1'.repeat(70_000)}`);
      expect([large.status, large.body['error']]).toEqual([413, 'invalid_request']);
    }
  });

  test('a device key named by what no database stores is an invalid request', async () => {
    const { otp } = await otpFor(portal, 'muc-isar@contoso.example');
    const { jwk } = await makeKeys('ECDH-ES+A256KW');
    const form = { client_id: CLIENT_ID, otp };
    for (const kid of ['\ud800', 'a\udc00b', 'a\u0000']) {
      const answer = await sendForm(portal.url + PATHS.deviceAuthorization, {
        ...form,
        device_jwk: JSON.stringify({ ...jwk, kid }),
      });
      expect([answer.status, answer.body['error']]).toEqual([400, 'invalid_request']);
    }
  });

  test('another client, grant or scope', async () => {
    const token = (form: Record<string, string>) => sendForm(portal.url + PATHS.token, form);
    const wrongClient = await token({ client_id: 'other', grant_type: GRANT_TYPES.deviceCode, device_code: 'x' });
    expect([wrongClient.status, wrongClient.body['error']]).toEqual([401, 'invalid_client']);
    for (const grant of ['authorization_code', 'client_credentials', 'refresh_token', 'PASSWORD', 'x'.repeat(100)]) {
      expect((await token({ client_id: CLIENT_ID, grant_type: grant })).body['error']).toBe('unsupported_grant_type');
    }
    expect((await token({ client_id: CLIENT_ID, grant_type: GRANT_TYPES.deviceCode })).body['error']).toBe(
      'invalid_request',
    );
    expect(
      (await token({ client_id: CLIENT_ID, grant_type: GRANT_TYPES.deviceCode, device_code: 'x' })).body['error'],
    ).toBe('invalid_grant');
    const scoped = { client_id: CLIENT_ID, grant_type: GRANT_TYPES.deviceCode, device_code: 'x', scope: 'openid' };
    expect((await token(scoped)).body['error']).toBe('invalid_scope');
  });

  test('a password grant that fails names its code, and a foreign domain is refused unseen', async () => {
    const signIn = (username: string, password: string) =>
      sendForm(portal.url + PATHS.token, {
        client_id: CLIENT_ID,
        grant_type: GRANT_TYPES.password,
        username,
        password,
      });
    const cases = [
      ['sea-rainier@contoso.example', 'wrong', 'AADSTS50126'],
      ['nobody@contoso.example', 'wrong', 'AADSTS50034'],
      ['somebody@fabrikam.example', 'wrong', 'AADSTS50020'],
      ['sea-stuart@contoso.example', 'Contoso-Room-Demo-1', 'AADSTS50076'],
      ['tyo-tama@contoso.example', 'Contoso-Room-Demo-1', 'AADSTS53003'],
      ['tyo-edo@contoso.example', 'Contoso-Room-Demo-1', 'AADSTS50055'],
      ['muc-mangfall@contoso.example', 'Contoso-Room-Demo-1', 'AADSTS50057'],
    ] as const;
    for (const [username, password, code] of cases) {
      const answer = await signIn(username, password);
      expect([answer.status, answer.body['error'], answer.body['directory_code']]).toEqual([
        400,
        'invalid_grant',
        code,
      ]);
    }
  });

  test('a key that is not a public point on P-256 is refused', async () => {
    const { jwk } = await makeKeys('ECDH-ES+A256KW');
    const { otp } = await otpFor(portal, accountSupply()());
    const console = await makeConsole(portal.url);
    const bad = [
      'not json',
      'null',
      '[]',
      JSON.stringify({ ...jwk, d: jwk.x }),
      JSON.stringify({ ...jwk, crv: 'P-384' }),
      JSON.stringify({ ...jwk, y: jwk.x }),
      JSON.stringify({ kty: 'RSA', n: 'AQAB', e: 'AQAB' }),
      JSON.stringify({ kty: 'oct', k: 'AQAB' }),
    ];
    for (const device_jwk of bad) {
      expect((await console.authorize(otp, { device_jwk })).body['error']).toBe('invalid_request');
    }
    expect((await console.authorize(otp, { dpop_jkt: 'short' })).body['error']).toBe('invalid_request');
    expect((await console.authorize(otp, { device_source: 'guessed' })).body['error']).toBe('invalid_request');
    // What disguises text is dropped; what is only odd is kept. None of the above burnt the OTP.
    const answer = await console.authorize(otp, {
      device_serial: '\u202EABC\u0007\u200B-1',
      device_make: '  \u200B ',
      device_model: '<b>Größe 10"</b>',
    });
    const list = await portal.api('GET', '/api/requests');
    expect(list.body).toMatchObject({
      items: [
        { requestId: text(answer, 'request_id'), device: { serial: 'ABC-1', make: null, model: '<b>Größe 10"</b>' } },
      ],
    });
  });

  test('the wrong method and unknown addresses', async () => {
    for (const path of FORM_PATHS) {
      const answer = await send(portal.url + path);
      expect([answer.status, answer.headers.get('allow'), answer.body['error']]).toEqual([
        405,
        'POST',
        'invalid_request',
      ]);
    }
    expect((await send(`${portal.url}/oauth2/authorize`)).status).toBe(404);
    for (const path of [
      '/%',
      '/oauth2/%ff',
      '/api/%c0%ae',
      '/api/accounts/%00',
      '/api/otps/x%2f..%2f',
      '//',
      '/..%2f..%2fetc/passwd',
    ]) {
      const { status } = await sendRaw(portal, 'GET', path, {}, new Uint8Array());
      expect([path, status >= 400 && status < 500]).toEqual([path, true]);
    }
  });

  /** Mulberry32: small, and the same for ever from one seed. */
  function generator(seed: number): () => number {
    let state = seed;
    return () => {
      state = (state + 0x6d2b79f5) | 0;
      let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
      mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
      return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
    };
  }

  test('four hundred random requests: never a 5xx, always an answer in the right form', async () => {
    const random = generator(20261122);
    const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)] as Item;
    const atoms = [
      ...[
        'client_id',
        'otp',
        'grant_type',
        'device_code',
        'device_jwk',
        'username',
        'password',
        'scope',
        'dpop_jkt',
        CLIENT_ID,
      ],
      ...[
        '=',
        '&',
        '%00',
        '%',
        '%ff',
        '+',
        '[]',
        '__proto__',
        GRANT_TYPES.deviceCode,
        'password',
        '1234567890123456',
        '\u0000',
      ],
      ...[
        '{"outcome":"stored"}',
        '{',
        '}',
        '"',
        '\\u0000',
        '\\ud800',
        'null',
        '[',
        '1e999',
        'é',
        '𝄞',
        ' ',
        '\n',
        '-1',
        '9'.repeat(400),
      ],
    ];
    const types = [FORM, 'application/json', 'text/plain', `${FORM}; charset=utf-7`, 'multipart/form-data', '', 'x/y'];
    const authorizations = ['', 'Bearer x', 'DPoP x', 'Basic eDp5', `Bearer ${'a'.repeat(600)}`, 'Bearer', 'DPoP a b'];
    const paths = [
      ...Object.values(PATHS),
      '/api/session',
      '/api/otps',
      '/api/accounts?page=x',
      '/api/requests/%00/decision',
      '/api/session/link',
    ];
    for (let round = 0; round < 400; round += 1) {
      const body = new TextEncoder().encode(
        Array.from({ length: Math.floor(random() * 12) }, () => pick(atoms)).join(''),
      );
      if (random() < 0.2 && body.length > 0) body[Math.floor(random() * body.length)] = Math.floor(random() * 256);
      const headers: Record<string, string> = { 'content-type': pick(types) };
      if (random() < 0.4) headers['authorization'] = pick(authorizations);
      if (random() < 0.3) headers['dpop'] = pick(['x', 'a.b.c', 'eyJ.eyJ.x', '']);
      if (random() < 0.3) headers['prefer'] = pick(['wait=-1', 'wait=', 'wait=x', 'respond-async', 'wait=0']);
      const path = pick(paths);
      const method = pick(['POST', 'POST', 'POST', 'GET', 'PUT', 'DELETE', 'PATCH']);
      const answer = await sendRaw(portal, method, path, headers, body);
      expect([round, method, path, answer.status < 500]).toEqual([round, method, path, true]);
      if (answer.status >= 400 && answer.text !== '') expect(JSON.parse(answer.text)).toBeTypeOf('object');
    }
  });
});
