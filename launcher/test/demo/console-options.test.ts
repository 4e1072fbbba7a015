import { readFile, stat } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { consoleOptions, writeSecret } from '../../demo/console-options';
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
  expect(consoleOptions(PLAIN, FACTS)).toEqual([
    ...['--portal', 'http://127.0.0.1:1', '--user-data-dir=/data/console', '--demo-portal-window', '/tmp/x/link'],
    ...['--demo-token-file', '/tmp/x/api-token'],
  ]);
});

test('by itself, as a kiosk, in a language', () => {
  const all = consoleOptions({ auto: true, kiosk: true, locale: 'ja' }, FACTS);
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
