import { afterAll, beforeAll, expect, test } from 'vitest';
import { ADMIN_PATHS, AccountListSchema } from '@roomkey/shared/protocol/admin';
import { createAskPortal } from '../../../adapters/demo-portal/ask-portal';
import { createOtpDesk, inGroups } from '../../../adapters/demo-portal/ready-otp';
import { makeSignInLinks } from '../../../adapters/demo-portal/sign-in-links';
import { type RealPortal, startRealPortal } from '../../support/real-portal';

let portal: RealPortal;
beforeAll(async () => {
  portal = await startRealPortal('--demo');
}, 120_000);
afterAll(() => portal.stop());

const ask = (path: string, method = 'GET') =>
  fetch(portal.url + path, { method, headers: { authorization: `Bearer ${portal.apiToken}` } });

test('it makes an OTP, finds it again without revealing it anew, and sees when it no longer holds', async () => {
  const desk = createOtpDesk(createAskPortal(portal.url, portal.apiToken));
  expect((await desk.find())?.code).toMatch(/^\d{4} \d{4} \d{4} \d{4}$/);
  const made = await desk.generate();
  expect(made.code).toMatch(/^\d{4} \d{4} \d{4} \d{4}$/);
  expect(await desk.find()).toBe(made);

  // Another start of the demo reveals it, once.
  const later = createOtpDesk(createAskPortal(portal.url, portal.apiToken));
  expect(await later.find()).toEqual(made);
  const { items } = AccountListSchema.parse(await (await ask(`${ADMIN_PATHS.accounts}?pageSize=500`)).json());
  const active = items.filter(({ activeOtpId }) => activeOtpId !== null);
  expect(active.map(({ displayName }) => displayName)).toContain(made.roomName);

  for (const { activeOtpId } of active) await ask(`${ADMIN_PATHS.otps}/${activeOtpId ?? ''}/revoke`, 'POST');
  expect(await desk.find()).toBeNull();
  expect((await desk.generate()).code).not.toBe(made.code);
});

test('a token that the portal does not know is an error, not a code that was used', async () => {
  await expect(createOtpDesk(createAskPortal(portal.url, 'nobody')).find()).rejects.toThrow();
});

test('each start has links of its own for window and browser', async () => {
  const ask = createAskPortal(portal.url, portal.apiToken);
  const first = await makeSignInLinks(ask);
  const second = await makeSignInLinks(ask);
  const links = [first.window, first.browser, second.window, second.browser];
  for (const link of links) expect(link).toContain(`${portal.url}/#/`);
  expect(new Set(links).size).toBe(4);
});

test.each([
  ['1234567890123456', '1234 5678 9012 3456'],
  ['1234-5678-9012-3456', '1234 5678 9012 3456'],
])('%s is shown as %s', (given, shown) => {
  expect(inGroups(given)).toBe(shown);
});
