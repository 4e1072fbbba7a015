import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ADMIN_PATHS } from '@roomkey/shared/protocol/admin';
import { startTestPortal, type TestPortal } from '../test-portal';
import { accountSupply, advance, approve, otpFor } from './admin';
import { makeConsole, text, type TestConsole } from './console';

describe('refused one-time passwords', () => {
  let portal: TestPortal;
  let console: TestConsole;
  const nextAccount = accountSupply();

  beforeAll(async () => {
    portal = await startTestPortal('postgres');
    console = await makeConsole(portal.url);
  });
  afterAll(() => portal.dispose());

  test('revoked, expired by the clock, and expired after they were claimed', async () => {
    const revoked = await otpFor(portal, nextAccount());
    await portal.api('POST', `${ADMIN_PATHS.otps}/${revoked.id}/revoke`);
    expect((await console.authorize(revoked.otp)).body['otp_status']).toBe('revoked');

    const lapsing = await otpFor(portal, nextAccount(), 1);
    const claimed = await otpFor(portal, nextAccount(), 1);
    const answer = await console.authorize(claimed.otp);
    const held = console.poll(text(answer, 'device_code'), 25);
    await advance(portal, 3601);
    expect((await console.authorize(lapsing.otp)).body['otp_status']).toBe('expired');
    expect((await held).body['error']).toBe('expired_token');
    expect((await console.authorize(claimed.otp)).body['otp_status']).toBe('used');
    expect(await approve(portal, text(answer, 'request_id'))).toBe(409);
    // A console that was offline learns it late; cancelling changes nothing.
    expect((await console.cancel(text(answer, 'device_code'))).body).toEqual({
      request_status: 'expired',
      otp_freed: false,
    });
  });

  test('an account whose last request lapsed unseen can set up another device', async () => {
    const upn = nextAccount();
    const first = await otpFor(portal, upn, 1);
    await console.authorize(first.otp);
    await advance(portal, 3601);
    const second = await otpFor(portal, upn, 1);
    expect((await console.authorize(second.otp)).status).toBe(200);
  });

  test('delivery ends 24 hours after approval', async () => {
    const answer = await console.authorize((await otpFor(portal, nextAccount())).otp);
    await approve(portal, text(answer, 'request_id'));
    const deviceCode = text(answer, 'device_code');
    await advance(portal, 9 * 3600);
    const token = text(await console.poll(deviceCode), 'access_token');
    expect((await console.fetchCredential(token)).status).toBe(200);
    await advance(portal, 15 * 3600);
    expect((await console.poll(deviceCode)).body['error']).toBe('expired_token');
  });
});
