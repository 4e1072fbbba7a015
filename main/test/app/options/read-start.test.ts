import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { EXIT_CODES } from '../../../app/exit-codes';
import { readStart, takeHost } from '../../../app/options/read-start';

const folder = mkdtempSync(path.join(tmpdir(), 'roomkey-start-'));
afterAll(() => rmSync(folder, { recursive: true }));

const start = (args: readonly string[], env: NodeJS.ProcessEnv = {}) =>
  readStart({ argv: ['roomkey', ...args], env, platform: 'linux' }, true, '/app');
const pinFile = (content: string, mode = 0o600): string => {
  const file = path.join(folder, `pin-${content.length}-${mode}`);
  writeFileSync(file, content);
  chmodSync(file, mode);
  return file;
};

test('a kiosk without an exit PIN does not start, and says how to give one', () => {
  expect(start(['--kiosk'])).toMatchObject({
    exitCode: EXIT_CODES.exitPinMissing,
    message:
      'roomkey: --kiosk needs an exit PIN: set ROOMKEY_EXIT_PIN, or name a file with --exit-pin-file; the PIN has 6 to 16 digits.',
  });
});

test('takes the PIN out of the environment that others inherit', () => {
  const process = {
    argv: ['roomkey', '--kiosk'],
    env: { ROOMKEY_EXIT_PIN: '493817', PATH: '/bin' },
    platform: 'linux' as const,
  };
  const host = takeHost(process);
  expect(process.env).toEqual({ PATH: '/bin' });
  expect(readStart(host, true, '/app')).toMatchObject({ exitPin: '493817' });
});

test('is watched in a kiosk, and where whoever started it says so', () => {
  expect(start([])).toMatchObject({ watched: false });
  expect(start([], { ROOMKEY_WATCHER: '1' })).toMatchObject({ watched: true });
  expect(start(['--kiosk'], { ROOMKEY_EXIT_PIN: '493817' })).toMatchObject({ watched: true });
});

test.each([
  ...[
    '000000',
    '111111',
    '123456',
    '234567890',
    '654321',
    '890123',
    '210987',
    '121212',
    '123123',
    '1231231',
    '99999999',
  ],
])('%j is a PIN that anybody would try', (pin) => {
  const refused = start(['--kiosk'], { ROOMKEY_EXIT_PIN: pin });
  expect(refused).toMatchObject({
    exitCode: EXIT_CODES.exitPinMissing,
    message: expect.stringContaining('one of the first that anybody tries') as unknown,
  });
  expect(JSON.stringify(refused)).not.toContain(pin);
});

test.each(['493817', '135790', '112358', '1122334455'])('%j will do', (pin) => {
  expect(start(['--kiosk'], { ROOMKEY_EXIT_PIN: pin })).toMatchObject({ exitPin: pin });
});

test('takes the PIN from a file, which comes before the environment', () => {
  const env = { ROOMKEY_EXIT_PIN: '493817' };
  expect(start(['--kiosk', '--exit-pin-file', pinFile('20475831\n')], env)).toMatchObject({ exitPin: '20475831' });
});

test.each(['12345', '12345678901234567', '12a456', '', '１２３４５６'])(
  'refuses the PIN %j without repeating it',
  (pin) => {
    const refused = start(['--kiosk'], { ROOMKEY_EXIT_PIN: pin });
    expect(refused).toMatchObject({ exitCode: EXIT_CODES.exitPinMissing });
    if (pin !== '') expect(JSON.stringify(refused)).not.toContain(pin);
  },
);

test('refuses a PIN file that others can read, where the mode says so', () => {
  const refused = { exitCode: EXIT_CODES.exitPinMissing, message: expect.stringContaining('chmod 600') as unknown };
  const expected = process.platform === 'win32' ? { exitPin: '493817' } : refused;
  expect(start(['--kiosk', '--exit-pin-file', pinFile('493817', 0o644)])).toMatchObject(expected);
});

test('refuses a PIN file that is not there', () => {
  expect(start(['--kiosk', '--exit-pin-file', path.join(folder, 'none')])).toMatchObject({
    exitCode: EXIT_CODES.exitPinMissing,
  });
});

test('a wrong command line ends with its own code', () => {
  expect(start(['--locale=xx'])).toMatchObject({
    exitCode: EXIT_CODES.badOptions,
    message: expect.stringMatching(/^roomkey: .*See --help\.$/s) as unknown,
  });
});

test('--help ends well', () => {
  expect(start(['--help'])).toMatchObject({
    exitCode: EXIT_CODES.done,
    message: expect.stringContaining('--portal URL') as unknown,
  });
});

test('from source the application’s folder is no argument', () => {
  const argv = ['electron', '--no-sandbox', '/app', '--locale', 'ar'];
  expect(readStart({ argv, env: {}, platform: 'linux' }, false, '/app')).toMatchObject({
    options: { locale: 'ar' },
    exitPin: null,
  });
});

test('every way to end has a number of its own', () => {
  const codes = Object.values(EXIT_CODES);
  expect(new Set(codes).size).toBe(codes.length);
});
