import { REQUESTS_PAGE } from './addresses';
import { Device } from './device';
import { expect, notice, portalForFile, test } from './fixture';

const portal = portalForFile();

test('expected devices come by CSV; auto approval lets in a match, and neither another device nor one that tells too little', async ({
  page,
}) => {
  const [match, mismatch, incomplete] = [
    await portal.admin.accountNamed('Adams'),
    await portal.admin.accountNamed('Baker'),
    await portal.admin.accountNamed('Olympus'),
  ];
  await portal.open(page);
  await page.getByRole('button', { name: 'More commands' }).click();
  await page.getByRole('menuitem', { name: 'Import expected devices' }).click();
  const dialog = page.getByRole('alertdialog', { name: 'Import expected devices' });
  const rows = [match, mismatch, incomplete].map(({ upn }) => `${upn},PF3K91XZ,`);
  const buffer = Buffer.from(['UPN,Serial number,Model', ...rows].join('\r\n'));
  await dialog.getByLabel('CSV file').setInputFiles({ name: 'devices.csv', mimeType: 'text/csv', buffer });
  await dialog.getByRole('button', { name: 'Import 3' }).click();
  await expect(notice(page, 'Imported: 0 created, 3 updated.')).toBeVisible();

  await page.getByRole('button', { name: 'Preferences' }).click();
  await page.getByRole('switch', { name: 'OTP Auto approval' }).click();
  await page.getByRole('switch', { name: 'Only devices that match the expected one' }).click();
  await page.getByRole('alertdialog', { name: 'Preferences' }).getByRole('button', { name: 'Save' }).click();
  await expect(notice(page, 'The preferences were saved.')).toBeVisible();

  const enter = async ({ id }: typeof match, serial: string | null) => {
    const { otp } = await portal.admin.generateOtp(await portal.admin.account(id));
    return Device.enterOtp(portal.process.url, otp, {
      device_make: 'Lenovo',
      device_model: 'ThinkSmart Core',
      ...(serial === null ? {} : { device_serial: serial }),
    });
  };
  expect((await (await enter(match, 'PF3K91XZ')).waitForCredential()).upn).toBe(match.upn);
  await enter(mismatch, 'ANOTHER');
  await enter(incomplete, null);
  await page.goto(portal.process.url + REQUESTS_PAGE);
  const row = (name: string) => page.getByRole('row').filter({ has: page.getByRole('link', { name, exact: true }) });
  await expect(row(mismatch.displayName)).toContainText('Not the expected device');
  await expect(row(incomplete.displayName)).toContainText('Device did not report enough');
  await expect(row(match.displayName)).toBeHidden();
});
