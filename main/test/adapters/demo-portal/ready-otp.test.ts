import { afterAll, beforeAll, expect, test } from 'vitest';
import { ADMIN_PATHS, AccountListSchema } from '@roomkey/shared/protocol/admin';
import { createOtpDesk } from '../../../adapters/demo-portal/ready-otp';
import { type RealPortal, startRealPortal } from '../../support/real-portal';

let portal: RealPortal;
beforeAll(async () => {
  portal = await startRealPortal();
}, 120_000);
afterAll(() => portal.stop());

const ask = (path: string, method = 'GET') =>
  fetch(portal.url + path, { method, headers: { authorization: `Bearer ${portal.apiToken}` } });

test('it makes an OTP, finds it again without revealing it anew, and sees when it no longer holds', async () => {
  const desk = createOtpDesk(portal.url, portal.apiToken);
  const made = await desk.generate();
  expect(made.code).toMatch(/^\d{4} \d{4} \d{4} \d{4}$/);
  expect(await desk.find()).toBe(made);

  // Another start of the demo reveals it, once.
  const later = createOtpDesk(portal.url, portal.apiToken);
  expect(await later.find()).toEqual(made);
  const { items } = AccountListSchema.parse(await (await ask(`${ADMIN_PATHS.accounts}?pageSize=500`)).json());
  const [room] = items.filter(({ activeOtpId }) => activeOtpId !== null);
  expect(room?.displayName).toBe(made.roomName);

  await ask(`${ADMIN_PATHS.otps}/${room?.activeOtpId ?? ''}/revoke`, 'POST');
  expect(await desk.find()).toBeNull();
  expect((await desk.generate()).code).not.toBe(made.code);
});

test('a token that the portal does not know is told apart from a room that is not free', async () => {
  await expect(createOtpDesk(portal.url, 'nobody’s').find()).rejects.toThrow();
});
