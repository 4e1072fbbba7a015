/** Preferences, the settings and their PIN, the export: everything that needs no portal. */
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, type Locator, type Page, test } from '@playwright/test';
import english from '@roomkey/shared/locale/en.json' with { type: 'json' };
import { unzip } from '../../main/test/support/unzip';
import { expectAccessible, expectNothingClipped } from '../support/accessible';
import { loggedEvents } from './event-log';
import { isLive, launchConsole, type LaunchOptions, type RunningConsole } from './launch';

const PIN = '493817';
/** Nobody answers there, which these tests don't need. */
const PORTAL = 'http://127.0.0.1:9';
const SIZE = { width: 1280, height: 800 };

let folder: string;
let running: RunningConsole[] = [];
test.beforeEach(async () => (folder = await mkdtemp(path.join(tmpdir(), 'roomkey-settings-'))));
test.afterEach(async () => {
  for (const each of running) await each.kill9();
  running = [];
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
});

async function launch(options: LaunchOptions = {}): Promise<RunningConsole> {
  const launched = await launchConsole({
    portal: PORTAL,
    userDataDir: path.join(folder, 'data'),
    ...options,
    args: ['--locale', 'en', '--export-dir', folder, ...(options.args ?? [])],
  });
  running.push(launched);
  await launched.app.evaluate(({ BrowserWindow }, { width, height }) => {
    BrowserWindow.getAllWindows()[0]?.setContentSize(width, height);
  }, SIZE);
  await expect(launched.page.getByRole('heading', { level: 1 })).toBeVisible();
  return launched;
}
const header = (page: Page, name: string | RegExp): Locator =>
  page.getByRole('banner').getByRole('button', { name, exact: typeof name === 'string' });
const dialog = (page: Page): Locator => page.getByRole('dialog').last();
const press = (page: Page, name: string): Promise<void> =>
  dialog(page).getByRole('button', { name, exact: true }).click();
const rootOf = (page: Page) =>
  page.evaluate(() => {
    const { documentElement: root } = document;
    const { theme, textSize, motion } = root.dataset;
    return { theme, textSize, motion, size: getComputedStyle(root).fontSize };
  });

async function openAccessibility(page: Page): Promise<void> {
  await header(page, english.accessibility.title).click();
  await expect(dialog(page).getByRole('heading', { name: english.accessibility.title })).toBeVisible();
}
async function typePin(page: Page, pin: string): Promise<void> {
  await dialog(page).getByLabel(english.kiosk.pin, { exact: true }).fill(pin);
  await press(page, english.settings.unlock);
}

test('preferences show at once, in what main paints too, and survive a reload and a restart', async () => {
  const first = await launch();
  const { page } = first;
  await openAccessibility(page);
  for (const name of [english.accessibility.themes.dark, '150%', english.accessibility.motions.reduced]) {
    await dialog(page).getByRole('radio', { name, exact: true }).check();
  }
  const wanted = { theme: 'dark', textSize: '150', motion: 'reduced', size: '27px' };
  await expect.poll(() => rootOf(page)).toMatchObject(wanted);
  expect(await first.app.evaluate(({ nativeTheme }) => nativeTheme.themeSource)).toBe('dark');
  expect(await first.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBackgroundColor())).toBe(
    '#1F1F1F',
  );
  await press(page, english.common.done);

  // The page as it is served, before any script ran, has them already: nothing flashes.
  const served = await first.app.evaluate(async ({ BrowserWindow }) => {
    const session = BrowserWindow.getAllWindows()[0]?.webContents.session;
    return (await session?.fetch('app://console/index.html'))?.text();
  });
  expect(served).toContain('<html data-theme="dark" data-text-size="150" data-motion="reduced"');
  await page.reload();
  expect(await rootOf(page)).toMatchObject(wanted);
  expect(await first.close()).toBe(0);
  running = [];

  const second = await launch();
  expect(await rootOf(second.page)).toMatchObject(wanted);
  const file = await readFile(path.join(folder, 'data', 'preferences.json'), 'utf8');
  expect(JSON.parse(file)).toEqual({ format: 1, theme: 'dark', textSize: 150, motion: 'reduced' });
});

const THEMES = ['light', 'dark', 'contrast'] as const;
for (const theme of THEMES) {
  test(`every dialog is accessible in ${theme}, and at 200 % nothing is cut off`, async () => {
    const { page } = await launch();
    const change = (wanted: object) =>
      page.evaluate((each) => window.roomConsole.preferences.set(each), wanted as { theme: typeof theme });
    for (const textSize of [100, 200]) {
      await change({ theme, textSize, motion: 'reduced' });
      await expect.poll(() => rootOf(page)).toMatchObject({ theme, textSize: String(textSize) });
      for (const name of [/^Language: /, english.accessibility.title, english.more.settings]) {
        await header(page, name).click();
        await expect(dialog(page).getByRole('heading').first()).toBeVisible();
        await expect(dialog(page).getByRole('button').last()).toBeVisible();
        if (textSize === 100) await expectAccessible(page);
        else await expectNothingClipped(page);
        await page.keyboard.press('Escape');
        await expect(page.getByRole('dialog')).toHaveCount(0);
      }
    }
  });
}

