import { readFile } from 'node:fs/promises';
import { expect, portalForFile, test } from './fixture';

const portal = portalForFile();

test('shows what was done in words, filters it, opens details and exports it', async ({ page }) => {
  const account = await portal.admin.freeAccount();
  await portal.admin.generateOtp(account);
  await portal.open(page, '/settings/audit');
  const table = page.getByRole('table', { name: 'Audit' });
  await expect(table.getByRole('row').nth(1)).toContainText('Signed in');
  await page.getByRole('combobox', { name: 'What', exact: true }).selectOption('Generated an OTP');
  await expect(table.getByRole('row')).toHaveCount(2);
  const row = table.getByRole('row').nth(1);
  await expect(row).toContainText(account.upn);
  await expect(row).toContainText('token:');
  await row.getByRole('button', { name: 'Details' }).click();
  await expect(table).toContainText('otpId');

  await page.getByRole('textbox', { name: 'On what' }).fill('nobody@contoso.example');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Nothing matches' })).toBeVisible();
  await page.getByRole('button', { name: 'Show everything' }).click();
  await page.getByLabel('Until').fill('2001-01-01T00:00');
  await expect(page.getByRole('heading', { name: 'Nothing matches' })).toBeVisible();
  await page.getByRole('button', { name: 'Show everything' }).click();
  await page.getByRole('searchbox', { name: 'Search the audit list' }).fill(account.upn);
  await expect(page).toHaveURL(/search=/);

  const saving = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Export CSV' }).click();
  const text = await readFile(await (await saving).path(), 'utf8');
  expect(text).toContain('otp.generated');
  expect(text).not.toContain('administrator.signedIn');
});
