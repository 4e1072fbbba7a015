import { expect, portalForFile, test } from './fixture';

const portal = portalForFile();
const LIST = '/planning/resource-accounts';

test('lists the accounts with their statuses and counts them', async ({ page }) => {
  await portal.open(page);
  await expect(page).toHaveURL(new RegExp(`#${LIST}$`));
  const table = page.getByRole('table', { name: 'Resource accounts' });
  await expect(table.getByRole('columnheader')).toHaveText([
    'Name',
    'UPN',
    'Location',
    'Readiness status',
    'Provisioning status',
  ]);
  await expect(table.getByRole('row')).toHaveCount(26);
  const row = table.getByRole('row', { name: /Rainier/ });
  await expect(row).toContainText('sea-rainier@contoso.example');
  await expect(row).toContainText('Seattle');
  await expect(row).toContainText('No action needed');
  await expect(row).toContainText('Not started');
  await expect(page.getByRole('button', { name: '25 All accounts' })).toHaveAttribute('aria-pressed', 'true');
});

test('a counter shows just its accounts, and the address keeps the choice', async ({ page }) => {
  await portal.open(page);
  await page.getByRole('button', { name: /Needs action$/ }).click();
  await expect(page.getByRole('row', { name: /Shuksan/ })).toBeVisible();
  await expect(page.getByRole('row', { name: /Rainier/ })).toBeHidden();
  await page.reload();
  await expect(page.getByRole('button', { name: /Needs action$/ })).toHaveAttribute('aria-pressed', 'true');
  await expect(page.getByRole('row', { name: /Rainier/ })).toBeHidden();
});

test('searches name, UPN, location and site, also in other scripts', async ({ page }) => {
  await portal.open(page);
  const search = page.getByRole('searchbox', { name: 'Search accounts' });
  for (const [text, name] of [
    ['LON-THAMES', 'Thames'],
    ['Torre Norte', 'Tietê'],
    ['隅田', '隅田'],
    ['münchen', 'Isar'],
  ] as const) {
    await search.fill(text);
    await expect(page.getByRole('link', { name, exact: true })).toBeVisible();
    await expect(page.getByRole('link', { name: 'Rainier', exact: true })).toBeHidden();
  }
  await search.fill('no such room %_');
  await expect(page.getByRole('heading', { name: 'No account matches' })).toBeVisible();
  await page.getByRole('button', { name: 'Show all accounts' }).click();
  await expect(page.getByRole('link', { name: 'Rainier', exact: true })).toBeVisible();
  await expect(search).toHaveValue('');
});

test('sorts by each column, both ways', async ({ page }) => {
  await portal.open(page, `${LIST}?pageSize=100`);
  const names = page.getByRole('table').getByRole('row').locator('td:first-child');
  const upn = page.getByRole('columnheader', { name: 'UPN' });
  await upn.getByRole('button').click();
  await expect(upn).toHaveAttribute('aria-sort', 'ascending');
  await expect(names.first()).toHaveText('Effra');
  await upn.getByRole('button').click();
  await expect(upn).toHaveAttribute('aria-sort', 'descending');
  await expect(names.first()).toHaveText('多摩');
});

test('pages on the server', async ({ page }) => {
  await portal.open(page);
  await page.getByLabel('Rows per page').selectOption('10');
  const position = page.getByRole('navigation', { name: 'Pages' }).getByRole('status');
  await expect(position).toHaveText('1–10 of 25');
  await expect(page.getByRole('table').getByRole('row')).toHaveCount(11);
  await page.getByRole('button', { name: 'Next page' }).click();
  await page.getByRole('button', { name: 'Next page' }).click();
  await expect(position).toHaveText('21–25 of 25');
  await expect(page.getByRole('button', { name: 'Next page' })).toBeDisabled();
  await page.goBack();
  await expect(position).toHaveText('11–20 of 25');
});

test('tells on focus why an account is not ready, and on its page what to do', async ({ page }) => {
  await portal.open(page, `${LIST}?search=aricanduva`);
  const readiness = page.getByRole('link', { name: 'Needs action' });
  await readiness.focus();
  await expect(page.getByRole('tooltip')).toContainText('No Teams Rooms Pro licence');
  await expect(readiness).toHaveAccessibleDescription(/on-premises directory/);
  await readiness.press('Enter');
  await expect(page.getByRole('heading', { name: 'Aricanduva' })).toBeVisible();
  await expect(page.getByRole('tab', { name: 'Account configuration' })).toHaveAttribute('aria-selected', 'true');
  await expect(page.getByText('Assign a Teams Rooms Pro licence to the account.')).toBeVisible();
});

test('a click anywhere on a row opens the account', async ({ page }) => {
  await portal.open(page);
  await page.getByText('lon-fleet@contoso.example').click();
  await expect(page.getByRole('heading', { name: 'Fleet' })).toBeVisible();
  await expect(page.getByRole('tab', { name: 'OTP' })).toHaveAttribute('aria-selected', 'true');
});

test('addresses that lead nowhere say so', async ({ page }) => {
  await portal.open(page, `${LIST}/00000000-0000-4000-8000-000000000000`);
  await expect(page.getByRole('heading', { name: 'Page not found' })).toBeVisible();
  await page.goto(`${portal.process.url}/#/elsewhere`);
  await page.getByRole('button', { name: 'Go to Resource accounts' }).click();
  await expect(page.getByRole('heading', { name: 'Resource accounts' })).toBeVisible();
});

test('says that the portal cannot be reached, and mends itself', async ({ page, context }) => {
  await portal.open(page);
  await expect(page.getByRole('link', { name: 'Rainier', exact: true })).toBeVisible();
  await context.setOffline(true);
  await expect(page.getByRole('alert')).toContainText('The portal cannot be reached');
  await context.setOffline(false);
  await expect(page.getByRole('alert')).toBeHidden();
});
