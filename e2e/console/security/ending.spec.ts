/** How the console ends and comes back: named exit codes, no dialog, nothing lost. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { loggedEvents, readEventLog } from '../event-log';
import { consoleCommand, launchConsole, runConsole } from '../launch';
import { askPage } from './probes';

/** Of main/app/exit-codes.ts: numbers that a kiosk's watcher relies on. */
const CODE = { done: 0, badOptions: 2, alreadyRunning: 4, pageLost: 11, unexpected: 12 } as const;

let userDataDir: string;
test.beforeEach(async () => {
  userDataDir = await mkdtemp(path.join(tmpdir(), 'roomkey-ending-'));
});
test.afterEach(() => rm(userDataDir, { recursive: true, force: true, maxRetries: 5 }));

test('a wrong command line ends at once and says what is wrong', async () => {
  const ended = await runConsole(['--kisok', '--locale=tlh']);
  expect(ended.code).toBe(CODE.badOptions);
  expect(ended.stderr).toContain('unknown option --kisok; did you mean --kiosk?');
  expect(ended.stderr).toContain('--locale needs one of: en, de, fr, es, pt, ja, zh, ar');
});

test('--help prints the options', async () => {
  const ended = await runConsole(['--help']);
  expect(ended.code).toBe(CODE.done);
  expect(ended.stdout).toContain('--exit-pin-file PATH');
});

test('only a console from source takes the memory vault', async () => {
  const { packaged } = await consoleCommand();
  const running = packaged ? null : await launchConsole({ userDataDir, args: ['--vault', 'memory'] });
  const code = running === null ? (await runConsole(['--vault', 'memory'])).code : await running.close();
  expect(code).toBe(packaged ? CODE.badOptions : CODE.done);
});

test('only a console from source shows its machine', async () => {
  const { packaged } = await consoleCommand();
  const ended = await runConsole(['--inspect-machine', ...(packaged ? [] : ['--kiosk'])], {
    ROOMKEY_EXIT_PIN: '314159',
  });
  expect(ended.code).toBe(CODE.badOptions);
  expect(ended.stderr).toContain(packaged ? 'a packaged console cannot be inspected' : 'does not go with --kiosk');
});

test('a packaged kiosk takes no switch that takes its guards away', async () => {
  const { packaged } = await consoleCommand();
  test.skip(!packaged, 'from source they are for the developer');
  const ended = await runConsole(
    [
      ...['--kiosk', '--remote-debugging-port=0', '-load-extension=/tmp/x', '--disable-web-security'],
      ...['--proxy-server=127.0.0.1:1', '--host-rules=MAP * 127.0.0.1', '--ignore-certificate-errors', '--js-flags=-x'],
    ],
    { ROOMKEY_EXIT_PIN: '314159' },
  );
  expect(ended.code).toBe(CODE.badOptions);
  for (const name of ['remote-debugging-port', 'load-extension', 'disable-web-security', 'proxy-server', 'host-rules'])
    expect(ended.stderr).toContain(`--${name} is not for a packaged console`);
});

test('two consoles do not share a data directory', async () => {
  const first = await launchConsole({ userDataDir });
  const second = await runConsole([`--user-data-dir=${userDataDir}`]);
  expect(second.code).toBe(CODE.alreadyRunning);
  expect(second.stderr).toContain('another console runs');
  expect(await first.page.evaluate(() => window.roomConsole.view.get())).toMatchObject({ ok: true });
  expect(await first.close()).toBe(CODE.done);
});

test('closing the window and a signal from the system end it well', async () => {
  const closed = await launchConsole({ userDataDir });
  await closed.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
  expect(await closed.exited).toBe(CODE.done);

  const signalled = await launchConsole({ userDataDir });
  process.kill(signalled.pid, 'SIGTERM');
  expect(await signalled.exited).toBe(CODE.done);
  const events = await loggedEvents(userDataDir);
  expect(events.filter((event) => event === 'app.stopped')).toHaveLength(2);
});

test('a page that crashes comes back where it was', async () => {
  const { app, page, close } = await launchConsole({ userDataDir });
  await page.evaluate(() => window.roomConsole.intent.send({ type: 'setLocale', locale: 'de' }));
  const before = await page.evaluate(() => window.roomConsole.view.get());
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer());
  await expect.poll(() => loggedEvents(userDataDir)).toContain('app.page.gone');
  await expect.poll(() => askPage(app, 'roomConsole.view.get()'), { timeout: 30_000 }).toEqual(before);
  expect(await close()).toBe(CODE.done);
});

test('a page that crashes again and again ends the console, so that its watcher starts it anew', async () => {
  const { app, exited } = await launchConsole({ userDataDir });
  await app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    contents?.on('did-finish-load', () => contents.forcefullyCrashRenderer());
    contents?.forcefullyCrashRenderer();
  });
  expect(await exited).toBe(CODE.pageLost);
  expect((await loggedEvents(userDataDir)).filter((event) => event === 'app.page.gone')).toHaveLength(6);
});

test('a page that hangs on somebody’s desktop is given five seconds, then started anew', async () => {
  test.setTimeout(120_000);
  const { app, page, close } = await launchConsole({ userDataDir });
  await expect(page.getByRole('heading').first()).toBeVisible();
  // A page that is still loading is given more.
  await expect.poll(() => page.evaluate(() => performance.now())).toBeGreaterThan(1_000);
  void page
    .evaluate(() => {
      for (;;);
    })
    .catch(() => undefined);
  await expect.poll(() => loggedEvents(userDataDir), { timeout: 30_000 }).toContain('app.page.gone');
  await expect.poll(() => askPage(app, "document.querySelector('h1') !== null"), { timeout: 30_000 }).toBe(true);
  expect(await close()).toBe(CODE.done);
});

test('an error nobody handled ends the console with a code, without a dialog and without its text', async () => {
  const { app, exited, output } = await launchConsole({ userDataDir });
  await app.evaluate(() => {
    setTimeout(() => {
      throw new RangeError('one-time password 1234567890123452');
    }, 0);
  });
  expect(await exited).toBe(CODE.unexpected);
  expect(output()).toContain('roomkey: unexpected error RangeError');
  expect(output()).not.toContain('1234567890123452');
  expect(JSON.stringify(await readEventLog(userDataDir))).not.toContain('1234567890123452');
});
