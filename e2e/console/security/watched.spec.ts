/** A kiosk under a watcher: killed, it is back, where it was; left with its PIN or asked by the system to end, it stays away. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { EXIT_CODES } from '@roomkey/shared/watcher/exit-codes';
import { watchAsSystemd } from '../../support/watcher';
import { readEventLog } from '../event-log';
import { consoleCommand, launchConsole } from '../launch';

const PORTAL = 'http://127.0.0.1:9';
const PIN = '493817';

test('kill -9: the watcher brings it back where it was; ended on purpose, it is left alone', async () => {
  test.skip(process.platform === 'win32', 'signals');
  const userDataDir = await mkdtemp(path.join(tmpdir(), 'roomkey-watched-'));
  try {
    // A setup that has begun: the language is chosen.
    const before = await launchConsole({ userDataDir, portal: PORTAL, args: ['--locale', 'en'] });
    await expect(before.page.locator('main')).toHaveAttribute('data-step', 'welcome');
    await before.page.evaluate(() => window.roomConsole.intent.send({ type: 'setLocale', locale: 'de' }));
    await before.close();
    const startsBefore = await starts(userDataDir);

    const { executable, prefix } = await consoleCommand();
    const args = [...prefix, '--kiosk', `--user-data-dir=${userDataDir}`, '--portal', PORTAL];
    const watcher = await watchAsSystemd(executable, args, {
      ...process.env,
      ROOMKEY_EXIT_PIN: PIN,
      DBUS_SESSION_BUS_ADDRESS: 'disabled:',
    });
    await expect.poll(() => starts(userDataDir)).toBe(startsBefore + 1);
    for (const time of [2, 3]) {
      const killedAt = Date.now();
      process.kill(watcher.pid(), 'SIGKILL');
      await expect.poll(() => starts(userDataDir), { intervals: [20] }).toBe(startsBefore + time);
      process.stdout.write(
        `killed: the setup goes on after ${String((await lastStart(userDataDir)).at - killedAt)} ms\n`,
      );
      expect(await lastStart(userDataDir)).toMatchObject({ state: 'welcome' });
    }
    process.kill(watcher.pid(), 'SIGTERM');
    await watcher.left;
    expect(watcher.endings).toEqual(['SIGKILL', 'SIGKILL', EXIT_CODES.done]);

    const after = await launchConsole({ userDataDir, portal: PORTAL });
    expect(await after.page.evaluate(() => window.roomConsole.view.get())).toMatchObject({
      ok: true,
      value: { step: 'welcome', locale: 'de' },
    });
    await after.close();
  } finally {
    await rm(userDataDir, { recursive: true, force: true, maxRetries: 5 });
  }
});

const machineStarts = async (userDataDir: string) =>
  (await readEventLog(userDataDir)).filter(({ event }) => event === 'xstate.init');
const starts = async (userDataDir: string) => (await machineStarts(userDataDir)).length;

async function lastStart(userDataDir: string) {
  const last = (await machineStarts(userDataDir)).at(-1);
  if (last === undefined) throw new Error('the console has not started');
  return last;
}
