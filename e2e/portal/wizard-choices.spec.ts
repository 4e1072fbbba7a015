/** What the wizard does around its steps: choosing many, leaving, dropping a file, the validity of this run, the keyboard. */
import type { Locator, Page } from '@playwright/test';
import { ADMIN_PATHS, OtpSchema } from '@roomkey/shared/protocol/admin';
import { expect, portalForFile, test } from './fixture';
import { tabTo } from './keyboard';

const portal = portalForFile();
const WIZARD = '/planning/resource-accounts/generate-otp';

const tick = (page: Page, name: string) => page.getByRole('checkbox', { name, exact: true });
const next = (page: Page) => page.getByRole('button', { name: 'Next', exact: true }).click();

/** As a file manager lets go of files over the target; `over` only holds them there. */
async function drop(target: Locator, files: readonly { name: string; type: string; text: string }[], over = false) {
  const transfer = await target.page().evaluateHandle((wanted) => {
    const data = new DataTransfer();
    for (const { name, type, text } of wanted) data.items.add(new File([text], name, { type }));
    return data;
  }, files);
  await target.dispatchEvent('dragenter', { dataTransfer: transfer });
  await target.dispatchEvent('dragover', { dataTransfer: transfer });
  if (!over) await target.dispatchEvent('drop', { dataTransfer: transfer });
}

test('accounts ticked in the list are selected in the wizard; one that cannot be says why', async ({ page }) => {
  await portal.open(page);
  for (const name of ['Adams', 'Amper', 'Effra']) await page.getByRole('checkbox', { name: `Select ${name}` }).check();
  await page.getByRole('button', { name: 'Generate OTP' }).click();
  await expect(page.getByText('2 selected', { exact: true })).toBeVisible();
  await expect(tick(page, 'Adams')).toBeChecked();
  await expect(tick(page, 'Amper')).toBeChecked();
  await expect(tick(page, 'Effra')).not.toBeChecked();
  await expect(tick(page, 'Effra')).toBeDisabled();
  await expect(page.getByText(/^2 of 3 were selected\. 1 cannot be selected now:/)).toBeVisible();
  await expect(page.getByText('No Teams Rooms Pro licence: 1')).toBeVisible();
  await next(page);
  await next(page);
  await expect(page.getByRole('list', { name: 'Selected accounts' }).getByRole('listitem')).toHaveText([
    'Adams, Seattle',
    'Amper, München',
  ]);
});

test('all that match are selected at once, and those left out are counted by reason', async ({ page }) => {
  await portal.open(page, WIZARD);
  await page.getByRole('combobox', { name: 'Site' }).selectOption('London');
  await expect(tick(page, 'Thames')).toBeVisible();
  await expect(tick(page, 'Adams')).toBeHidden();
  await page.getByRole('button', { name: 'Select all that match' }).click();
  await expect(page.getByText(/^3 of 5 were selected\. 2 cannot be selected now:/)).toBeVisible();
  await expect(page.getByText('No Teams Rooms Pro licence: 1')).toBeVisible();
  await expect(page.getByText('The account is synchronised from an on-premises directory: 1')).toBeVisible();
  await page.getByRole('button', { name: 'Clear selection' }).click();
  await expect(page.getByText('Nothing selected')).toBeVisible();
});

