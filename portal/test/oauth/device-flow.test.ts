import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ADMIN_PATHS } from '@roomkey/shared/protocol/admin';
import { PATHS } from '@roomkey/shared/protocol/oauth';
import { startTestPortal, STORES, type TestPortal } from '../test-portal';
import { accountSupply, addFault, approve, decide, findRequest, otpFor } from './admin';
import { makeConsole, text, type ConsoleOptions } from './console';

describe.each(STORES)('the device flow on %s', (kind) => {
  let portal: TestPortal;
  const nextAccount = accountSupply();

  beforeAll(async () => {
    portal = await startTestPortal(kind);
  });
  afterAll(() => portal.dispose());

  /** A console that has entered a fresh OTP. */
  async function waiting(options: ConsoleOptions = {}) {
    const upn = nextAccount();
    const { otp } = await otpFor(portal, upn);
    const console = await makeConsole(portal.url, options);
    const answer = await console.authorize(otp);
    const [deviceCode, requestId] = [text(answer, 'device_code'), text(answer, 'request_id')];
    return { upn, otp, console, answer, deviceCode, requestId };
  }

  test('entered, held, approved, fetched, acknowledged, signed in', async () => {
    const { upn, console, answer, deviceCode, requestId } = await waiting();
    expect(answer.body).toMatchObject({ interval: 5, expires_in: 8 * 3600, room_name: 'Rainier' });
    expect(answer.body['user_code']).toMatch(/^[B-DF-HJ-NP-TV-XZ]{4}-[B-DF-HJ-NP-TV-XZ]{4}$/);
    expect(answer.headers.get('cache-control')).toBe('no-store');

    const held = console.poll(deviceCode, 25);
    const metrics = async () => (await fetch(`${portal.url}/metrics`)).text();
    await expect.poll(metrics, { timeout: 10_000 }).toContain('roomkey_held_polls 1\n');
    const request = await findRequest(portal, requestId);
    expect(request).toMatchObject({ status: 'pending', upn, userCode: answer.body['user_code'] });
    expect(request.device).toMatchObject({
      make: 'Lenovo',
      model: 'ThinkSmart Core',
      serial: 'PF-4711',
      source: 'measured',
    });
    expect(await approve(portal, requestId)).toBe(200);
    const token = await held;
    expect(token.headers.get('preference-applied')).toBe('wait=25');
    expect(token.body).toMatchObject({ token_type: 'DPoP', expires_in: 600, scope: 'credential' });

    const accessToken = text(token, 'access_token');
    const first = await console.fetchCredential(accessToken);
    expect(first.headers.get('content-type')).toBe('application/jose');
    const credential = await console.decrypt(first.text);
    expect(credential).toMatchObject({ upn, room_name: 'Rainier' });
    // The first answer may have been lost: until the receipt the same key fetches again.
    expect(await console.decrypt((await console.fetchCredential(accessToken)).text)).toEqual(credential);

    expect((await console.sendReceipt(accessToken, 'failed')).body).toEqual({ outcome: 'failed' });
    expect((await console.fetchCredential(accessToken)).status).toBe(200);
    expect((await console.sendReceipt(accessToken, 'stored')).body).toEqual({ outcome: 'stored' });
    expect((await console.fetchCredential(accessToken)).status).toBe(410);
    expect(await findRequest(portal, requestId)).toMatchObject({ status: 'delivered' });

    const room = await console.signIn(upn, credential.password);
    expect(room.body).toMatchObject({ token_type: 'DPoP', scope: 'room', upn, room_name: 'Rainier' });
    const report = { app_version: '0.1.0', device_serial: 'PF-4711', problems: [] };
    expect((await console.heartbeat(text(room, 'access_token'), report)).status).toBe(204);
    const account = await portal.api('GET', `${ADMIN_PATHS.accounts}/${request.accountId}`);
    expect(account.body).toMatchObject({ provisioning: 'Provisioned', inUse: true });
  });

  test('a receipt whose answer was lost can be repeated with a new token', async () => {
    const { console, deviceCode, requestId } = await waiting();
    await approve(portal, requestId);
    const first = text(await console.poll(deviceCode), 'access_token');
    await console.fetchCredential(first);
    await addFault(portal, { path: PATHS.receipt, kind: 'loseAnswer', times: 1 });
    await expect(console.sendReceipt(first, 'stored')).rejects.toThrow();
    const second = text(await console.poll(deviceCode), 'access_token');
    expect((await console.sendReceipt(second, 'stored')).body).toEqual({ outcome: 'stored' });
    // "stored" is final.
    expect((await console.sendReceipt(second, 'failed')).body).toEqual({ outcome: 'stored' });
    expect((await console.fetchCredential(second)).status).toBe(410);
  });

  test('exactly one of twenty consoles that enter the same OTP at once wins it', async () => {
    const { otp } = await otpFor(portal, nextAccount());
    const consoles = await Promise.all(Array.from({ length: 20 }, () => makeConsole(portal.url)));
    const answers = await Promise.all(consoles.map((console) => console.authorize(otp)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    const losers = answers.filter(({ status }) => status !== 200);
    expect(losers.map(({ status, body }) => [status, body['error'], body['otp_status']])).toEqual(
      losers.map(() => [400, 'invalid_grant', 'used']),
    );
  });

  test('a lost answer burns nothing: the same device gets the same request and a new device code', async () => {
    const { otp } = await otpFor(portal, nextAccount());
    const console = await makeConsole(portal.url);
    await addFault(portal, { path: PATHS.deviceAuthorization, kind: 'loseAnswer', times: 1 });
    await expect(console.authorize(otp)).rejects.toThrow();
    const first = await console.authorize(otp);
    const second = await console.authorize(otp.replace(/(.{4})/g, '$1 ').trim());
    const same = ['user_code', 'request_id', 'room_name'] as const;
    expect(same.map((member) => second.body[member])).toEqual(same.map((member) => first.body[member]));
    expect((await console.poll(text(first, 'device_code'))).body['error']).toBe('invalid_grant');
    expect((await console.poll(text(second, 'device_code'))).body['error']).toBe('authorization_pending');
    // Another encryption key is another device.
    const other = await makeConsole(portal.url);
    expect((await other.authorize(otp)).body['otp_status']).toBe('used');
  });

  test('a rejection reaches the held poll, with its reason and note', async () => {
    const { console, deviceCode, requestId, otp } = await waiting();
    const held = console.poll(deviceCode, 25);
    await decide(portal, requestId, { decision: 'reject', reason: 'Wrong room', note: 'Ask for room 12' });
    expect((await held).body).toMatchObject({
      error: 'access_denied',
      rejection_reason: 'Wrong room',
      rejection_note: 'Ask for room 12',
    });
    expect((await console.authorize(otp)).body['otp_status']).toBe('used');
    expect((await console.cancel(deviceCode)).body).toEqual({ request_status: 'rejected', otp_freed: false });
  });

  test('a cancelled request frees its OTP, and cannot be approved any more', async () => {
    const { console, deviceCode, requestId, otp } = await waiting();
    const held = console.poll(deviceCode, 25);
    const cancelled = await console.cancel(deviceCode);
    expect(cancelled.body).toEqual({ request_status: 'cancelled', otp_freed: true });
    expect((await held).body).toMatchObject({ error: 'access_denied', cancelled: true });
    expect(await approve(portal, requestId)).toBe(409);
    expect((await console.cancel(deviceCode)).body).toEqual(cancelled.body);
    // Another device may enter it now.
    const other = await makeConsole(portal.url);
    const again = await other.authorize(otp);
    expect(again.status).toBe(200);
    await approve(portal, text(again, 'request_id'));
    expect((await other.poll(text(again, 'device_code'))).status).toBe(200);
    expect((await console.cancel(deviceCode)).body).toEqual({ request_status: 'cancelled', otp_freed: false });
  });

  test('an approved request that was not delivered can still be cancelled, a delivered one not', async () => {
    const { console, deviceCode, requestId, otp } = await waiting();
    await approve(portal, requestId);
    const token = text(await console.poll(deviceCode), 'access_token');
    expect((await console.cancel(deviceCode)).body).toEqual({ request_status: 'cancelled', otp_freed: true });
    expect((await console.fetchCredential(token)).status).toBe(410);
    expect((await console.sendReceipt(token, 'stored')).status).toBe(410);

    const again = await console.authorize(otp);
    await approve(portal, text(again, 'request_id'));
    const newToken = text(await console.poll(text(again, 'device_code')), 'access_token');
    expect((await console.fetchCredential(newToken)).status).toBe(200);
    await console.sendReceipt(newToken, 'stored');
    expect((await console.cancel(text(again, 'device_code'))).body).toEqual({
      request_status: 'delivered',
      otp_freed: false,
    });
  });

  test.each(['ECDH-ES', 'ECDH-ES+A256KW'] as const)('the key of the device chooses %s', async (alg) => {
    const { console, deviceCode, requestId, upn } = await waiting({ alg });
    await approve(portal, requestId);
    const token = text(await console.poll(deviceCode), 'access_token');
    expect(await console.decrypt((await console.fetchCredential(token)).text)).toMatchObject({ upn });
  });

  test('without DPoP everything works once', async () => {
    const { console, deviceCode, requestId } = await waiting({ bound: false });
    expect((await console.poll(deviceCode)).body['error']).toBe('authorization_pending');
    await approve(portal, requestId);
    const token = await console.poll(deviceCode);
    expect(token.body).toMatchObject({ token_type: 'Bearer', scope: 'credential' });
    expect((await console.poll(deviceCode)).body['error']).toBe('invalid_grant');
    const accessToken = text(token, 'access_token');
    const fetched = await Promise.all([1, 2, 3].map(() => console.fetchCredential(accessToken)));
    expect(fetched.map(({ status }) => status).sort()).toEqual([200, 410, 410]);
    expect((await console.sendReceipt(accessToken, 'stored')).status).toBe(200);
  });

  test('who polls before the interval is over is told to slow down; held polls are not counted', async () => {
    const { console, deviceCode } = await waiting();
    const errors = [];
    for (let poll = 0; poll < 3; poll += 1) errors.push((await console.poll(deviceCode)).body['error']);
    expect(errors).toEqual(['authorization_pending', 'slow_down', 'slow_down']);
    const held = await console.poll(deviceCode, 1);
    expect(held.body['error']).toBe('authorization_pending');
    expect(held.headers.get('preference-applied')).toBe('wait=1');
    // A portal that does not hold says so by leaving the header out, and counts.
    await addFault(portal, { path: PATHS.token, kind: 'noHold', times: 1 });
    const notHeld = await console.poll(deviceCode, 25);
    expect(notHeld.headers.get('preference-applied')).toBeNull();
    expect(notHeld.body['error']).toBe('slow_down');
  });

  test('with automatic approval the decision is there at once, and a lost answer still burns nothing', async () => {
    const before = await portal.api('GET', ADMIN_PATHS.preferences);
    await portal.api('PUT', ADMIN_PATHS.preferences, { otpValidityHours: 8, otpAutoApproval: true });
    try {
      const { console, otp } = await waiting();
      const again = await console.authorize(otp);
      expect(again.status).toBe(200);
      expect((await console.poll(text(again, 'device_code'))).body).toMatchObject({ scope: 'credential' });
    } finally {
      await portal.api('PUT', ADMIN_PATHS.preferences, before.body);
    }
  });
});
