import { ADMIN_PATHS } from '@roomkey/shared/protocol/admin';
import { REQUESTS_PAGE } from './addresses';
import { Device, type DeviceIdentity } from './device';
import { expect, notice, portalForFile, test } from './fixture';

const portal = portalForFile();
const QUEUE = REQUESTS_PAGE.slice(2);

async function waitingDevice(expectedSerial: string | null = null, identity?: DeviceIdentity) {
  const account = await portal.admin.freeAccount();
  if (expectedSerial !== null) {
    await portal.admin.send('PATCH', `${ADMIN_PATHS.accounts}/${account.id}`, {
      expectedDevice: { serial: expectedSerial, model: null },
    });
  }
  const { otp } = await portal.admin.generateOtp(account);
  const device = await Device.enterOtp(portal.process.url, otp, ...(identity === undefined ? [] : [identity]));
  return { account, device };
}

test('approves many at once, leaves out what is not expected, and filters, searches and sorts', async ({ page }) => {
  const plain = await waitingDevice();
  const expected = await waitingDevice('PF3K91XZ');
  const strange = await waitingDevice('ANOTHER');
  await portal.open(page, QUEUE);
  const row = (name: string) => page.getByRole('row').filter({ has: page.getByRole('link', { name, exact: true }) });
  await expect(row(expected.account.displayName)).toContainText('Expected device');
  await expect(row(strange.account.displayName)).toContainText('Not the expected device');
  await expect(row(plain.account.displayName)).toContainText(plain.account.location);
  const waited = row(plain.account.displayName).getByText(/^\d+ s$/);
  const first = await waited.innerText();
  await expect(waited).not.toHaveText(first);

  await test.step('search and filter', async () => {
    await page.getByRole('combobox', { name: 'Device' }).selectOption('Not the expected device');
    await expect(row(plain.account.displayName)).toBeHidden();
    await expect(row(strange.account.displayName)).toBeVisible();
    await page.getByRole('searchbox', { name: 'Search requests' }).fill('no such room');
    await page.getByRole('button', { name: 'Show all requests' }).click();
    await expect(page.getByRole('row')).toHaveCount(4);
    await page.getByRole('columnheader', { name: 'Waiting' }).getByRole('button').click();
    await page.getByRole('columnheader', { name: 'Waiting' }).getByRole('button').click();
    await expect(page.getByRole('row').nth(1)).toContainText(strange.account.displayName);
  });

  await page.getByRole('checkbox', { name: 'Select all requests on this page' }).check();
  await page.getByRole('button', { name: 'Approve selected (3)' }).click();
  const dialog = page.getByRole('alertdialog', { name: 'Approve 3 requests?' });
  await expect(dialog).toContainText('Do not approve a request that you do not expect');
  await expect(dialog.getByRole('checkbox')).not.toBeChecked();
  await dialog.getByRole('button', { name: 'Approve 2', exact: true }).click();
  await expect(notice(page, '2 requests approved')).toBeVisible();
  await Promise.all([plain.device.waitForCredential(), expected.device.waitForCredential()]);

  await row(strange.account.displayName)
    .getByRole('button', { name: /^Approve/ })
    .click();
  const single = page.getByRole('alertdialog');
  await expect(single.getByRole('button', { name: 'Approve', exact: true })).toBeDisabled();
  await single.getByRole('checkbox', { name: `Approve ${strange.account.displayName} all the same` }).check();
  await single.getByRole('button', { name: 'Approve', exact: true }).click();
  await strange.device.waitForCredential();
});

test('rejects with a reason; of two administrators the second is told who was first', async ({ page }) => {
  const one = await waitingDevice();
  const two = await waitingDevice();
  await portal.open(page, QUEUE);
  await page.getByRole('checkbox', { name: `Select ${one.account.displayName}` }).check();
  await page.getByRole('checkbox', { name: `Select ${two.account.displayName}` }).check();
  await page.getByRole('button', { name: 'Reject selected (2)' }).click();
  const dialog = page.getByRole('alertdialog');
  await portal.admin.decide(await portal.admin.requestOf(two.account), { decision: 'approve' });
  await dialog.getByRole('button', { name: 'Reject 2', exact: true }).click();
  const reason = dialog.getByRole('combobox', { name: 'Reason for rejection' });
  await expect(reason).toHaveAccessibleDescription(/Choose a reason/);
  await reason.selectOption('Wrong room');
  await dialog.getByLabel('Note (optional)').fill('Ask at the front desk.');
  await dialog.getByRole('button', { name: 'Reject 2', exact: true }).click();
  await expect(dialog.getByRole('alert')).toContainText('1 rejected, 1 not');
  await expect(dialog.getByRole('alert')).toContainText(
    new RegExp(`${two.account.displayName}: This request was already decided. Approved by token:`),
  );
  await dialog.getByRole('button', { name: 'Close' }).click();
  expect(await one.device.waitForRefusal()).toMatchObject({ rejection_note: 'Ask at the front desk.' });
});

test('tells of a new request at once, also by a notification, and a phone approves it', async ({ page, context }) => {
  await context.grantPermissions(['notifications'], { origin: portal.process.url });
  await page.setViewportSize({ width: 390, height: 844 });
  await portal.open(page, QUEUE);
  await page.evaluate(() => {
    window.Notification = new Proxy(window.Notification, {
      construct(target, [title, options]: [string, NotificationOptions]) {
        document.documentElement.dataset['told'] = title;
        return new target(title, options);
      },
    });
  });
  await page.getByRole('switch', { name: 'Notify me' }).click();
  await expect(page.getByRole('switch', { name: 'Notify me' })).toBeChecked();
  await expect(page.getByRole('heading', { name: 'Nothing awaits approval' })).toBeVisible();
  const { account, device } = await waitingDevice();
  const card = page.getByRole('listitem').filter({ hasText: account.displayName });
  await expect(card).toContainText(device.authorization.user_code, { timeout: 2500 });
  await expect(page).toHaveTitle(/^\(1\) /);
  await expect(page.locator('html')).toHaveAttribute('data-told', `${account.displayName} awaits approval`);
  const approve = card.getByRole('button', { name: `Approve ${account.displayName}` });
  expect((await approve.boundingBox())?.height).toBeGreaterThanOrEqual(44);
  await approve.click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Approve', exact: true }).click();
  await device.waitForCredential();
});
