import { accountPage, REQUESTS_PAGE } from './addresses';
import { Device } from './device';
import { expect, notice, portalForFile, test } from './fixture';

const portal = portalForFile();

/** A free account, and a device on which its OTP has been entered. */
async function waitingDevice(...identity: [] | [Parameters<typeof Device.enterOtp>[2]]) {
  const account = await portal.admin.freeAccount();
  const { otp } = await portal.admin.generateOtp(account);
  const device = await Device.enterOtp(portal.process.url, otp, ...identity);
  return { account, device };
}

test('a request appears by itself, is compared and approved, and the device gets its credential', async ({ page }) => {
  await portal.open(page, REQUESTS_PAGE.slice(2));
  await expect(page.getByRole('heading', { name: 'Nothing awaits approval' })).toBeVisible();
  const { account, device } = await waitingDevice();

  const row = page.getByRole('row', { name: new RegExp(account.displayName) });
  await expect(row).toContainText(device.authorization.user_code);
  await expect(row).toContainText('Lenovo ThinkSmart Core');
  await expect(page.getByRole('link', { name: /Awaiting OTP Approval , 1 waiting/ })).toBeVisible();
  await expect(page).toHaveTitle(/^\(1\) /);

  await row.getByRole('link', { name: account.displayName }).click();
  await expect(page.getByRole('status', { name: 'Code on the console' })).toHaveText(device.authorization.user_code);
  await expect(page.getByText('Requested date')).toBeVisible();
  await expect(page.getByText('Expiration date')).toBeVisible();
  const pane = page.getByRole('region', { name: 'Device information' });
  await expect(pane).toContainText('PF3K91XZ');
  await expect(pane).toContainText('Measured on the device');

  await page.getByRole('button', { name: 'Submit' }).click();
  await expect(page.getByRole('radiogroup', { name: 'Decision' })).toHaveAccessibleDescription('Choose one.');
  await page.getByRole('radio', { name: 'Approve the request' }).check();
  await page.getByRole('button', { name: 'Submit' }).click();
  await expect(notice(page, `${account.displayName}: approved`)).toBeVisible();
  const credential = await device.waitForCredential();
  expect(credential.upn).toBe(account.upn);
});

test('an approval is withdrawn before the device has its credential', async ({ page }) => {
  const { account, device } = await waitingDevice();
  await portal.open(page, accountPage(account.id, 'otp').slice(2));
  await page.getByRole('radio', { name: 'Approve the request' }).check();
  await page.getByRole('button', { name: 'Submit' }).click();
  await page.getByRole('button', { name: 'Withdraw the approval' }).click();
  const dialog = page.getByRole('alertdialog', { name: `Withdraw the approval of ${account.displayName}?` });
  await dialog.getByRole('button', { name: 'Withdraw', exact: true }).click();
  const reason = dialog.getByRole('combobox', { name: 'Reason for rejection' });
  await expect(reason).toHaveAccessibleDescription(/Choose a reason/);
  await reason.click();
  await page.getByRole('option', { name: 'Wrong room' }).click();
  await dialog.getByRole('button', { name: 'Withdraw', exact: true }).click();
  await expect(notice(page, `${account.displayName}: approval withdrawn`)).toBeVisible();
  expect(await device.waitForRefusal()).toMatchObject({ error: 'access_denied', rejection_reason: 'Wrong room' });
});

test('a request is rejected with reason and note, which reach the device', async ({ page }) => {
  const { account, device } = await waitingDevice({ device_make: 'HP', device_source: 'profile' });
  await portal.open(page, accountPage(account.id, 'otp').slice(2));
  const pane = page.getByRole('region', { name: 'Device information' });
  await expect(pane.getByText('not reported')).toHaveCount(2);
  await expect(pane).toContainText('not measured');

  await page.getByRole('radio', { name: 'Reject the request' }).check();
  await page.getByRole('button', { name: 'Submit' }).click();
  const reason = page.getByRole('combobox', { name: 'Reason for rejection' });
  await expect(reason).toHaveAccessibleDescription(/Choose a reason/);
  await reason.click();
  await expect(page.getByRole('option')).toHaveText([
    'Unknown device',
    'Wrong room',
    'Details do not match',
    'Not expected now',
    'Other',
  ]);
  await page.getByRole('option', { name: 'Wrong room' }).click();
  await page.getByLabel('Note (optional)').fill('Ask at the front desk.');
  await page.getByRole('button', { name: 'Submit' }).click();
  await expect(notice(page, `${account.displayName}: rejected`)).toBeVisible();
  const history = page.getByRole('region', { name: 'Former requests' });
  await expect(history).toContainText('Wrong room · Ask at the front desk.');

  const refusal = await device.waitForRefusal();
  expect(refusal).toMatchObject({
    error: 'access_denied',
    rejection_reason: 'Wrong room',
    rejection_note: 'Ask at the front desk.',
  });
});

test('approves by keyboard alone', async ({ page }) => {
  const { account, device } = await waitingDevice();
  await portal.open(page, REQUESTS_PAGE.slice(2));
  const link = page.getByRole('link', { name: account.displayName });
  await link.focus();
  await page.keyboard.press('Enter');
  const approve = page.getByRole('radio', { name: 'Approve the request' });
  await expect(approve).toBeVisible();
  await page.getByRole('tab', { name: 'OTP' }).focus();
  await page.keyboard.press('Tab');
  await expect(approve).toBeFocused();
  await page.keyboard.press('Space');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(notice(page, `${account.displayName}: approved`)).toBeVisible();
  await device.waitForCredential();
});

test('a decision that comes second does not count, and says so', async ({ page }) => {
  const { account } = await waitingDevice();
  await portal.open(page, accountPage(account.id, 'otp').slice(2));
  await page.getByRole('radio', { name: 'Approve the request' }).check();
  // The page must not learn of the other decision before it sends its own.
  await page.route('**/api/requests?*', (route) => route.abort());
  await page.route('**/api/accounts/*', (route) => route.abort());
  await portal.admin.decide(await portal.admin.requestOf(account), { decision: 'reject', reason: 'Not expected now' });
  await page.getByRole('button', { name: 'Submit' }).click();
  await expect(notice(page, /Your decision does not count/)).toBeVisible();
  await page.unrouteAll();
  await expect(page.getByRole('region', { name: 'Former requests' })).toContainText('Not expected now');
});

test('approves on a phone', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const { account, device } = await waitingDevice();
  await portal.open(page);
  await page.getByRole('button', { name: 'Open navigation' }).click();
  await page.getByRole('link', { name: /Awaiting OTP Approval/ }).click();
  await page
    .getByRole('list', { name: 'Requests awaiting approval' })
    .getByRole('link', { name: account.displayName })
    .click();
  await expect(page.getByRole('status', { name: 'Code on the console' })).toBeInViewport({ ratio: 1 });
  await page.getByRole('radio', { name: 'Approve the request' }).check();
  await page.getByRole('button', { name: 'Submit' }).click();
  await device.waitForCredential();
});
