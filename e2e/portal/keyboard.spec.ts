/** What an administrator does daily, without a mouse. Approving and the wizard by keyboard stand beside their own tests. */
import { REQUESTS_PAGE } from './addresses';
import { Device } from './device';
import { expect, notice, portalForFile, test } from './fixture';
import { tabTo } from './keyboard';

const portal = portalForFile();

test('rejects from the queue with reason and note', async ({ page }) => {
  const account = await portal.admin.freeAccount();
  const { otp } = await portal.admin.generateOtp(account);
  const device = await Device.enterOtp(portal.process.url, otp);
  await portal.open(page, REQUESTS_PAGE.slice(2));
  await tabTo(page.getByRole('button', { name: `Reject ${account.displayName}` }));
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('alertdialog');
  await tabTo(dialog.getByRole('combobox', { name: 'Reason for rejection' }));
  await page.keyboard.type('Wrong');
  await tabTo(dialog.getByLabel('Note (optional)'));
  await page.keyboard.type('Ask at the front desk.');
  await tabTo(dialog.getByRole('button', { name: 'Reject', exact: true }));
  await page.keyboard.press('Enter');
  expect(await device.waitForRefusal()).toMatchObject({
    rejection_reason: 'Wrong room',
    rejection_note: 'Ask at the front desk.',
  });
});

test('imports accounts', async ({ page }) => {
  await portal.open(page);
  await tabTo(page.getByRole('button', { name: 'Refresh' }));
  await page.keyboard.press('End');
  await expect(page.getByRole('button', { name: 'More commands' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('menuitem', { name: 'Add account' })).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('alertdialog', { name: 'Import accounts' });
  // Asked for before the key: the browser is told to hand choosers over only then.
  const chooser = page.waitForEvent('filechooser');
  await tabTo(dialog.getByRole('button', { name: 'Choose a CSV file' }));
  await page.keyboard.press('Enter');
  const buffer = Buffer.from('UPN,Display name,Site,Location\r\nsea-heron@contoso.example,Heron,Seattle,Floor 1');
  await (await chooser).setFiles({ name: 'rooms.csv', mimeType: 'text/csv', buffer });
  await tabTo(dialog.getByRole('button', { name: 'Import 1' }));
  await page.keyboard.press('Enter');
  await expect(notice(page, 'Imported: 1 created, 0 updated.')).toBeVisible();
});

test('adds and locks a user', async ({ page }) => {
  await portal.open(page, '/settings/users');
  await tabTo(page.getByRole('button', { name: 'Add user' }));
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('alertdialog');
  await tabTo(dialog.getByRole('textbox', { name: 'Name' }));
  await page.keyboard.type('kim');
  await tabTo(dialog.getByRole('checkbox', { name: 'London' }));
  await page.keyboard.press('Space');
  await page.keyboard.press('Enter');
  await expect(dialog.getByRole('textbox', { name: 'Invitation link' })).toHaveValue(/token=/);
  await expect(dialog.locator(':focus')).toHaveCount(1);
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await tabTo(page.getByRole('button', { name: 'Acts on kim' }));
  await page.keyboard.press('Enter');
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('menuitem', { name: 'Lock' })).toBeFocused();
  await page.keyboard.press('Enter');
  await tabTo(dialog.getByRole('button', { name: 'Lock' }));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('row', { name: /kim/ })).toContainText('Locked');
});
