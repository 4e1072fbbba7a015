/** A kiosk lets people type and does not let them out. Real keys on a real display, where X11 allows it. */
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from '@playwright/test';
import { loggedEvents } from '../event-log';
import { launchConsole, type RunningConsole } from '../launch';

const run = promisify(execFile);

const PIN = '493817';
let kiosk: RunningConsole;

test.beforeAll(async () => {
  // Set before any window looks: é is AltGr+e here. For a letter that the layout lacks, xdotool would change the layout for a
  // moment, and a window that looks later finds nothing there.
  if (process.platform === 'linux') await run('setxkbmap', ['us', '-variant', 'altgr-intl']);
});
test.afterAll(async () => {
  if (process.platform === 'linux') await run('setxkbmap', ['us']);
});

test.beforeEach(async () => {
  kiosk = await launchConsole({ args: ['--kiosk'], env: { ROOMKEY_EXIT_PIN: PIN } });
  await expect(kiosk.page.getByRole('heading').first()).toBeVisible();
});
test.afterEach(async () => {
  await kiosk.close();
});

test('covers the display and knows that it is a kiosk', async () => {
  const { bounds, display } = await kiosk.app.evaluate(({ BrowserWindow, screen }) => ({
    bounds: BrowserWindow.getAllWindows()[0]?.getBounds(),
    display: screen.getPrimaryDisplay().bounds,
  }));
  expect(bounds).toEqual(display);
  expect(await kiosk.page.evaluate(() => window.roomConsole.diagnostics.get())).toMatchObject({
    ok: true,
    value: { kiosk: true },
  });
});

test('the exit PIN is in nobody’s environment', async () => {
  expect(await kiosk.app.evaluate(() => process.env['ROOMKEY_EXIT_PIN'] ?? null)).toBeNull();
});

test('keys that type arrive, keys that leave do not', async () => {
  const address = kiosk.page.getByRole('textbox').first();
  await address.focus();
  for (const chord of [
    'ctrl+w',
    'ctrl+r',
    'F5',
    'F11',
    'F12',
    'ctrl+shift+i',
    'alt+F4',
    'ctrl+q',
    'ctrl+plus',
    'ctrl+n',
  ])
    await press(chord);
  await press('x');
  await expect(address).toHaveValue('x');
  await type('Ab1@é-');
  await expect(address).toHaveValue('xAb1@é-');
  await press('ctrl+a');
  await press('ctrl+c');
  await press('End');
  await press('ctrl+v');
  await expect(address).toHaveValue('xAb1@é-xAb1@é-');

  const state = await kiosk.app.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows();
    return {
      kiosk: window?.isKiosk(),
      tools: window?.webContents.isDevToolsOpened(),
      zoom: window?.webContents.zoomLevel,
      open: BrowserWindow.getAllWindows().length,
    };
  });
  expect(state).toEqual({ kiosk: true, tools: false, zoom: 0, open: 1 });
});

test('the window manager does not close it', async () => {
  await kiosk.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
  expect(await kiosk.page.evaluate(() => window.roomConsole.view.get())).toMatchObject({ ok: true });
});

test('closed by a script of its own page, it opens again', async () => {
  const again = kiosk.app.waitForEvent('window');
  await kiosk.page.evaluate(() => window.close());
  const page = await again;
  await expect(page.getByRole('heading').first()).toBeVisible();
  expect(await page.evaluate(() => window.roomConsole.view.get())).toMatchObject({ ok: true });
  expect(await kiosk.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isKiosk())).toBe(true);
});

test('left or minimised, it comes back', async () => {
  await kiosk.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.minimize());
  await expect
    .poll(() => kiosk.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isMinimized()))
    .toBe(false);
  await kiosk.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setKiosk(false));
  await expect
    .poll(() => kiosk.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isKiosk()))
    .toBe(true);
});

test('the display stays on', async () => {
  // Blockers are numbered from 0; the console starts the only one.
  expect(await kiosk.app.evaluate(({ powerSaveBlocker }) => powerSaveBlocker.isStarted(0))).toBe(true);
});

