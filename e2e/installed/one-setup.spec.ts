/** One setup with the console as it was installed, and this system's own keychain (Credential Manager on Windows). */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from '@playwright/test';
import english from '@roomkey/shared/locale/en.json' with { type: 'json' };
import { makeTempFolder } from '../../main/test/support/temp-folder';
import { Administrator } from '../support/admin';
import { freePort } from '../support/free-port';
import { startPortalProcess } from '../support/portal-process';
import { startInstalledConsole } from './installed-console';

const run = promisify(execFile);

test('an installed console is set up with a one-time password and signs in', async () => {
  test.setTimeout(300_000);
  const executable = process.env['ROOMKEY_INSTALLED'] ?? '';
  const port = await freePort();
  const address = `http://127.0.0.1:${port}`;
  const portal = await startPortalProcess(port, address);
  const folder = await makeTempFolder();
  try {
    const administrator = new Administrator(address, await portal.token());
    const room = await administrator.readyRoom();
    const otp = await administrator.generateOtp(room.id);
    const console = await startInstalledConsole(executable, ['--portal', address], folder.path);
    try {
      const { page } = console;
      const press = (name: string) => page.getByRole('main').getByRole('button', { name, exact: true }).click();
      const isAt = (step: RegExp) =>
        expect(page.locator('main')).toHaveAttribute('data-step', step, { timeout: 60_000 });

      await isAt(/^welcome$/);
      await press(english.intents.getStarted);
      await isAt(/^agreement$/);
      await press(english.intents.accept);
      await isAt(/^oneTimePassword$/);
      await page
        .getByRole('textbox', { name: /One-time password/ })
        .first()
        .fill(otp.otp);
      await press(english.intents.submitOtp);
      await isAt(/^awaitingApproval$/);
      await administrator.approve(otp);
      await isAt(/^(signedIn|home)$/);
    } finally {
      await console.close();
    }
    expect((await administrator.account(room.id)).provisioning).toBe('Provisioned');
    if (process.platform === 'win32') {
      const { stdout } = await run('cmdkey', ['/list']);
      expect(stdout).toContain('roomkey/');
    }
  } finally {
    await portal.remove();
    await folder.remove();
  }
});
