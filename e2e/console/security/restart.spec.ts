/** The nightly restart, and how a console comes back: through its watcher in a kiosk, by itself in a window. */
import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { EXIT_CODES } from '@roomkey/shared/watcher/exit-codes';
import { loggedEvents } from '../event-log';
import { launchConsole, type RunningConsole } from '../launch';

let userDataDir: string;
test.beforeEach(async () => {
  userDataDir = await mkdtemp(path.join(tmpdir(), 'roomkey-restart-'));
});
test.afterEach(() => rm(userDataDir, { recursive: true, force: true, maxRetries: 5 }));

const launch = (args: readonly string[]) =>
  launchConsole({
    // Nobody listens there: setup waits at its first page, which is saved.
    portal: 'http://127.0.0.1:9',
    args: ['--locale', 'en', ...args],
    userDataDir,
    env: { ROOMKEY_EXIT_PIN: '493817', TZ: 'Europe/Berlin' },
  });

/**
 * A fake, because nobody can wait for the night: the wall clock is 04:30 in Berlin, the process has run for a day, and nobody
 * has touched the screen for `untouchedSeconds`. The look at the clock is the one that follows a sleep.
 */
async function fakeNight({ app }: RunningConsole, untouchedSeconds: number): Promise<void> {
  await app.evaluate(({ powerMonitor }, seconds) => {
    const night = Date.UTC(2026, 5, 10, 2, 30);
    Date.now = () => night;
    process.uptime = () => 86_400;
    const still = performance.now.bind(performance);
    performance.now = () => still() + seconds * 1_000;
    powerMonitor.getSystemIdleTime = () => seconds;
    powerMonitor.emit('resume');
  }, untouchedSeconds);
}

test('a kiosk restarts at night when nobody has touched it, with the code for its watcher, and goes on where it was', async () => {
  const kiosk = await launch(['--kiosk']);
  await expect(kiosk.page.locator('main')).toHaveAttribute('data-step', 'welcome');
  await kiosk.page.evaluate(() => window.roomConsole.intent.send({ type: 'setLocale', locale: 'de' }));
  await fakeNight(kiosk, 30);
  await expect.poll(() => loggedEvents(userDataDir)).toContain('app.nightlyRestart.postponed');
  await fakeNight(kiosk, 900);
  expect(await kiosk.exited).toBe(EXIT_CODES.restart);
  expect(JSON.parse(await readFile(path.join(userDataDir, 'nightly-restart.json'), 'utf8'))).toMatchObject({
    night: '2026-06-10',
  });

  // What the watcher does: the same command again.
  const again = await launch(['--kiosk']);
  expect(await again.page.evaluate(() => window.roomConsole.view.get())).toMatchObject({
    ok: true,
    value: { step: 'welcome', locale: 'de' },
  });
  await again.close();
});

test('a window restarts itself', async () => {
  test.skip(process.platform !== 'linux', 'the new process is found in /proc');
  const first = await launch(['--nightly-restart', '02:00-05:00']);
  await expect(first.page.locator('main')).toHaveAttribute('data-step', 'welcome');
  await fakeNight(first, 900);
  expect(await first.exited).toBe(EXIT_CODES.done);

  await expect
    .poll(async () => (await loggedEvents(userDataDir)).filter((event) => event === 'app.started').length)
    .toBe(2);
  const second = await mainProcessOf(userDataDir);
  expect(second).not.toBe(first.pid);
  process.kill(second, 'SIGTERM');
  await expect
    .poll(async () => (await loggedEvents(userDataDir)).filter((event) => event === 'app.stopped').length)
    .toBe(2);
});

/** The process of a console that has a data directory and is not a helper of another. */
async function mainProcessOf(directory: string): Promise<number> {
  for (const name of await readdir('/proc')) {
    const line = /^\d+$/.test(name) ? await readFile(`/proc/${name}/cmdline`, 'utf8').catch(() => '') : '';
    if (line.includes(`--user-data-dir=${directory}`) && !line.includes('--type=')) return Number(name);
  }
  throw new Error(`no console runs with ${directory}`);
}
