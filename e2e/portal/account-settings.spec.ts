import { expect, expectAccessible, notice, portalForFile, test } from './fixture';

const portal = portalForFile();

test('adds an account at a new site, and sets its device and licence', async ({ page }) => {
  await portal.open(page);
  await page.getByRole('button', { name: 'More commands' }).click();
  await page.getByRole('menuitem', { name: 'Add account' }).click();
  const dialog = page.getByRole('alertdialog', { name: 'Add account' });
  await dialog.getByRole('button', { name: 'Add' }).click();
  await expect(dialog.getByText('Choose a site.')).toBeVisible();
  await dialog.getByRole('textbox', { name: 'Name', exact: true }).fill('Kestrel');
  await dialog.getByLabel('UPN').fill('osl-kestrel@contoso.example');
  await dialog.getByRole('combobox', { name: 'Site' }).selectOption('New site…');
  await dialog.getByLabel('Name of the new site').fill('Oslo');
  await dialog.getByRole('textbox', { name: 'Location' }).fill('Fjord house, floor 2');
  await dialog.getByRole('button', { name: 'Add' }).click();
  await expect(notice(page, 'Kestrel was added.')).toBeVisible();
  await page.getByRole('searchbox', { name: 'Search accounts' }).fill('Oslo');
  // A row that is on its way to another place cannot be pressed.
  await expect(page.getByRole('link', { name: 'Fleet', exact: true })).toBeHidden();
  await page.getByRole('link', { name: 'Kestrel', exact: true }).click();
  await page.getByRole('tab', { name: 'Account configuration' }).click();
  await page.getByRole('button', { name: 'Assign device' }).click();
  await page.getByLabel('Serial number').fill('SN-4711');
  await page.getByRole('alertdialog').getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('region', { name: 'Expected device' })).toContainText('SN-4711');
  await page.getByRole('button', { name: 'Edit', exact: true }).click();
  const edit = page.getByRole('alertdialog', { name: 'Edit account' });
  await expect(edit.getByRole('textbox', { name: 'UPN' })).not.toBeEditable();
  await edit.getByRole('textbox', { name: 'Location' }).fill(' ');
  await edit.getByRole('button', { name: 'Save' }).click();
  await expect(edit.getByRole('textbox', { name: 'Location' })).toHaveAccessibleDescription(/./);
  await edit.getByRole('textbox', { name: 'Location' }).fill('Fjord house, floor 3');
  await edit.getByRole('combobox', { name: 'Site' }).selectOption('London');
  await edit.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('tabpanel')).toContainText('Fjord house, floor 3');
  expect(await portal.admin.accountNamed('Kestrel')).toMatchObject({ site: 'London' });
  await page.getByRole('tab', { name: 'Licenses' }).click();
  await page.getByRole('button', { name: 'Assign Teams Rooms Basic' }).click();
  await expect(page.getByText(/OTPs need Teams Rooms Pro/)).toBeVisible();
  // Without the notices at its foot, which come and go.
  await page.reload();
  await expect(page.getByRole('tabpanel')).toBeVisible();
  await expectAccessible(page);
});

test('mends a setting, and the rest by the recommended configuration', async ({ page }) => {
  const account = await portal.admin.accountNamed('Aricanduva');
  await portal.open(page, `/planning/resource-accounts/${account.id}/configuration`);
  const settings = page.getByRole('region', { name: 'Account settings' });
  await settings.getByRole('button', { name: 'Simulate the move to cloud only' }).click();
  await expect(settings).toContainText('Cloud only');
  await page.getByRole('button', { name: 'Apply recommended configuration' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Apply' }).click();
  await expect(page.getByRole('region', { name: 'Mailbox settings' })).toContainText('Configured');
  const { readinessFacts } = await portal.admin.account(account.id);
  expect(readinessFacts).toEqual(['licence.missing']);
  // Without the notices at its foot, which come and go.
  await page.reload();
  await expect(page.getByRole('tabpanel')).toBeVisible();
  await expectAccessible(page);
});

test('an import is tried first, tells the problems by line, and is all or nothing', async ({ page }) => {
  await portal.open(page);
  await page.getByRole('button', { name: 'More commands' }).click();
  await page.getByRole('menuitem', { name: 'Import accounts' }).click();
  const dialog = page.getByRole('alertdialog', { name: 'Import accounts' });
  const header = 'UPN,Display name,Site,Location\r\n';
  const file = (text: string) => ({ name: 'rooms.csv', mimeType: 'text/csv', buffer: Buffer.from(header + text) });
  await dialog.getByLabel('CSV file').setInputFiles(file('nonsense,Heron,Seattle,Floor 1\r\n'));
  await expect(dialog.getByRole('row', { name: /^2 UPN/ })).toBeVisible();
  await expect(dialog.getByRole('button', { name: /^Import/ })).toBeHidden();
  await dialog.getByLabel('CSV file').setInputFiles(file('sea-heron@contoso.example,Heron,Seattle,Floor 1\r\n'));
  await dialog.getByRole('button', { name: 'Import 1' }).click();
  await expect(notice(page, 'Imported: 1 created, 0 updated.')).toBeVisible();
  await expect(page.getByRole('link', { name: 'Heron', exact: true })).toBeVisible();
});
