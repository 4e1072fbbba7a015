import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ADMIN_PATHS } from '@roomkey/shared/protocol/admin';
import { PATHS } from '@roomkey/shared/protocol/oauth';
import { dammCheckDigit } from '@roomkey/shared/protocol/otp';
import { startTestPortal, type TestPortal } from '../test-portal';
import { accountSupply, advance, otpFor } from './admin';
import { makeConsole, sendForm, type TestConsole } from './console';

/** Well formed, and never generated: generated ones are random. */
function unknownOtp(n: number): string {
  const payload = String(n).padStart(15, '0');
  return payload + String(dammCheckDigit(payload));
}

describe('guessed one-time passwords', () => {
  let portal: TestPortal;
  let console: TestConsole;
  const nextAccount = accountSupply();

  beforeAll(async () => {
    // A proxy on this machine is trusted, so that a test can come from many addresses.
    portal = await startTestPortal('postgres', { trustProxy: ['127.0.0.1'] });
    console = await makeConsole(portal.url);
  });
  afterAll(() => portal.dispose());

  function enterFrom(address: string, otp: string) {
    const form = { client_id: 'room-console', otp, device_jwk: JSON.stringify(console.encryption.jwk) };
    return sendForm(portal.url + PATHS.deviceAuthorization, form, { 'x-forwarded-for': address });
  }

  test('typing errors never count as guesses', async () => {
    for (const otp of ['1234', '1234567890123456', '12345678901234567', 'abcdabcdabcdabcd']) {
      for (let again = 0; again < 3; again += 1) {
        const answer = await enterFrom('198.51.100.1', otp);
        expect([answer.status, answer.body['error']]).toEqual([400, 'invalid_request']);
      }
    }
  });

  test('after five unknown codes in a row a source waits, ever longer; others do not', async () => {
    const address = '198.51.100.2';
    for (let n = 0; n < 5; n += 1) expect((await enterFrom(address, unknownOtp(n))).body['otp_status']).toBe('unknown');
    const waits = [];
    for (let n = 5; n < 14; n += 1) {
      const blocked = await enterFrom(address, unknownOtp(n));
      expect([blocked.status, blocked.body['error']]).toEqual([429, 'temporarily_unavailable']);
      const seconds = Number(blocked.headers.get('retry-after'));
      waits.push(Math.ceil(seconds / 15) * 15);
      await advance(portal, seconds + 1);
      await enterFrom(address, unknownOtp(n));
    }
    expect(waits).toEqual([15, 30, 60, 120, 240, 480, 900, 900, 900]);
    expect((await enterFrom('198.51.100.3', unknownOtp(99))).body['otp_status']).toBe('unknown');
    // IPv6 addresses of one /64 are one source.
    for (let n = 0; n < 5; n += 1) await enterFrom(`2001:db8::${String(n + 1)}`, unknownOtp(n));
    expect((await enterFrom('2001:db8:0:0:ffff::1', unknownOtp(6))).status).toBe(429);
    expect((await enterFrom('2001:db8:0:1::1', unknownOtp(6))).body['otp_status']).toBe('unknown');
  });

  test('guesses sent at once do not outrun the count, and a right code ends the row', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, (_, n) => enterFrom('198.51.100.4', unknownOtp(n))));
    expect(answers.filter(({ status }) => status === 400)).toHaveLength(5);
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(15);

    const address = '198.51.100.5';
    const { otp } = await otpFor(portal, nextAccount());
    for (let n = 0; n < 4; n += 1) await enterFrom(address, unknownOtp(n));
    expect((await enterFrom(address, otp)).status).toBe(200);
    for (let n = 0; n < 4; n += 1) expect((await enterFrom(address, unknownOtp(n))).status).toBe(400);
    // The same OTP once more, as after a lost answer, is answered but forgives nothing.
    expect((await enterFrom(address, otp)).status).toBe(200);
    expect((await enterFrom(address, unknownOtp(4))).status).toBe(400);
    expect((await enterFrom(address, unknownOtp(5))).status).toBe(429);
  });

  test('guesses from everywhere slow the portal down and raise an alarm, but lock nobody out', async () => {
    // A new minute of the count: every answer above it takes two real seconds, so no more of them than needed.
    await advance(portal, 60);
    const rightOtp = (await otpFor(portal, nextAccount())).otp;
    for (let batch = 0; batch < 11; batch += 1) {
      await Promise.all(
        Array.from({ length: 10 }, (_, n) => enterFrom(`203.0.113.${String(batch * 10 + n)}`, unknownOtp(n))),
      );
    }
    const audit = await portal.api('GET', `${ADMIN_PATHS.audit}?pageSize=500`);
    expect(JSON.stringify(audit.body)).toContain('otpGuess.ceiling');
    expect((await enterFrom('192.0.2.1', rightOtp)).status).toBe(200);
  });
});