test('leaving asks only while something would be lost', async ({ page }) => {
  await portal.open(page);
  await page.getByRole('button', { name: 'Generate OTP' }).click();
  const rooms = page.getByRole('link', { name: 'Rooms', exact: true });
  const question = page.getByRole('alertdialog', { name: 'Leave without generating?' });
  await rooms.click();
  await expect(page.getByRole('heading', { level: 1, name: 'Rooms' })).toBeVisible();

  await page.goBack();
  await tick(page, 'Olympus').check();
  await rooms.click();
  await expect(question).toContainText('The selection of 1 account will be lost. Nothing has been generated.');
  await question.getByRole('button', { name: 'Stay' }).click();
  await expect(question).toBeHidden();
  await expect(tick(page, 'Olympus')).toBeChecked();
  await page.evaluate(() => {
    history.back();
  });
  await question.getByRole('button', { name: 'Stay' }).click();
  await expect(tick(page, 'Olympus')).toBeChecked();

  await test.step('the browser asks before the page is loaded again', async () => {
    const asked = page.waitForEvent('dialog');
    const reload = page.reload({ timeout: 2000 }).catch(() => null);
    const dialog = await asked;
    expect(dialog.type()).toBe('beforeunload');
    await dialog.dismiss();
    await reload;
    await expect(tick(page, 'Olympus')).toBeChecked();
  });

  await test.step('nothing is asked after generating', async () => {
    await next(page);
    await next(page);
    await page.getByRole('button', { name: 'Generate', exact: true }).click();
    await expect(page.getByText('1 of 1 generated')).toBeVisible();
    await rooms.click();
    await expect(page.getByRole('heading', { level: 1, name: 'Rooms' })).toBeVisible();
    await expect(question).toBeHidden();
  });

  await test.step('leaving after all', async () => {
    await portal.open(page, WIZARD);
    await tick(page, 'Adams').check();
    await page.getByRole('button', { name: 'Cancel', exact: true }).click();
    await question.getByRole('button', { name: 'Leave' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Resource accounts' })).toBeVisible();
  });
});

test('a file can be dropped; several files, another kind of file or none get a clear message', async ({ page }) => {
  await portal.open(page, WIZARD);
  await tick(page, 'Isar').check();
  await next(page);
  await page.getByRole('radio', { name: 'Upload sign in data from CSV file' }).check();
  const button = page.getByRole('button', { name: 'Choose a CSV file' });
  const target = page.locator('[data-over]');
  const csv = { name: 'rooms.csv', type: 'text/csv', text: 'UPN,Password\r\nmuc-isar@contoso.example,wrong' };
  await expect(target.filter({ has: button })).toHaveCount(1);

  await drop(target, [csv], true);
  await expect(target).toContainText('Drop the file to check it');
  await target.dispatchEvent('dragleave');
  await expect(target).toContainText('or drop it here');
  await drop(target, [csv, { ...csv, name: 'more.csv' }]);
  await expect(page.getByText('Those are 2 files. Drop one CSV file.')).toBeVisible();
  await drop(target, [{ name: 'rooms.xlsx', type: 'application/vnd.ms-excel', text: 'x' }]);
  await expect(page.getByText('“rooms.xlsx” is not a CSV file.')).toBeVisible();
  await drop(target, []);
  await expect(page.getByText('That is not a file.')).toBeVisible();
  await drop(target, [csv]);
  await expect(page.getByRole('row', { name: /^2 Password/ })).toBeVisible();
  await drop(target, [{ ...csv, text: 'UPN,Password\r\nmuc-isar@contoso.example,Contoso-Room-Demo-1' }]);
  await expect(page.getByText('rooms.csv: 1 row, all right.')).toBeVisible();
});

test('the validity of this run is that of the preferences, or one of choice, with the resulting expiry', async ({
  page,
}) => {
  await portal.admin.send('PUT', ADMIN_PATHS.preferences, { otpValidityHours: 4, otpAutoApproval: false });
  await portal.open(page, WIZARD);
  await tick(page, 'Thames').check();
  await next(page);
  const validity = page.getByRole('combobox', { name: 'Valid for' });
  await expect(validity).toHaveText('As in Preferences: 4 hours');
  await validity.click();
  await expect(page.getByRole('option')).toHaveText([
    'As in Preferences: 4 hours',
    '1 hour',
    '4 hours',
    '8 hours (default)',
    '24 hours',
    '3 days',
    '1 week',
    '2 weeks',
    'Custom',
  ]);
  await page.getByRole('option', { name: '3 days' }).click();
  const expiry = page.getByText(/it expires on/).locator('time');
  const hoursAhead = async () =>
    Math.round((Date.parse((await expiry.getAttribute('datetime')) ?? '') - Date.now()) / 3_600_000);
  await expect.poll(hoursAhead).toBe(72);
  await next(page);
  await expect(page.getByText(/^Valid for 3 days\. Generated now, it expires on/)).toBeVisible();
  await page.getByRole('button', { name: 'Generate', exact: true }).click();
  await expect(page.getByText('1 of 1 generated')).toBeVisible();
  const { activeOtpId } = await portal.admin.accountNamed('Thames');
  const answer = await portal.admin.send('GET', `${ADMIN_PATHS.otps}/${activeOtpId ?? ''}`);
  const { createdAt, expiresAt } = OtpSchema.parse(JSON.parse(answer));
  expect(Date.parse(expiresAt) - Date.parse(createdAt)).toBe(72 * 3_600_000);
});

test('the wizard is walked through by keyboard alone', async ({ page }) => {
  await portal.open(page);
  const press = (...keys: string[]) =>
    keys.reduce((done, key) => done.then(() => page.keyboard.press(key)), Promise.resolve());
  // The command bar is one stop; its buttons are reached by arrows.
  await tabTo(page.getByRole('button', { name: 'Refresh' }));
  await press('ArrowRight');
  await expect(page.getByRole('button', { name: 'Generate OTP' })).toBeFocused();
  await press('Enter');
  await tabTo(page.getByRole('searchbox', { name: 'Search accounts' }));
  await page.keyboard.type('Tyburn');
  await expect(tick(page, 'Fleet')).toBeHidden();
  await tabTo(tick(page, 'Tyburn'));
  await press('Space');
  await tabTo(page.getByRole('button', { name: 'Next', exact: true }));
  await press('Enter');
  await expect(page.getByRole('heading', { level: 2, name: 'Configuration' })).toBeFocused();
  await tabTo(page.getByRole('radio', { name: /Automatically generate/ }));
  await press('ArrowDown');
  await expect(page.getByRole('radio', { name: /Upload sign in data/ })).toBeChecked();
  // Asked for before the key: the browser is told to hand choosers over only then.
  const chooser = page.waitForEvent('filechooser');
  await tabTo(page.getByRole('button', { name: 'Choose a CSV file' }));
  await press('Enter');
  const text = 'UPN,Password\r\nlon-tyburn@contoso.example,Contoso-Room-Demo-1';
  await (await chooser).setFiles({ name: 'rooms.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
  await expect(page.getByText('1 row, all right')).toBeVisible();
  await tabTo(page.getByRole('combobox', { name: 'Valid for' }));
  await press('Enter', 'ArrowDown', 'Enter');
  await tabTo(page.getByRole('button', { name: 'Next', exact: true }));
  await press('Enter');
  await expect(page.getByText(/^Valid for 1 hour\./)).toBeVisible();
  await tabTo(page.getByRole('button', { name: 'Edit Account selection' }));
  await press('Enter');
  await tabTo(page.getByRole('button', { name: 'Next', exact: true }));
  await press('Enter');
  await tabTo(page.getByRole('button', { name: 'Generate', exact: true }));
  await press('Enter');
  await expect(page.getByText('1 of 1 generated')).toBeVisible();
  await tabTo(page.getByRole('button', { name: 'Download with passwords' }));
  await press('Enter');
  const question = page.getByRole('alertdialog', { name: 'Download with passwords?' });
  await expect(question).toContainText(/can be downloaded for one hour after generating, until/);
  await press('Escape');
  await expect(question).toBeHidden();
});

test('of thousands all are selected that one run takes, and the rest is told', async ({ page }) => {
  test.setTimeout(180_000);
  const rows = Array.from(
    { length: 5100 },
    (_, at) => `mass-${String(at)}@contoso.example,Mass ${String(at)},Mass,Hall`,
  );
  const csv = ['UPN,Display name,Site,Location,Licence', ...rows.map((row) => `${row},Teams Rooms Pro`)].join('\r\n');
  await portal.admin.send('POST', `${ADMIN_PATHS.accounts}/import`, { csv, dryRun: false });
  await portal.open(page, WIZARD);
  await page.getByRole('searchbox', { name: 'Search accounts' }).fill('mass-');
  await expect(page.getByText('1–100 of 5100')).toBeVisible();
  await page.getByRole('button', { name: 'Select all that match' }).click();
  await expect(page.getByText('5,000 of 5,100 were selected.')).toContainText(
    '100 more are ready for a run after this',
  );
  await expect(page.getByText('5,000 selected', { exact: true })).toBeVisible();
  await page.getByRole('list', { name: 'Accounts' }).getByRole('checkbox').first().uncheck();
  await expect(page.getByText('4,999 selected', { exact: true })).toBeVisible();
  await next(page);
  await next(page);
  await expect(page.getByText('4,999 accounts')).toBeVisible();
});
