import { accountPage } from './addresses';
import { expect, portalForFile, test } from './fixture';

const portal = portalForFile();

/** Pages of what the browser would print. */
function pagesOf(pdf: Buffer): number {
  return pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0;
}

test('one sheet prints on one page, many on one each; who printed it is told', async ({ page }) => {
  const account = await portal.admin.accountNamed('Adams');
  await portal.admin.changeAccount(account, { expectedDevice: { serial: 'PF3K91XZ', model: 'ThinkSmart Core' } });
  await portal.admin.generateOtp(account);
  await portal.open(page, accountPage(account.id, 'otp').slice(2));
  await page.getByRole('button', { name: 'Print hand-over sheet' }).click();
  await page.getByRole('button', { name: 'Show the sheets' }).click();
  const sheet = page.getByRole('article', { name: 'Adams' });
  for (const text of ['ThinkSmart Core, serial number PF3K91XZ', portal.process.url, 'Choose Get started', 'UTC)']) {
    await expect(sheet).toContainText(text);
  }
  // The sheet suffices: the one-time password and the portal's address, each also as a code.
  await expect(sheet.getByRole('img')).toHaveCount(2);
  expect(pagesOf(await page.pdf({ format: 'A4' }))).toBe(1);
  await page.goto(portal.process.url + accountPage(account.id, 'otp'));
  await expect(page.getByText(/morgan: printed/)).toBeVisible();

  await portal.open(page, '/planning/resource-accounts/generate-otp');
  await page.getByRole('combobox', { name: 'Site' }).selectOption('London');
  await page.getByRole('button', { name: 'Select all that match' }).click();
  await expect(page.getByText('3 selected', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Next', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Configuration' })).toBeVisible();
  await page.getByRole('button', { name: 'Next', exact: true }).click();
  await page.getByRole('button', { name: 'Generate', exact: true }).click();
  await page.getByRole('button', { name: 'Print hand-over sheets' }).click();
  await page.getByRole('button', { name: 'Show the sheets' }).click();
  await expect(page.getByRole('article')).toHaveCount(3);
  expect(pagesOf(await page.pdf({ format: 'A4' }))).toBe(3);
});
