/** What people type in a kiosk on German, French and Japanese keyboards, with real keys of a real X server, and what scanners send. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, type Locator, test } from '@playwright/test';
import { launchConsole, type RunningConsole } from './launch';

const run = promisify(execFile);

/** Codes of keys by their place (evdev), named as on a US keyboard. */
const PLACE = {
  ...{ '1': 10, '2': 11, '7': 16, '0': 19, '-': 20, '=': 21, '`': 49, '[': 34, ';': 47, '<': 94, '\\': 51 },
  ...{ a: 38, e: 26, i: 31, m: 58, q: 24, r: 27, v: 55, w: 25, y: 29, z: 52, b: 56, c: 54 },
  ...{ yen: 132, ro: 97, henkan: 100, muhenkan: 102, zenkaku: 49 },
} as const;
type Place = keyof typeof PLACE;

/** Milliseconds that a scanner takes for a whole code, and how many characters one may have. */
const BURST_MS = 100;
const BURST = '4813027591642208'.repeat(3).slice(0, 40);

let kiosk: RunningConsole;
let field: Locator;

test.skip(process.platform !== 'linux', 'Layouts are set and keys pressed through X11');

test.beforeAll(async () => {
  await run('setxkbmap', ['de']);
  kiosk = await launchConsole({ args: ['--kiosk'], env: { ROOMKEY_EXIT_PIN: '493817' } });
  field = kiosk.page.getByRole('textbox').first();
  await field.focus();
});
test.beforeEach(async () => {
  await field.fill('');
  await field.focus();
});
test.afterAll(async () => {
  await kiosk.close();
  await run('setxkbmap', ['us']);
});

test('German: letters, umlauts, AltGr and dead keys', async () => {
  await layout('de');
  await keys('z', '-', '[', 'shift+[', 'altgr+q', 'altgr+e', 'altgr+7', 'altgr+<', 'altgr+m', '=', 'e', '`', 'a');
  await expect(field).toHaveValue('yßüÜ@€{|µéâ');
});

test('French: digits with Shift, dead circumflex, AltGr', async () => {
  await layout('fr');
  await keys('1', '2', '7', '0', 'shift+1', 'shift+2', '[', 'e', 'shift+[', 'i', 'altgr+0', 'altgr+e');
  await expect(field).toHaveValue('&éèà12êï@€');
});

test('French: Ctrl+A is where A is, not where it is on US keyboards', async () => {
  await layout('fr');
  await keys('q', 'q', 'ctrl+q', 'e');
  await expect(field).toHaveValue('e');
});

test('Japanese: keys that other keyboards lack, and those of the input method', async () => {
  await layout('jp');
  await keys('yen', 'ro', 'shift+2', '[', 'henkan', 'muhenkan', 'zenkaku', 'a');
  await expect(field).toHaveValue('\\\\"@a');
});

test('Arabic: a key that writes two letters; shortcuts where the Latin letter is', async () => {
  await layout('ara');
  await keys('v', 'y', 'shift+b', 'b');
  await expect(field).toHaveValue('رغﻵﻻ');
  await keys('ctrl+a', 'ctrl+c');
  await press('End');
  await keys('ctrl+v');
  await expect(field).toHaveValue('رغﻵﻻرغﻵﻻ');
});

test('Japanese: a composition, taken and given up', async () => {
  const session = await kiosk.page.context().newCDPSession(kiosk.page);
  const compose = (text: string) =>
    session.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
  for (const text of ['ｔ', 'と', 'とう', 'とうｋ', 'とうきょう', '東京']) await compose(text);
  await expect(field).toHaveValue('東京');
  await session.send('Input.insertText', { text: '東京' });
  await compose('か');
  await compose('');
  await expect(field).toHaveValue('東京');
  await session.detach();
});

test('copy, cut, paste, undo and redo, by both sets of keys', async () => {
  await layout('us');
  await keys('a', 'e', 'ctrl+a');
  await press('ctrl+Insert');
  await press('End');
  await press('shift+Insert');
  await expect(field).toHaveValue('aeae');
  await keys('ctrl+a');
  await press('shift+Delete');
  await expect(field).toHaveValue('');
  await keys('ctrl+v');
  await expect(field).toHaveValue('aeae');
  await keys('ctrl+z');
  await expect(field).toHaveValue('');
  await keys('ctrl+y');
  await expect(field).toHaveValue('aeae');
  await keys('ctrl+z', 'ctrl+shift+z');
  await expect(field).toHaveValue('aeae');
});

test('a scanner: 40 characters in a tenth of a second, none lost', async () => {
  await layout('us');
  const begun = Date.now();
  await run('xdotool', ['type', '--delay', String(BURST_MS / BURST.length), BURST]);
  await expect(field).toHaveValue(BURST);
  // Not a measure of the console, but of the test: slower than a scanner, it would show nothing.
  expect(Date.now() - begun).toBeLessThan(5_000);
});

test('none of it opened a way out', async () => {
  await layout('de');
  await keys('ctrl+r', 'ctrl+w', 'ctrl+q');
  for (const chord of ['F5', 'F7', 'F12', 'alt+F4', 'ctrl+shift+i', 'Menu', 'shift+F10']) await press(chord);
  const state = await kiosk.app.evaluate(({ BrowserWindow }) => ({
    open: BrowserWindow.getAllWindows().length,
    kiosk: BrowserWindow.getAllWindows()[0]?.isKiosk(),
    tools: BrowserWindow.getAllWindows()[0]?.webContents.isDevToolsOpened(),
  }));
  expect(state).toEqual({ open: 1, kiosk: true, tools: false });
  await keys('z');
  await expect(field).toHaveValue('y');
});

async function layout(name: string): Promise<void> {
  await run('setxkbmap', [name]);
}

const HELD: Readonly<Record<string, string>> = { shift: '50', altgr: '108', ctrl: '37', alt: '64' };

/** Presses keys by their place, so that the X server's layout decides what they write, as with a real keyboard. */
async function keys(...chords: readonly string[]): Promise<void> {
  const commands = chords.flatMap((chord) => {
    const names = chord.split('+');
    const held = names.slice(0, -1).map((name) => HELD[name] ?? '');
    const place = String(PLACE[names.at(-1) as Place]);
    return [...held.flatMap((code) => ['keydown', code]), 'key', place, ...held.flatMap((code) => ['keyup', code])];
  });
  await run('xdotool', commands);
}

async function press(chord: string): Promise<void> {
  await run('xdotool', ['key', chord]);
}