test('the PIN ends it; a wrong one makes the next wait', async () => {
  const exit = (pin: string) =>
    kiosk.page.evaluate(async (typed) => {
      const put = await window.roomConsole.secret.put('exitPin', typed);
      return put.ok ? window.roomConsole.kiosk.exit(put.value.handle) : put;
    }, pin);
  expect(await exit('000000')).toEqual({ ok: false, error: { code: 'kiosk.wrongPin', retryAfterSeconds: 1 } });
  expect(await exit(PIN)).toEqual({ ok: false, error: { code: 'kiosk.wait', retryAfterSeconds: 1 } });
  const { userDataDir } = kiosk;
  expect(await loggedEvents(userDataDir)).toContain('app.kiosk.wrongPin');

  // The console may be gone before its answer is read.
  await expect
    .poll(async () => {
      const ended = await Promise.race([kiosk.exited, exit(PIN).catch(() => null)]);
      return ended === 0 || (typeof ended === 'object' && ended?.ok === true);
    })
    .toBe(true);
  expect(await kiosk.exited).toBe(0);
});

test('holding the corner asks for the PIN; killing the console gains no attempt', async () => {
  const userDataDir = await mkdtemp(path.join(tmpdir(), 'roomkey-pin-'));
  const launch = () => launchConsole({ args: ['--kiosk'], userDataDir, env: { ROOMKEY_EXIT_PIN: PIN } });
  try {
    await kiosk.close();
    kiosk = await launch();
    const corner = kiosk.page.getByRole('button', { name: 'Leave kiosk mode' });
    await corner.click();
    await expect(kiosk.page.getByRole('dialog')).toBeHidden();
    await corner.click({ delay: 3_200 });
    const dialog = kiosk.page.getByRole('dialog');
    for (const seconds of [1, 2, 4]) {
      await dialog.getByLabel('Exit PIN').fill('000001');
      await dialog.getByRole('button', { name: 'Leave' }).click();
      await expect(dialog.getByRole('timer')).toContainText(String(seconds));
      if (seconds < 4) await expect(dialog.getByRole('timer')).toBeHidden();
    }
    await kiosk.kill9();

    kiosk = await launch();
    const answer = await kiosk.page.evaluate(async (typed) => {
      const put = await window.roomConsole.secret.put('exitPin', typed);
      return put.ok ? window.roomConsole.kiosk.exit(put.value.handle) : put;
    }, PIN);
    expect(answer).toMatchObject({ ok: false, error: { code: 'kiosk.wait' } });
  } finally {
    await kiosk.close();
    await rm(userDataDir, { recursive: true, force: true, maxRetries: 5 });
  }
});

/** A chord as a person presses it. Elsewhere than on X11 it goes in through Electron, as if from the keyboard. */
async function press(chord: string): Promise<void> {
  if (process.platform === 'linux') {
    await run('xdotool', ['key', chord]);
    return;
  }
  const keys = chord.split('+');
  await kiosk.app.evaluate(
    ({ BrowserWindow }, { keyCode, modifiers }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents;
      contents?.sendInputEvent({ type: 'keyDown', keyCode, modifiers: modifiers as ('control' | 'shift' | 'alt')[] });
      if (keyCode.length === 1 && modifiers.length === 0) contents?.sendInputEvent({ type: 'char', keyCode });
      contents?.sendInputEvent({ type: 'keyUp', keyCode, modifiers: modifiers as ('control' | 'shift' | 'alt')[] });
    },
    { keyCode: keys.at(-1) ?? '', modifiers: keys.slice(0, -1).map((key) => (key === 'ctrl' ? 'control' : key)) },
  );
}

async function type(text: string): Promise<void> {
  // In the C locale, which a bare machine has, xdotool reads no letters beyond ASCII.
  const env = { ...process.env, LC_ALL: 'C.UTF-8' };
  if (process.platform === 'linux') await run('xdotool', ['type', '--delay', '40', text], { env });
  else for (const key of text) await press(key);
}
