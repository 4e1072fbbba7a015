/** The room after setup: its home, what leaves the console as a log, and the way back to the first run. */
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { PATHS } from '@roomkey/shared/protocol/oauth';
import english from '@roomkey/shared/locale/en.json' with { type: 'json' };
import type { Locator } from '@playwright/test';
import { unzip } from '../../main/test/support/unzip';
import { makeTempFolder } from '../../main/test/support/temp-folder';
import { expectAccessible, expectNothingClipped } from '../support/accessible';
import { expect, test } from '../support/flow-test';
import { keychainEntries, readKeychain } from '../support/keychain';
import type { RoomConsole } from '../support/room-console';

const dialog = ({ page }: RoomConsole): Locator => page.getByRole('dialog').last();
const button = (console: RoomConsole, name: string): Locator =>
  console.page.locator('dialog[open]').last().getByRole('button', { name, exact: true });

async function openSettings(console: RoomConsole): Promise<void> {
  await console.page.getByRole('banner').getByRole('button', { name: english.more.settings }).click();
  await expect(dialog(console).getByRole('heading', { name: english.settings.version })).toBeVisible();
}

/** Through both questions. */
async function reset(console: RoomConsole): Promise<void> {
  await openSettings(console);
  await button(console, english.settings.resetButton).click();
  await button(console, english.reset.next).click();
  await button(console, english.reset.go).click();
}

/** Every text that the console keeps on its disk. */
async function disk(folder: string): Promise<Readonly<Record<string, string>>> {
  const files = (await readdir(folder, { withFileTypes: true })).filter((entry) => entry.isFile());
  const read = files.map(async ({ name }) => [name, await readFile(path.join(folder, name), 'latin1')] as const);
  return Object.fromEntries(await Promise.all(read));
}

test('home in each theme; the exported log holds no secret of the whole setup; a reset leaves nothing', async ({
  site,
  consoles,
  keyring,
}) => {
  const { admin } = site;
  const room = await admin.readyRoom();
  const otp = await admin.generateOtp(room.id);
  const exports = await makeTempFolder();
  const console = await consoles.launch({ keyring, args: ['--export-dir', exports.path] });
  await console.goToWaiting(otp.otp);
  const secrets = new Set([otp.otp, ...(await keychainEntries(keyring))]);
  await admin.approve(otp);
  await console.isHome();
  for (const entry of await keychainEntries(keyring)) secrets.add(entry);
  const [stored] = (await readKeychain(keyring)).credentials;
  secrets.add(stored?.password ?? '');

  for (const theme of ['light', 'dark', 'contrast'] as const) {
    await console.page.evaluate(
      (each) => window.roomConsole.preferences.set({ theme: each, motion: 'reduced' }),
      theme,
    );
    await expect(console.page.locator('html')).toHaveAttribute('data-theme', theme);
    await expectAccessible(console.page);
    for (const name of [/^More/, /^Meet now/]) {
      await console.page.getByRole('main').getByRole('button', { name }).click();
      await expectAccessible(console.page);
      await console.page.keyboard.press('Escape');
    }
  }
  await console.page.evaluate(() => window.roomConsole.preferences.set({ textSize: 200 }));
  await expectNothingClipped(console.page);

  await openSettings(console);
  await button(console, english.settings.export).click();
  await expect(dialog(console).getByText(english.settings.exported)).toBeVisible();
  const [file] = await readdir(exports.path);
  const content = Object.values(await unzip(path.join(exports.path, file ?? ''))).join('\n');
  expect(content).toContain(room.displayName);
  expect(secrets.size).toBeGreaterThanOrEqual(5);
  for (const secret of secrets) expect(secret !== '' && content.includes(secret)).toBe(false);
  await console.page.keyboard.press('Escape');

  await reset(console);
  await console.isAt('welcome');
  expect(await keychainEntries(keyring)).toEqual([]);
  await expect(console.page.locator('html')).toHaveAttribute('data-text-size', '100');
  const folder = consoles.userDataDirOf(console);
  await expect.poll(async () => JSON.stringify(await disk(folder))).not.toContain(room.upn);
  expect(Object.keys(await disk(folder))).not.toContain('preferences.json');
  await consoles.kill9(console);
  const again = await consoles.restart(console);
  await again.isAt('welcome');

  // The device is as good as new: other keys, and the next code is taken.
  const next = await admin.generateOtp(room.id);
  await again.goToWaiting(next.otp);
  await admin.approve(next);
  await again.isHome();
  await exports.remove();
});

test('reset while waiting, power cut in the middle: finished at the next start, and the portal knows', async ({
  site,
  consoles,
  keyring,
}) => {
  const { admin, network } = site;
  const otp = await admin.generateOtp((await admin.readyRoom()).id);
  const console = await consoles.launch({ keyring });
  await console.goToWaiting(otp.otp);
  const held = network.holdRequest({ path: PATHS.cancel });
  await reset(console);
  await held.arrived;
  await console.isAt('resetting');
  await consoles.kill9(console);
  held.lose();
  const again = await consoles.restart(console);
  await again.isAt('welcome');
  const cancelled = async () => (await admin.requestsOf(otp)).map(({ status }) => status);
  await expect.poll(cancelled).toEqual(['cancelled']);
  expect(await keychainEntries(keyring)).toEqual([]);
});

test('with a locked keychain nothing is reset; unlocked, everything; at home a language lasts until the restart', async ({
  site,
  consoles,
  keyring,
}) => {
  const { admin } = site;
  const otp = await admin.generateOtp((await admin.readyRoom()).id);
  const console = await consoles.launch({ keyring });
  await console.goToWaiting(otp.otp);
  await admin.approve(otp);
  await console.isHome();
  await console.page.evaluate(() => window.roomConsole.intent.send({ type: 'setLocale', locale: 'ar' }));
  await expect(console.page.locator('html')).toHaveAttribute('dir', 'rtl');
  await consoles.kill9(console);
  const again = await consoles.restart(console);
  await again.isAt('home');
  await expect(again.page.locator('html')).toHaveAttribute('dir', 'ltr');

  await keyring.lock();
  await reset(again);
  await again.shows('vault.locked');
  await expectAccessible(again.page);
  await again.press('back');
  await again.isAt('home');
  await reset(again);
  await again.shows('vault.locked');
  await keyring.unlock();
  expect((await readKeychain(keyring)).credentials).toHaveLength(1);
  await again.press('retry');
  await again.isAt('welcome');
  expect(await keychainEntries(keyring)).toEqual([]);
});
