import { CLIENT_ID, PATHS } from '@roomkey/shared/protocol/oauth';
import { z } from 'zod';
import { Device } from './device';
import { expect, portalForFile, test } from './fixture';

const portal = portalForFile();
const AccessToken = z.object({ access_token: z.string() });
const ROOMS = '/operation/rooms';

test('a room that signs in appears, with what its state means, and is found by search and counter', async ({
  page,
}) => {
  await portal.open(page, ROOMS);
  await expect(page.getByRole('heading', { name: 'No rooms yet' })).toBeVisible();
  const account = await portal.admin.freeAccount();
  const { otp } = await portal.admin.generateOtp(account);
  const device = await Device.enterOtp(portal.process.url, otp);
  await portal.admin.decide(await portal.admin.requestOf(account), { decision: 'approve' });
  const { upn, password } = await device.waitForCredential();
  await device.confirmStored();
  const form = { grant_type: 'password', client_id: CLIENT_ID, username: upn, password };
  const signedIn = await fetch(portal.process.url + PATHS.token, { method: 'POST', body: new URLSearchParams(form) });
  const answer = await signedIn.text();
  expect(signedIn.status).toBe(200);

  const row = page.getByRole('row').filter({ hasText: upn });
  await expect(row).toContainText('Onboarding');
  await row.getByText('Onboarding').focus();
  await expect(page.getByRole('tooltip')).toHaveText('The room has signed in, and has not reported yet.');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: '1 Onboarding' }).click();
  await expect(row).toBeVisible();
  await page.getByRole('button', { name: '0 Healthy' }).click();
  await expect(page.getByRole('heading', { name: 'No room matches' })).toBeVisible();
  await page.getByRole('button', { name: 'Show all rooms' }).click();
  await page.getByRole('searchbox', { name: 'Search rooms' }).fill('no such room');
  await expect(row).toBeHidden();
  await page.getByRole('searchbox', { name: 'Search rooms' }).fill('');

  await test.step('its first report ends Onboarding', async () => {
    const { access_token } = AccessToken.parse(JSON.parse(answer));
    const reported = await fetch(portal.process.url + PATHS.heartbeat, {
      method: 'POST',
      headers: { authorization: `Bearer ${access_token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ app_version: '0.1.0' }),
    });
    expect(reported.status).toBe(204);
    await expect(row).toContainText('Healthy');
    await expect(row).toContainText('0.1.0');
    await expect(row).toContainText('PF3K91XZ');
    await expect(row).toContainText(/\d+ s ago/);
  });
  await test.step('the wizard warns by name of resetting the password of a live room', async () => {
    await portal.open(page, '/planning/resource-accounts/generate-otp');
    await page.getByRole('checkbox', { name: account.displayName, exact: true }).check();
    await page.getByRole('button', { name: 'Next', exact: true }).click();
    const warning = page.getByRole('alert').filter({ hasText: 'In use on a live room' });
    await expect(warning).toContainText(`${account.displayName}: these rooms will be signed out`);
  });
});
