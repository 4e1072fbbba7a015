import { expect, expectAccessible, notice, portalForFile, test } from './fixture';

const portal = portalForFile();

test('OTP expiry and auto approval are kept, and what auto approval gives up is told', async ({ page }) => {
  await portal.open(page);
  await page.getByRole('button', { name: 'Preferences' }).click();
  const dialog = page.getByRole('alertdialog', { name: 'Preferences' });
  const expiry = dialog.getByRole('combobox', { name: 'OTP expiry' });
  await expect(expiry).toHaveText('8 hours (default)');
  await expiry.click();
  await dialog.getByRole('option', { name: 'Custom' }).click();
  await dialog.getByRole('textbox', { name: 'Hours' }).fill('337');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog.getByText('Enter a whole number of hours, from 1 to 336.')).toBeVisible();
  await dialog.getByRole('textbox', { name: 'Hours' }).fill('30');
  await dialog.getByRole('switch', { name: 'OTP Auto approval' }).click();
  await expect(dialog).toContainText('without anybody looking at the device');
  await dialog.getByRole('switch', { name: 'Only devices that match the expected one' }).click();
  await expectAccessible(page, 'aria-hidden-focus');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(notice(page, 'The preferences were saved.')).toBeVisible();
  await page.reload();
  await page.getByRole('button', { name: 'Preferences' }).click();
  await expect(dialog.getByRole('textbox', { name: 'Hours' })).toHaveValue('30');
  await expect(dialog.getByRole('switch', { name: 'Only devices that match the expected one' })).toBeChecked();
});

test('what connects a console is shown: the address to type and to scan', async ({ page }) => {
  await portal.open(page);
  await page.getByRole('button', { name: 'Connect a console' }).click();
  const dialog = page.getByRole('alertdialog', { name: 'Connect a console' });
  await expect(dialog.getByText(portal.process.url, { exact: true })).toBeVisible();
  await expect(dialog.getByRole('img', { name: 'The portal’s address as a QR code' })).toBeVisible();
  await expect(dialog).toContainText('the portal does not know that one');
  await expectAccessible(page, 'aria-hidden-focus');
  await dialog.getByRole('button', { name: 'Close' }).click();
  await expect(dialog).toBeHidden();
});
