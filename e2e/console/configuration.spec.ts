/** A console whose configuration is wrong says so on its screen, in its language, and goes on once it is right. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import german from '@roomkey/shared/locale/de.json' with { type: 'json' };
import { tagOf } from '@roomkey/shared/locale/locales';
import { SUPPORTED_LOCALES } from '@roomkey/shared/setup/contract/intents';
import { expectAccessible } from '../support/accessible';
import { layoutFaults } from '../support/layout-faults';
import { launchConsole, runConsole } from './launch';

let folder: string;
let file: string;
test.beforeEach(async () => {
  // A kiosk's configuration in /tmp would be refused for its place.
  folder = await mkdtemp(path.join(homedir(), '.roomkey-e2e-'));
  file = path.join(folder, 'console.json');
});
test.afterEach(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }));

const configured = (content: object) => writeFile(file, JSON.stringify(content, null, 2));

test('a kiosk shows what is wrong, where, and whom to call; put right, it goes on by itself', async () => {
  test.skip(process.platform === 'linux' && process.getuid?.() !== 0, 'a kiosk’s configuration must be root’s');
  await configured({ kiosk: true, locale: 'de', contact: 'den Empfang, 4711', prtal: 'https://portal.example' });
  const { app, page, close, kill9 } = await launchConsole({
    args: ['--config', file],
    env: { ROOMKEY_EXIT_PIN: '493817' },
  });
  try {
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(german.configuration.title);
    await expect(page.locator('[data-contact]')).toContainText('den Empfang, 4711');
    await expect(page.locator('[data-problem]')).toHaveText(
      `“prtal” ist keine Einstellung; ist “portal” gemeint?${file}:5:3`,
    );
    // Locked as the kiosk would be: it cannot be closed, and has neither the console's bridge nor a network.
    expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isKiosk())).toBe(true);
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    expect(await page.evaluate(() => 'roomConsole' in window)).toBe(false);

    await configured({ kiosk: true, locale: 'de', theme: 'blue' });
    await expect(page.locator('[data-problem]')).toContainText(
      '“theme” braucht eines von: system, light, dark, contrast',
    );
    const opened = app.waitForEvent('window');
    await configured({ kiosk: true, locale: 'de' });
    const console = await opened;
    await expect(console.locator('main')).toHaveAttribute('data-step', 'connect');
    expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
    await expect(console.getByRole('button', { name: german.kiosk.exit })).toBeVisible();
    expect(await close()).toBe(0);
  } finally {
    await kill9();
  }
});

test('it fits and is accessible in every language, in each theme, and with large text', async () => {
  await configured({ theme: 'blue', locale: 'en', contact: 'the service desk, 4711' });
  const { page, kill9 } = await launchConsole({ args: ['--config', file] });
  try {
    await page.setViewportSize({ width: 1280, height: 800 });
    await expect(page.getByRole('alert')).toBeVisible();
    const dress = (theme: string, textSize: string) =>
      page.evaluate((look) => Object.assign(document.documentElement.dataset, look), { theme, textSize });
    for (const theme of ['light', 'dark', 'contrast']) {
      await dress(theme, '100');
      await expectAccessible(page);
    }
    for (const locale of SUPPORTED_LOCALES) {
      await configured({ theme: 'blue', locale, contact: 'the service desk, 4711' });
      await page.getByRole('button').click();
      await expect(page.locator('html')).toHaveAttribute('lang', tagOf(locale));
      for (const textSize of ['100', '200']) {
        await dress('light', textSize);
        expect.soft(await layoutFaults(page), `${locale}, ${textSize} %`).toEqual([]);
      }
    }
    await expectAccessible(page);
  } finally {
    await kill9();
  }
});

test('closing the screen ends a console that is no kiosk, with the code for a wrong configuration', async () => {
  await configured({ theme: 'blue' });
  const { app, page, exited, kill9 } = await launchConsole({ args: ['--config', file] });
  await expect(page.locator('[data-problem]')).toContainText('needs one of: system, light, dark, contrast');
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
  expect(await exited).toBe(2);
  await kill9();
});

test('a kiosk without an exit PIN says so, and stays locked', async () => {
  const { page, app, kill9 } = await launchConsole({ args: ['--kiosk', '--locale', 'en'] });
  await expect(page.locator('[data-problem=pinMissing]')).toContainText('ROOMKEY_EXIT_PIN');
  expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isKiosk())).toBe(true);
  await kill9();
});

test('where there is no display it is printed, with its code', async () => {
  await configured({ theme: 'blue' });
  const env: Record<string, string> = { DISPLAY: '', WAYLAND_DISPLAY: '' };
  const ended = await runConsole(['--config', file, '--ozone-platform=headless'], env);
  expect(ended.code).toBe(2);
  expect(ended.stderr).toContain(`${file}:2:12: “theme” needs one of: system, light, dark, contrast`);
});

test('what the file says is what the console does', async () => {
  await configured({
    locale: 'de',
    portal: 'https://portal.invalid',
    userDataDir: 'state',
    logFolder: 'log',
    contact: 'x',
  });
  // The command line comes first: this folder, and not the one of the file.
  const { page, close, userDataDir } = await launchConsole({ args: ['--config', file] });
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(german.steps.welcome.title);
  // Named by the configuration, so not to be changed here.
  await expect(page.getByRole('button', { name: german.intents.changePortal })).toBeHidden();
  expect(await close()).toBe(0);
  expect(await readFile(path.join(folder, 'log', 'events.jsonl'), 'utf8')).toContain('"app.started"');
  expect(userDataDir).not.toContain(folder);
});
