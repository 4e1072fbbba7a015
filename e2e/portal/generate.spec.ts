import { hasValidCheckDigit } from '@roomkey/shared/protocol/otp';
import { accountPage } from './addresses';
import { Device } from './device';
import { expect, notice, portalForFile, test } from './fixture';

const portal = portalForFile();
/** What every seeded room has until an OTP resets it. */
const SEEDED_PASSWORD = 'Contoso-Room-Demo-1';

test('generates an OTP for an account of choice, shows it in groups, and a device can use it', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const account = await portal.admin.freeAccount();
  await portal.open(page, accountPage(account.id, 'otp').slice(2));
  await page.getByRole('button', { name: 'Generate OTP' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('combobox', { name: 'Valid for' })).toHaveText('As in Preferences: 8 hours');
  await dialog.getByRole('button', { name: 'Generate', exact: true }).click();

  const shown = dialog.getByRole('status', { name: 'One-time password' });
  await expect(shown).toHaveText(/^\d{4} \d{4} \d{4} \d{4}$/);
  await expect(dialog).toContainText('Expires');
  await expect(dialog).toContainText('Shown for hand-over');
  const otp = ((await shown.textContent()) ?? '').replaceAll(' ', '');
  expect(hasValidCheckDigit(otp)).toBe(true);
  await dialog.getByRole('button', { name: 'Copy' }).click();
  await expect(dialog.getByRole('button', { name: 'Copied' })).toBeVisible();
  expect((await page.evaluate(() => navigator.clipboard.readText())).replaceAll(' ', '')).toBe(otp);

  await page.mouse.click(5, 5);
  await expect(dialog, 'a click beside the dialog does not lose the OTP').toBeVisible();
  await dialog.getByRole('button', { name: 'Done' }).click();
  await expect(page.getByText('The OTP has not been used yet')).toBeVisible();
  const device = await Device.enterOtp(portal.process.url, otp);
  expect(device.authorization.room_name).toBe(account.displayName);
});

test('accounts that cannot get an OTP say why', async ({ page }) => {
  const { id } = await portal.admin.accountNamed('Shuksan');
  await portal.open(page, accountPage(id, 'otp').slice(2));
  await expect(page.getByText('No OTP can be generated: No Teams Rooms Pro licence.')).toBeVisible();
});

test('keeps an existing password that is typed rightly, and refuses a wrong one beside the field', async ({ page }) => {
  const account = await portal.admin.freeAccount();
  await portal.open(page, accountPage(account.id, 'otp').slice(2));
  await page.getByRole('button', { name: 'Generate OTP' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('radio', { name: /Keep the existing password/ }).check();
  const password = dialog.getByRole('textbox', { name: 'Existing password' });
  await password.fill('not the password');
  await dialog.getByRole('button', { name: 'Generate', exact: true }).click();
  await expect(password).toHaveAccessibleDescription(/not the account’s password/);

  await password.fill(SEEDED_PASSWORD);
  await dialog.getByRole('button', { name: 'Generate', exact: true }).click();
  const shown = dialog.getByRole('status', { name: 'One-time password' });
  await expect(shown).toBeVisible();
  const device = await Device.enterOtp(portal.process.url, (await shown.textContent()) ?? '');
  await portal.admin.decide(await portal.admin.requestOf(account), { decision: 'approve' });
  expect((await device.waitForCredential()).password === SEEDED_PASSWORD).toBe(true);
});

test('refuses a validity outside the range beside its field', async ({ page }) => {
  const account = await portal.admin.freeAccount();
  await portal.open(page, accountPage(account.id, 'otp').slice(2));
  await page.getByRole('button', { name: 'Generate OTP' }).click();
  await page.getByRole('combobox', { name: 'Valid for' }).click();
  await page.getByRole('option', { name: 'Custom' }).click();
  await page.getByRole('textbox', { name: 'Hours' }).fill('337');
  await page.getByRole('dialog').getByRole('button', { name: 'Generate', exact: true }).click();
  await expect(page.getByRole('textbox', { name: 'Hours' })).toHaveAccessibleDescription(/1 to 336/);
  expect((await portal.admin.account(account.id)).activeOtpId).toBeNull();
});

test('shows an unused OTP again, and revokes it only after asking', async ({ page }) => {
  const account = await portal.admin.freeAccount();
  const generated = await portal.admin.generateOtp(account);
  await portal.open(page, accountPage(account.id, 'otp').slice(2));
  await expect(page.getByText('Expiration date')).toBeVisible();
  await page.getByRole('button', { name: 'Show OTP' }).click();
  const shown = page.getByRole('status', { name: 'One-time password' });
  await expect(shown).toBeVisible();
  expect(((await shown.textContent()) ?? '').replaceAll(' ', '') === generated.otp).toBe(true);

  await page.getByRole('button', { name: 'Revoke OTP' }).click();
  const question = page.getByRole('alertdialog', { name: `Revoke the OTP of ${account.displayName}?` });
  await question.getByRole('button', { name: 'Keep it' }).click();
  await expect(question).toBeHidden();
  expect((await portal.admin.account(account.id)).activeOtpId).toBe(generated.id);

  await page.getByRole('button', { name: 'Revoke OTP' }).click();
  await question.getByRole('button', { name: 'Revoke', exact: true }).click();
  await expect(notice(page, `${account.displayName}: OTP revoked`)).toBeVisible();
  await expect(page.getByText('Revoked', { exact: true })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Generate OTP' })).toBeVisible();
});
