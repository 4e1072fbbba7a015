import { readFile, stat } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { consoleOptions, writeSecret } from '../../demo/console-options';
import { randomExitPin } from '../../demo/exit-pin';
import { temporaryFolder } from '../temporary-folder';

const FACTS = {
  portalUrl: 'http://127.0.0.1:1',
  userDataDir: '/data/console',
  tokenFile: '/tmp/x/api-token',
  linkFile: '/tmp/x/link',
  pinFile: '/tmp/x/pin',
};
const PLAIN = { auto: false, kiosk: false, locale: undefined } as const;

test('an ordinary demo: the portal’s window beside the console', () => {
  expect(consoleOptions(PLAIN, FACTS, { director: false })).toEqual([
    ...['--portal', 'http://127.0.0.1:1', '--user-data-dir=/data/console', '--demo-portal-window', '/tmp/x/link'],
  ]);
});

test('with a director, by itself, as a kiosk, in a language', () => {
  const all = consoleOptions({ auto: true, kiosk: true, locale: 'ja' }, FACTS, { director: true });
  expect(all.slice(5)).toEqual([
    ...['--demo-token-file', '/tmp/x/api-token', '--demo-auto'],
    ...['--kiosk', '--exit-pin-file', '/tmp/x/pin', '--nightly-restart', 'off', '--locale', 'ja'],
  ]);
});

test('secrets go by files that only this user can read', async () => {
  const file = await writeSecret(await temporaryFolder(), 'link', 'secret');
  expect(await readFile(file, 'utf8')).toBe('secret\n');
  expect((await stat(file)).mode & 0o777).toBe(0o600);
});

test('exit PINs are six digits, never the same, never easy', () => {
  const pins = Array.from({ length: 200 }, () => randomExitPin());
  expect(new Set(pins).size).toBeGreaterThan(190);
  for (const pin of pins) {
    expect(pin).toMatch(/^\d{6}$/);
    expect(new Set(pin).size).toBeGreaterThanOrEqual(4);
  }
});
