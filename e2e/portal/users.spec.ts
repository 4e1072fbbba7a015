import { ADMIN_PATHS } from '@roomkey/shared/protocol/admin';
import { LIMITS } from '@roomkey/shared/protocol/limits';
import { expect, notice, portalForFile, test } from './fixture';

const portal = portalForFile();

test('changes, locks and re-invites a user, lifts a lock-out, and makes and deletes an API token', async ({ page }) => {
  await portal.admin.send('POST', ADMIN_PATHS.users, { username: 'kim', role: 'Teams Rooms Pro Manager' });
  for (let attempt = 0; attempt < LIMITS.passwordFailures; attempt += 1) {
    await page.request.post(portal.process.url + ADMIN_PATHS.session, {
      data: { username: 'kim', password: 'not the right password' },
    });
  }
  await portal.open(page, '/settings/users');
  const row = page.getByRole('table', { name: 'Users' }).getByRole('row', { name: /kim/ });
  const act = async (name: string) => {
    await row.getByRole('button', { name: 'Acts on kim' }).click();
    await page.getByRole('menuitem', { name, exact: true }).click();
  };
  const dialog = page.getByRole('alertdialog');

  await test.step('role and sites', async () => {
    await act('Change role and sites');
    await dialog.getByRole('combobox', { name: 'Role' }).selectOption('Site Lead');
    await dialog.getByRole('checkbox', { name: 'London' }).check();
    await dialog.getByRole('button', { name: 'Save' }).click();
    await expect(row).toContainText('Site Lead');
    await expect(row).toContainText('London');
  });
  await test.step('lock and unlock', async () => {
    await act('Lock');
    await dialog.getByRole('button', { name: 'Lock' }).click();
    await expect(row).toContainText('Locked');
    await act('Unlock');
    await dialog.getByRole('button', { name: 'Unlock' }).click();
    await expect(row).toContainText('Invited');
  });
  await test.step('a new invitation is shown once', async () => {
    await act('New invitation');
    await dialog.getByRole('button', { name: 'Make the invitation' }).click();
    await expect(dialog.getByRole('textbox', { name: 'Invitation link' })).toHaveValue(/token=/);
    await dialog.getByRole('button', { name: 'Close' }).click();
    await expect(page.getByText('token=')).toBeHidden();
  });
  await test.step('lock-outs', async () => {
    await page.getByRole('button', { name: 'Unlock kim' }).click();
    await expect(page.getByText('Nobody is locked out.')).toBeVisible();
  });
  await test.step('API tokens', async () => {
    await page.getByRole('button', { name: 'Create token' }).click();
    await dialog.getByRole('textbox', { name: 'Name' }).fill('nightly report');
    await dialog.getByRole('combobox', { name: 'Role' }).selectOption('Teams Rooms Pro Manager');
    await dialog.getByRole('button', { name: 'Create' }).click();
    const token = await dialog.getByRole('textbox', { name: 'API token' }).inputValue();
    await dialog.getByRole('button', { name: 'Close' }).click();
    const ask = () => fetch(portal.process.url + ADMIN_PATHS.users, { headers: { authorization: `Bearer ${token}` } });
    expect((await ask()).status).toBe(200);
    await page.getByRole('button', { name: 'Delete nightly report' }).click();
    await dialog.getByRole('button', { name: 'Delete' }).click();
    await expect(notice(page, 'nightly report: deleted')).toBeVisible();
    expect((await ask()).status).toBe(401);
  });
});