test('a whole way by keyboard alone: language, contrast, and back where the focus was', async () => {
  const { page } = await launch();
  await header(page, /^Language: /).focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('ArrowDown');
  await expect(page.locator('html')).toHaveAttribute('lang', 'de');
  await page.keyboard.press('ArrowUp');
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await page.keyboard.press('Escape');
  await expect(header(page, /^Language: /)).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  for (let key = 0; key < 3; key += 1) await page.keyboard.press('ArrowDown');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'contrast');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(header(page, english.accessibility.title)).toBeFocused();
});

test('a contrast theme of the operating system is followed', async () => {
  const { page } = await launch();
  await page.emulateMedia({ forcedColors: 'active' });
  await openAccessibility(page);
  await expectAccessible(page);
  const chosen = dialog(page).locator('label:has(:checked)').first();
  const other = dialog(page).locator('label:not(:has(:checked))').first();
  await expect(chosen.locator('svg')).toBeVisible();
  await expect(other.locator('svg')).toBeHidden();
});

test('in a kiosk the settings need the PIN: wrong, right after the countdown; they lock, and let the kiosk be left', async () => {
  const kiosk = await launch({ args: ['--kiosk'], env: { ROOMKEY_EXIT_PIN: PIN } });
  const { page } = kiosk;
  await header(page, english.more.settings).click();
  await expectAccessible(page);
  await typePin(page, '000000');
  await expect(dialog(page).getByRole('alert')).toHaveAttribute('data-code', 'kiosk.wrongPin');
  // The lock's second may be over before the digits are typed, or not.
  const version = dialog(page).getByRole('heading', { name: english.settings.version });
  await expect(async () => {
    await typePin(page, PIN);
    await expect(version).toBeVisible({ timeout: 1_000 });
  }).toPass();
  expect(await loggedEvents(kiosk.userDataDir)).toEqual(
    expect.arrayContaining(['app.kiosk.wrongPin', 'app.settings.unlocked']),
  );

  // What the page holds dies with it: after a reload it is asked again, and the old pass opens nothing from outside.
  await page.reload();
  await isLive(page);
  await header(page, english.more.settings).click();
  await expect(dialog(page).getByLabel(english.kiosk.pin, { exact: true })).toBeVisible();
  const forged = await page.evaluate(async () => {
    const pass = 'a-pass-that-nobody-gave-out';
    const { settings } = window.roomConsole;
    return [await settings.read(pass), await settings.exportLog(pass), await settings.reset(pass)];
  });
  expect(forged).toEqual(Array.from({ length: 3 }, () => ({ ok: false, error: { code: 'settings.locked' } })));

  await typePin(page, PIN);
  await dialog(page).getByRole('button', { name: english.kiosk.exit }).click();
  expect(await kiosk.exited).toBe(0);
  running = [];
});

test('a restart ends a kiosk with the code that its watcher acts on', async () => {
  const kiosk = await launch({ args: ['--kiosk'], env: { ROOMKEY_EXIT_PIN: PIN } });
  void kiosk.page.evaluate(() => window.roomConsole.device.restart()).catch(() => undefined);
  expect(await kiosk.exited).toBe(20);
  running = [];
});

test('the log is exported as one file, or what is in the way is said', async () => {
  const { page, userDataDir } = await launch();
  await header(page, english.more.settings).click();
  await expect(dialog(page).getByText(english.settings.open)).toBeVisible();
  await press(page, english.settings.export);
  await expect(dialog(page).getByText(english.settings.exported)).toBeVisible();
  const [name] = (await readdir(folder)).filter((each) => each.endsWith('.zip'));
  await expect(dialog(page).getByText(name ?? '')).toBeVisible();
  const content = await unzip(path.join(folder, name ?? ''));
  expect(Object.keys(content).sort()).toEqual(['diagnostics.json', 'events.jsonl']);
  expect(content['events.jsonl']).toContain('app.settings.opened');
  expect(JSON.parse(content['diagnostics.json'] ?? '')).toMatchObject({ setup: { step: 'welcome' } });
  await expect.poll(() => loggedEvents(userDataDir)).toContain('app.settings.exported');
});

test('an export to a folder that is not there says so', async () => {
  const { page } = await launchConsole({ args: ['--locale', 'en', '--export-dir', path.join(folder, 'drive')] }).then(
    (launched) => (running.push(launched), launched),
  );
  await header(page, english.more.settings).click();
  await press(page, english.settings.export);
  await expect(dialog(page).getByRole('alert')).toHaveAttribute('data-code', 'export.noFolder');
  expect(await readdir(folder)).toEqual([]);
});
