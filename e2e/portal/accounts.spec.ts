import { ADMIN_PATHS } from '@roomkey/shared/protocol/admin';
import { expect, notice, portalForFile, test } from './fixture';

const portal = portalForFile();
const LIST = '/planning/resource-accounts';

test('lists the accounts with their statuses and counts them', async ({ page }) => {
  await portal.open(page);
  await expect(page).toHaveURL(new RegExp(`#${LIST}$`));
  const table = page.getByRole('grid', { name: 'Resource accounts' });
  await expect(table.getByRole('columnheader')).toHaveText([
    'Name',
    'UPN',
    'Location',
    'Readiness status',
    'Provisioning status',
  ]);
  await expect(table).toHaveAttribute('aria-rowcount', '25');
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
  await portal.open(page);
  const names = page
    .getByRole('grid')
    .getByRole('row')
    .getByRole('link', { name: /^(?!Needs action)/ });
  const upn = page.getByRole('columnheader', { name: 'UPN' });
  await upn.getByRole('button').click();
  await expect(upn).toHaveAttribute('aria-sort', 'ascending');
  await expect(names.first()).toHaveText('Effra');
  await upn.getByRole('button').click();
  await expect(upn).toHaveAttribute('aria-sort', 'descending');
  await expect(names.first()).toHaveText('多摩');
});

test('a phone pages on the server', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await portal.open(page);
  await page.getByLabel('Rows per page').selectOption('10');
  const position = page.getByRole('navigation', { name: 'Pages' }).getByRole('status');
  await expect(position).toHaveText('1–10 of 25');
  await expect(page.getByRole('list', { name: 'Resource accounts' }).getByRole('listitem')).toHaveCount(10);
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
  await expect(page.getByRole('region', { name: 'Account settings' })).toContainText('Synchronised from on premises');
});

test('a status is explained on hover, as long as the pointer is on it or on the explanation', async ({ page }) => {
  await portal.open(page, `${LIST}?search=rainier`);
  const status = page.getByRole('row', { name: /Rainier/ }).getByText('Not started');
  await status.hover();
  const explanation = page.getByRole('tooltip');
  await expect(explanation).toHaveText('No OTP has been generated for this account yet.');
  await explanation.hover();
  await expect(explanation).toBeVisible();
  await page.getByRole('heading', { level: 1 }).hover();
  await expect(explanation).toBeHidden();
  await status.hover();
  await expect(explanation).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(explanation).toBeHidden();
});

test('a click anywhere on a row opens the account', async ({ page }) => {
  await portal.open(page);
  await page.getByText('lon-fleet@contoso.example').click();
  await expect(page.getByRole('heading', { name: 'Fleet' })).toBeVisible();
  await expect(page.getByRole('tab', { name: 'OTP' })).toHaveAttribute('aria-selected', 'true');
});

test('a search that is typed just before an account is opened does not call back from it', async ({ page }) => {
  await portal.open(page);
  const search = page.getByRole('searchbox', { name: 'Search accounts' });
  const link = page.getByRole('link', { name: 'Rainier', exact: true });
  await expect(link).toBeVisible();
  await search.fill('Rainier');
  // A busy machine: the press, and nothing is painted until the pause after which a search begins is over.
  await link.evaluate((element: HTMLElement) => {
    element.click();
    const until = performance.now() + 400;
    while (performance.now() < until);
  });
  await expect(page.getByRole('heading', { name: 'Rainier' })).toBeVisible();
  await expect(page.getByRole('tab', { name: 'Account configuration' })).toBeVisible();
  await expect(page).not.toHaveURL(/search=/);
});

test('filters stand in the address, are cleared together, and the commands are the documented ones', async ({
  page,
}) => {
  await portal.open(page);
  await expect(page.getByRole('toolbar', { name: 'Commands' }).getByRole('button')).toHaveText([
    'Refresh',
    'Generate OTP',
    'Preferences',
    'Connect a console',
    'Export',
    '',
  ]);
  await expect(page.getByLabel('Site', { exact: true }).getByRole('option', { name: 'Seattle' })).toBeAttached();
  // Both before the page has answered the first, as on a busy machine.
  await page.evaluate(() => {
    for (const wanted of ['Seattle', 'No action needed']) {
      const option = [...document.querySelectorAll('option')].find(({ text }) => text === wanted);
      if (option === undefined) throw new Error(wanted);
      option.selected = true;
      option.closest('select')?.dispatchEvent(new Event('change', { bubbles: true }));
    }
  });
  await expect(page).toHaveURL(/siteId=.*readiness=/);
  await expect(page.getByRole('link', { name: 'Fleet', exact: true })).toBeHidden();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export' }).click();
  expect((await download).suggestedFilename()).toMatch(/^resource-accounts-\d{4}-\d\d-\d\d\.csv$/);
  await page.getByRole('button', { name: 'Clear filters' }).click();
  await expect(page.getByRole('link', { name: 'Fleet', exact: true })).toBeVisible();
});

test('the keyboard opens, selects and acts on rows', async ({ page }) => {
  await portal.open(page, `${LIST}?search=Shuksan`);
  const upn = page.getByRole('gridcell', { name: /shuksan@/ });
  await upn.focus();
  await upn.press('Space');
  await expect(page.getByRole('checkbox', { name: 'Select Shuksan' })).toBeChecked();
  await page.getByRole('button', { name: 'More commands' }).click();
  await page.getByRole('menuitem', { name: 'Disable' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Disable' }).click();
  await expect(notice(page, 'Disable: done for 1 account.')).toBeVisible();
  await upn.press('Enter');
  await expect(page.getByRole('heading', { name: 'Shuksan' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Enable', exact: true })).toBeVisible();
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

test('a long table reads what is in sight, and begins at its top when it is sorted another way', async ({ page }) => {
  const rows = Array.from({ length: 400 }, (_, at) => `row-${String(at).padStart(3, '0')}`);
  const csv = ['UPN,Display name,Site,Location', ...rows.map((row) => `${row}@contoso.example,${row},Rows,Hall`)];
  await portal.admin.send('POST', `${ADMIN_PATHS.accounts}/import`, { csv: csv.join('\r\n'), dryRun: false });
  await portal.open(page, `${LIST}?search=row-`);
  const grid = page.getByRole('grid', { name: 'Resource accounts' });
  await expect(grid.getByRole('link', { name: 'row-000', exact: true })).toBeVisible();
  await grid.getByRole('gridcell', { name: 'row-000@contoso.example' }).hover();
  await page.mouse.wheel(0, 30_000);
  await expect(grid.getByRole('link', { name: 'row-399', exact: true })).toBeVisible();
  await grid.getByRole('columnheader', { name: 'UPN' }).getByRole('button').click();
  await expect(grid.getByRole('row').nth(1)).toContainText('row-000');
  await grid.getByRole('columnheader', { name: 'UPN' }).getByRole('button').click();
  await expect(grid.getByRole('row').nth(1)).toContainText('row-399');
  await expect(grid.getByRole('row').nth(1)).toBeInViewport();
});
