/** The packed console in Chromium's real sandbox, as an ordinary user. */
import path from 'node:path';
import { _electron, expect, test } from '@playwright/test';
import { asOrdinaryUser, consoleProcesses } from './ordinary-user';
import { lastWebPreferences } from './probes';
import { packedTwin } from './twin';

test('4b. The packed console runs in the real sandbox as an ordinary user', async () => {
  test.setTimeout(180_000);
  const user = await asOrdinaryUser(await packedTwin());
  try {
    const app = await _electron.launch({
      executablePath: user.executable,
      args: [`--user-data-dir=${path.join(user.home, 'data')}`],
      cwd: user.home,
      env: { PATH: process.env['PATH'] ?? '', DBUS_SESSION_BUS_ADDRESS: 'disabled:', ...pickDisplay(), ...user.env },
      // Without this Playwright adds `--no-sandbox` by itself.
      chromiumSandbox: true,
      timeout: 30_000,
    });
    const exited = new Promise<number | null>((resolve) => void app.process().once('exit', resolve));
    const page = await app.firstWindow();
    await expect(page.getByRole('heading').first()).toBeVisible();
    expect(await page.evaluate(() => window.roomConsole.view.get())).toMatchObject({
      ok: true,
      value: { step: 'connect' },
    });
    expect(await page.evaluate(() => window.roomConsole.diagnostics.get())).toMatchObject({
      ok: true,
      value: { packaged: true },
    });

    const facts = await app.evaluate(({ app: electronApp }) => ({
      open: electronApp.commandLine.hasSwitch('no-sandbox'),
      pid: process.pid,
      uid: process.getuid?.() ?? null,
    }));
    expect(facts.open).toBe(false);
    expect(facts.uid).not.toBe(0);
    expect((await lastWebPreferences(app)).sandbox).toBe(true);
    if (process.platform === 'linux') await expectConfinement(facts.pid);

    await app.close();
    expect(await exited).toBe(0);
  } finally {
    await user.remove();
  }
});

/** What the kernel says of the page's process, beside the main process. */
async function expectConfinement(mainPid: number): Promise<void> {
  const processes = await consoleProcesses(mainPid);
  const browser = processes.find(({ kind }) => kind === 'browser');
  const pages = processes.filter(({ kind }) => kind === 'renderer');
  expect(pages.length).toBeGreaterThan(0);
  for (const each of processes) expect(each.uid).not.toBe(0);
  for (const page of pages) {
    // 2: a seccomp-bpf filter judges every system call.
    expect(page).toMatchObject({ seccomp: 2, noNewPrivileges: 1, capabilities: '0000000000000000' });
    // No other process to see, no network to reach.
    expect(page.pidNamespace).not.toBe(browser?.pidNamespace);
    expect(page.networkNamespace).not.toBe(browser?.networkNamespace);
  }
}

function pickDisplay(): Record<string, string> {
  const { DISPLAY, XAUTHORITY } = process.env;
  return { ...(DISPLAY === undefined ? {} : { DISPLAY }), ...(XAUTHORITY === undefined ? {} : { XAUTHORITY }) };
}
