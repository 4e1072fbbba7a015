import { expect, test } from 'vitest';
import { readExitPin } from '../../../app/options/exit-pin';
import { createActs } from '../../../app/packaged-demo/acts';
import { randomExitPin } from '../../../adapters/demo-portal/exit-pin';
import { readDemoOptions } from '../../../app/packaged-demo/demo-options';
import { consoleOptions } from '../../../app/packaged-demo/demo-start';

const PLAIN = { auto: false, lan: false, kiosk: false, fresh: false, locale: null, storySpeed: 1 };

test.each([
  [[], PLAIN],
  [['--auto', '--lan'], { ...PLAIN, auto: true, lan: true }],
  [['--kiosk', '--fresh', '--locale', 'de'], { ...PLAIN, kiosk: true, fresh: true, locale: 'de' }],
  [['--auto', '--story-speed', '60'], { ...PLAIN, auto: true, storySpeed: 60 }],
  [['--user-data-dir=/tmp/x', '--force-device-scale-factor=1'], PLAIN],
])('%j is understood', (args, expected) => {
  expect(readDemoOptions(args)).toEqual(expected);
});

test.each([
  ['--locale', '--locale'],
  ['--locale=tlh', '--locale needs one of: en, de'],
  ['--auto=yes', '--auto takes no value'],
  ['--autp', 'did you mean --auto?'],
  ['auto', 'not understood: auto'],
  ['--portal=https://portal.example', '--portal is not for a packaged demo'],
  ['--load-extension=/tmp/x', '--load-extension is not for a packaged demo'],
  ['--ignore-certificate-errors', '--ignore-certificate-errors is not for a packaged demo'],
])('%s is refused', (argument, message) => {
  const read = readDemoOptions([argument]);
  expect(read).toMatchObject({ exitCode: 2 });
  expect('message' in read ? read.message : '').toContain(message);
});

test.each([
  [['--auto', '--story-speed=61'], '--story-speed needs a number of 1 to 60'],
  [['--auto', '--story-speed=0.5'], '--story-speed needs a number of 1 to 60'],
  [['--auto', '--story-speed'], '--story-speed needs a number of 1 to 60'],
  [['--story-speed=2'], '--story-speed goes with --auto'],
])('%j is refused', (args, message) => {
  const read = readDemoOptions(args);
  expect(read).toMatchObject({ exitCode: 2 });
  expect('message' in read ? read.message : '').toContain(message);
});

test('--help names every option of a presenter', () => {
  const read = readDemoOptions(['--help']);
  expect(read).toMatchObject({ exitCode: 0 });
  for (const name of ['auto', 'lan', 'kiosk', 'fresh', 'locale', 'user-data-dir'])
    expect('message' in read ? read.message : '').toContain(`--${name}`);
  expect('message' in read ? read.message : '').not.toContain('speed');
});

test('exit PINs differ, and none is refused as weak', () => {
  const pins = Array.from({ length: 500 }, randomExitPin);
  expect(new Set(pins).size).toBeGreaterThan(400);
  for (const pin of pins) expect(new Set(pin).size, pin).toBeGreaterThanOrEqual(4);
  for (const pin of pins) expect(readExitPin({ ROOMKEY_EXIT_PIN: pin }, null)).toEqual({ pin });
});

test('the console keeps its credentials in the keychain and asks its portal alone', () => {
  const start = {
    portalUrl: 'http://127.0.0.1:4711',
    tokenFile: '/tokens/api-token',
    linkFile: '/tokens/link',
    ...PLAIN,
  };
  expect(consoleOptions(start)).toMatchObject({
    portalUrl: 'http://127.0.0.1:4711',
    vault: 'keychain',
    inspect: false,
    proxy: { mode: 'direct' },
    demo: { tokenFile: '/tokens/api-token', auto: false },
    demoPortalWindow: '/tokens/link',
  });
});

test('what is pressed reaches whoever waits for it, once', async () => {
  const acts = createActs();
  let retried = 0;
  acts.hear('retry');
  void acts.next('retry').then(() => (retried += 1));
  acts.hear('begin');
  acts.hear('retry');
  acts.hear('retry');
  await Promise.resolve();
  expect(retried).toBe(1);
});
