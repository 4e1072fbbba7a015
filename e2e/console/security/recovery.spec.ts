/** A page that crashes or hangs comes back, and one that is only slow is left alone. How fast: `npm run bench -- --only recovery`. */
import { execFile, spawn } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from '@playwright/test';
import { timeUntilBack } from '../../support/page-fault';
import { loggedEvents } from '../event-log';
import { launchConsole, type RunningConsole } from '../launch';
import { askPage } from './probes';

const run = promisify(execFile);

let kiosk: RunningConsole;

test.beforeEach(async () => {
  kiosk = await launchConsole({ args: ['--kiosk', '--locale', 'en'], env: { ROOMKEY_EXIT_PIN: '493817' } });
  await expect(kiosk.page.getByRole('heading').first()).toBeVisible();
  // A page that has just come up is given more time: until then nothing is measured.
  await expect.poll(() => kiosk.page.evaluate(() => performance.now()), { timeout: 20_000 }).toBeGreaterThan(3_500);
});
test.afterEach(async () => {
  await kiosk.close();
});

for (const [how, title] of [
  ['crash', 'a page that crashes'],
  ['hang', 'a page that hangs'],
  ['stop', 'a page whose process is stopped'],
] as const) {
  test(`${title} comes back, and shows what it showed`, async () => {
    await kiosk.page.evaluate(() => window.roomConsole.intent.send({ type: 'setLocale', locale: 'de' }));
    const before = await kiosk.page.evaluate(() => window.roomConsole.view.get());
    expect(await timeUntilBack(kiosk.app, how)).toBeLessThan(Infinity);
    expect(await askPage(kiosk.app, 'roomConsole.view.get()')).toEqual(before);
    const events = await loggedEvents(kiosk.userDataDir);
    expect(events).toContain('app.page.gone');
    expect(events.includes('app.page.hung')).toBe(how !== 'crash');
  });
}

test('a blocked main process, a machine that sleeps, a stopped page and full load are no hang', async () => {
  test.setTimeout(90_000);
  const pages = await kiosk.app.evaluate(({ app }) =>
    app.getAppMetrics().flatMap(({ type, pid }) => (type === 'Tab' ? [pid] : [])),
  );

  await kiosk.app.evaluate(() => {
    const until = performance.now() + 3_000;
    while (performance.now() < until);
  });

  // As a machine that goes to sleep: everything stops, everything goes on.
  const everything = await kiosk.app.evaluate(({ app }) => app.getAppMetrics().map(({ pid }) => pid));
  const asleep = everything.filter((pid) => signal(pid, 'SIGSTOP'));
  await new Promise((resolve) => setTimeout(resolve, 2_000));
  for (const pid of asleep) signal(pid, 'SIGCONT');
  expect(await askPage(kiosk.app, '1')).toBe(1);

  // The page alone, for less than a hang takes.
  for (let time = 0; time < 5; time += 1) {
    for (const pid of pages) process.kill(pid, 'SIGSTOP');
    await new Promise((resolve) => setTimeout(resolve, 200));
    for (const pid of pages) process.kill(pid, 'SIGCONT');
    await expect.poll(() => askPage(kiosk.app, '1')).toBe(1);
  }

  // Four busy processes for each core.
  const { stdout } = await run('nproc');
  const burners = Array.from({ length: 4 * Number(stdout) }, () =>
    spawn(process.execPath, ['-e', 'const end = Date.now() + 6_000; while (Date.now() < end);']),
  );
  await Promise.all(burners.map((each) => new Promise((resolve) => each.once('exit', resolve))));

  expect(await kiosk.page.evaluate(() => window.roomConsole.view.get())).toMatchObject({ ok: true });
  const events = await loggedEvents(kiosk.userDataDir);
  expect(events).not.toContain('app.page.hung');
  expect(events).not.toContain('app.page.gone');
});

/** False where the process has ended meanwhile, as helpers do that are not needed for a while. */
function signal(pid: number, name: 'SIGSTOP' | 'SIGCONT'): boolean {
  try {
    return process.kill(pid, name);
  } catch {
    return false;
  }
}

test('processes beside the page are brought back, and named in the log', async () => {
  const killed = await kiosk.app.evaluate(({ app }) =>
    app.getAppMetrics().flatMap(({ type, pid }) => {
      if (type !== 'GPU' && type !== 'Utility') return [];
      process.kill(pid, 'SIGKILL');
      return [type];
    }),
  );
  expect(killed).toContain('GPU');
  expect(killed).toContain('Utility');
  for (const type of killed)
    await expect.poll(() => loggedEvents(kiosk.userDataDir)).toContain(`app.process.gone.${type}`);
  // Painted by a new GPU process.
  await expect
    .poll(() =>
      kiosk.app.evaluate(async ({ BrowserWindow }) =>
        (await BrowserWindow.getAllWindows()[0]?.webContents.capturePage())?.isEmpty(),
      ),
    )
    .toBe(false);
  expect(await kiosk.page.evaluate(() => window.roomConsole.view.get())).toMatchObject({ ok: true });
  expect(await loggedEvents(kiosk.userDataDir)).not.toContain('app.page.gone');
});
