/** The second article, step by step: generate for many, then verify and decide. Labels are the article's. */
import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { hasValidCheckDigit } from '@roomkey/shared/protocol/otp';
import { Device } from './device';
import { expect, portalForFile, test } from './fixture';

const portal = portalForFile();
const SEEDED_PASSWORD = 'Contoso-Room-Demo-1';

async function openWizard(page: Page): Promise<void> {
  await portal.open(page);
  const navigation = page.getByRole('navigation', { name: 'Main' });
  await expect(navigation.getByText('Planning')).toBeVisible();
  await navigation.getByRole('link', { name: 'Resource accounts' }).click();
  await page.getByRole('button', { name: 'Generate OTP' }).click();
  await expect(page.getByRole('heading', { name: 'Account selection' })).toBeVisible();
}

async function select(page: Page, ...names: string[]): Promise<void> {
  const search = page.getByRole('searchbox', { name: 'Search accounts' });
  for (const name of names) {
    await search.fill(name);
    await page.getByRole('checkbox', { name, exact: true }).check();
  }
  await search.fill('');
}

test('generates for selected accounts, with everything to review and edit, and says account by account what failed', async ({
  page,
}) => {
  await openWizard(page);
  await page.getByRole('button', { name: 'Next', exact: true }).click();
  await expect(page.getByRole('alert')).toContainText('Select at least one account.');

  await page.getByRole('searchbox', { name: 'Search accounts' }).fill('shuksan');
  const blocked = page.getByRole('checkbox', { name: 'Shuksan' });
  await expect(blocked).toBeDisabled();
  await expect(blocked).toHaveAccessibleDescription(/No Teams Rooms Pro licence.*Assign a Teams Rooms Pro licence/);
  await select(page, 'Rainier', 'Baker', 'Thames');
  await expect(page.getByText('3 selected')).toBeVisible();
  await page.getByRole('button', { name: 'Next', exact: true }).click();

  await expect(page.getByRole('heading', { name: 'Configuration' })).toBeVisible();
  await expect(
    page.getByRole('radio', { name: 'Automatically generate passwords for all selected accounts' }),
  ).toBeChecked();
  await expect(page.getByText(/resets the password of every selected account/)).toBeVisible();
  await page.getByRole('combobox', { name: 'Valid for' }).click();
  await page.getByRole('option', { name: 'Custom' }).click();
  const hours = page.getByRole('textbox', { name: 'Hours' });
  await hours.fill('400');
  await page.getByRole('button', { name: 'Next', exact: true }).click();
  await expect(page.getByRole('alert').last()).toContainText('1 to 336');
  await hours.fill('30');
  await page.getByRole('button', { name: 'Next', exact: true }).click();

  await expect(page.getByRole('heading', { name: 'Review' })).toBeVisible();
  await expect(page.getByText(/^Valid for 30 hours/)).toBeVisible();
  await page.getByRole('button', { name: 'Edit Account selection' }).click();
  await page.getByRole('searchbox', { name: 'Search accounts' }).fill('Thames');
  await page.getByRole('checkbox', { name: 'Thames' }).uncheck();
  await page.getByRole('button', { name: 'Next', exact: true }).click();
  await expect(page.getByText('2 accounts')).toBeVisible();
  await page.getByRole('button', { name: 'Edit Configuration' }).click();
  await expect(hours).toHaveValue('30');
  await page.getByRole('button', { name: 'Next', exact: true }).click();

  // Somebody else is quicker with one of them.
  await portal.admin.generateOtp(await portal.admin.accountNamed('Baker'));
  await page.getByRole('button', { name: 'Generate', exact: true }).click();
  await expect(page.getByText('1 of 2 generated, 1 failed')).toBeVisible();
  const failed = page.getByRole('table', { name: 'Accounts without an OTP' });
  await expect(failed.getByRole('row', { name: /Baker/ })).toContainText('already has an active one-time password');
  await page.reload();
  await expect(page.getByText('1 of 2 generated, 1 failed')).toBeVisible();
  await portal.admin.revokeOtp(await portal.admin.accountNamed('Baker'));
  await page.getByRole('button', { name: 'Retry failed' }).click();
  await expect(page.getByText('2 of 2 generated')).toBeVisible();

  const plain = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download without passwords' }).click();
  const text = await readFile(await (await plain).path(), 'utf8');
  expect(text.split('\r\n')[0]).toContain('UPN,Display name,Site,OTP,Expires (UTC)');
  const otp = /(\d{4} ){3}\d{4}/.exec(text)?.[0] ?? '';
  expect(hasValidCheckDigit(otp.replaceAll(' ', ''))).toBe(true);
  await page.getByRole('button', { name: 'Download with passwords' }).click();
  const question = page.getByRole('alertdialog', { name: 'Download with passwords?' });
  await expect(question).toContainText('the account’s password of 2 rooms');
  await expect(question).toContainText('It can be downloaded for one hour after generating, until');
  const full = page.waitForEvent('download');
  await question.getByRole('button', { name: 'Download', exact: true }).click();
  expect((await readFile(await (await full).path(), 'utf8')).split('\r\n')[0]).toContain(',Password');
  await expect(question).toBeHidden();

  await page.getByRole('button', { name: 'Print hand-over sheets' }).click();
  await page.getByRole('button', { name: 'Show the sheets' }).click();
  const sheet = page.getByRole('article', { name: 'Rainier' });
  await expect(sheet).toContainText(/(\d{4} ){3}\d{4}/);
  await expect(sheet.getByRole('img', { name: 'The one-time password as a QR code' })).toBeVisible();
  await expect(sheet).toContainText('Building 1, Floor 1, Room 101');
  await expect(sheet).toContainText(portal.process.url);
  await expect(page.getByRole('article')).toHaveCount(2);
  expect(page.url()).not.toMatch(/\d{4}.?\d{4}.?\d{4}.?\d{4}/);
});

