import { expect, test } from 'vitest';
import { readOptions, UsageError, usage } from '../../demo/options';

test('nothing asked: windows on this machine, from the beginning', () => {
  expect(readOptions([], '/home/me')).toEqual({
    ...{ auto: false, lan: false, kiosk: false, fresh: false, keep: false, virtual: false },
    ...{ data: undefined, port: 0, locale: undefined },
  });
});

test('everything asked', () => {
  const args = ['--auto', '--lan', '--kiosk', '--keep', '--virtual', '--data', 'demo', '--port=8443', '--locale', 'ar'];
  expect(readOptions(args, '/home/me')).toEqual({
    ...{ auto: true, lan: true, kiosk: true, fresh: false, keep: true, virtual: true },
    ...{ data: '/home/me/demo', port: 8_443, locale: 'ar' },
  });
});

test.each([
  [['--atuo'], "Unknown option '--atuo'."],
  [['demo'], "Unexpected argument 'demo'."],
  [['--fresh', '--keep'], '--fresh and --keep exclude each other.'],
  [['--port', '70000'], '--port takes a number from 0 to 65535, not 70000.'],
  [['--port', 'x'], '--port takes a number from 0 to 65535, not x.'],
  [['--locale', 'en-XA'], '--locale takes en, de, fr, es, pt, ja, zh, ar, not en-XA.'],
  [['--data='], '--data needs a folder.'],
])('%j is refused in one sentence', (args, message) => {
  expect(() => readOptions(args, '/')).toThrow(new UsageError(message));
});

test('--help comes before everything else, and fits a terminal', () => {
  expect(readOptions(['--help', '--port', 'x'], '/')).toBeUndefined();
  for (const line of usage.split('\n')) expect(line.length, line).toBeLessThanOrEqual(132);
});