test('a CSV file is checked by line before anything is written; a right one keeps the passwords', async ({ page }) => {
  await openWizard(page);
  await select(page, 'Isar', 'Würm');
  await page.getByRole('button', { name: 'Next', exact: true }).click();
  await page.getByRole('radio', { name: 'Upload sign in data from CSV file' }).check();
  const template = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download the template' }).click();
  expect(await readFile(await (await template).path(), 'utf8')).toContain('UPN,Password');

  const file = (text: string) => ({ name: 'rooms.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
  const rows = ['UPN;Password', `muc-isar@contoso.example;wrong`, `someone@elsewhere.example;x`];
  await page.getByLabel('CSV file', { exact: true }).setInputFiles(file(rows.join('\r\n')));
  const problems = page.getByRole('table', { name: 'Problems of the file' });
  await expect(problems.getByRole('row', { name: /^2 / })).toContainText('not the account’s password');
  await expect(problems.getByRole('row', { name: /^3 / })).toContainText('not one of the organisation’s own');
  await expect(problems.getByRole('row', { name: /^File / })).toContainText('muc-wuerm@contoso.example');
  await page.getByRole('button', { name: 'Next', exact: true }).click();
  await expect(page.getByText('Choose a file without problems first.')).toBeVisible();

  const good = [
    'UPN;Password',
    ...['muc-isar', 'muc-wuerm'].map((name) => `${name}@contoso.example;${SEEDED_PASSWORD}`),
  ];
  await page.getByLabel('CSV file', { exact: true }).setInputFiles(file(`\uFEFF${good.join('\r\n')}`));
  await expect(page.getByText('2 rows, all right')).toBeVisible();
  await page.getByRole('button', { name: 'Next', exact: true }).click();
  await page.getByRole('button', { name: 'Generate', exact: true }).click();
  await expect(page.getByText('2 of 2 generated')).toBeVisible();
});

test('verifies a request on the OTP tab and approves it; another device than the expected one needs a second look', async ({
  page,
}) => {
  const account = await portal.admin.accountNamed('Fleet');
  await portal.admin.changeAccount(account, { expectedDevice: { serial: 'EXPECTED-1', model: null } });
  const { otp } = await portal.admin.generateOtp(account);
  const device = await Device.enterOtp(portal.process.url, otp, {
    device_make: 'Lenovo',
    device_model: 'ThinkSmart Core',
    device_serial: 'PF3K91XZ',
  });
  await portal.open(page);
  await page.getByRole('searchbox').fill('Fleet');
  await page.getByRole('link', { name: 'Fleet', exact: true }).click();
  await page.getByRole('tab', { name: 'OTP', exact: true }).click();
  for (const label of ['Requested date', 'Expiration date', 'Make', 'Model', 'Serial number']) {
    await expect(page.getByText(label, { exact: true }).first()).toBeVisible();
  }
  const information = page.getByRole('region', { name: 'Device information' });
  await expect(information).toContainText('PF3K91XZ');
  await expect(information).toContainText('Not the expected device');
  await expect(page.getByText(device.authorization.user_code).first()).toBeVisible();
  await page.getByRole('radio', { name: 'Approve the request' }).check();
  await page.getByRole('button', { name: 'Submit' }).click();
  await expect(page.getByText('Check the device first')).toBeVisible();
  await page.getByRole('checkbox', { name: /I have checked this device/ }).check();
  await page.getByRole('button', { name: 'Submit' }).click();
  await expect(page.getByText('Approved. The console is fetching its credential.')).toBeVisible();
  expect((await device.waitForCredential()).upn).toBe(account.upn);
});

test('an unused OTP can be regenerated, and the tab says who has seen it', async ({ page }) => {
  const account = await portal.admin.accountNamed('Tyburn');
  const before = await portal.admin.generateOtp(account);
  await portal.open(page, `/planning/resource-accounts/${account.id}/otp`);
  await page.getByRole('button', { name: 'Show OTP' }).click();
  await expect(page.getByText('morgan: shown')).toBeVisible();
  await page.getByRole('button', { name: 'Regenerate OTP' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Regenerate', exact: true }).click();
  const shown = page.getByRole('region', { name: 'The new OTP' }).getByRole('status');
  await expect(shown).toHaveText(/(\d{4} ){3}\d{4}/);
  expect(((await shown.textContent()) ?? '').replaceAll(' ', '') === before.otp).toBe(false);
  await expect(page.getByText('Nobody since it was generated.')).toBeVisible();
});
