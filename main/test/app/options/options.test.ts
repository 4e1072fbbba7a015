import { DEVICE_PROFILES } from '@roomkey/shared/device/profiles';
import { describe, expect, test } from 'vitest';
import { findOptions } from '../../../app/options/options';
import { describeProblem } from '../../../app/options/problems';

const host = (env: NodeJS.ProcessEnv = {}) => ({ env, platform: 'linux' as const });

function parseOptions(args: readonly string[], packaged: boolean, env: NodeJS.ProcessEnv = {}) {
  const { options, problems } = findOptions(args, packaged, host(env));
  expect(problems.map(describeProblem)).toEqual([]);
  return options;
}

function refusal(args: readonly string[], packaged = false, env: NodeJS.ProcessEnv = {}): string {
  const { problems } = findOptions(args, packaged, host(env));
  expect(problems.length, `${args.join(' ')} was taken`).toBeGreaterThan(0);
  return problems.map(describeProblem).join('\n');
}

test('without arguments: a window, this device, the keychain', () => {
  expect(parseOptions([], true)).toEqual({
    portalUrl: null,
    portalPin: null,
    authorities: [],
    proxy: { mode: 'system' },
    profile: null,
    kiosk: false,
    exitPinFile: null,
    userDataDir: null,
    logFolder: null,
    exportDir: null,
    locale: null,
    theme: null,
    displays: { console: 'auto', frontOfRoom: 'auto' },
    nightlyRestart: null,
    contact: null,
    vault: 'keychain',
    inspect: false,
    demo: null,
    demoPortalWindow: null,
    help: false,
  });
});

test('takes values as one word and as two', () => {
  const profile = DEVICE_PROFILES[0]?.slug ?? '';
  const words = [
    '--portal',
    'https://portal.example',
    '--locale',
    'de',
    '--profile',
    profile,
    '--user-data-dir',
    'data',
  ];
  const joined = ['--portal=https://portal.example', '--locale=de', `--profile=${profile}`, '--user-data-dir=data'];
  expect(parseOptions(words, true)).toEqual(parseOptions(joined, true));
  expect(parseOptions(words, true)).toMatchObject({
    portalUrl: 'https://portal.example/',
    locale: 'de',
    profile,
    userDataDir: 'data',
  });
});

test('leaves Chromium its own switches', () => {
  const args = ['--no-sandbox', '--remote-debugging-port=0', '--kiosk', '--exit-pin-file', 'pin', '-r'];
  expect(parseOptions(args, true)).toMatchObject({ kiosk: true, exitPinFile: 'pin' });
});

test('--demo-portal-window is a file, and for the demo', () => {
  expect(parseOptions(['--demo-portal-window', '/run/link'], false).demoPortalWindow).toBe('/run/link');
  expect(refusal(['--demo-portal-window'])).toContain('--demo-portal-window');
  expect(refusal(['--demo-portal-window', '/run/link'], true)).toContain('is for a demo');
});

describe('--inspect-machine', () => {
  test('shows the machine of a console from source', () => {
    expect(parseOptions(['--inspect-machine'], false).inspect).toBe(true);
  });

  test.each(['--inspect', '--inspect-machine', '--inspect-machine=1'])(
    'a packaged console refuses %s, and says why',
    (argument) => {
      expect(refusal([argument], true)).toContain('a packaged console cannot be inspected');
    },
  );

  test('--inspect with a port is left to the fuse of a packaged console', () => {
    expect(parseOptions(['--inspect=0'], true).inspect).toBe(false);
  });

  test('a kiosk shows nothing but its page', () => {
    expect(refusal(['--kiosk', '--inspect-machine'])).toContain('does not go with --kiosk');
  });

  test('--inspect from source is left to Electron, whose debugger it is', () => {
    expect(parseOptions(['--inspect'], false).inspect).toBe(false);
  });
});

describe('--portal', () => {
  test.each([
    'https://portal.example:8443/base',
    'http://localhost:3000',
    'http://127.0.0.1:3000',
    'http://[::1]:3000',
    'http://a.localhost',
  ])('takes %s', (url) => {
    expect(parseOptions(['--portal', url], true).portalUrl).toBe(new URL(url).href);
  });

  test.each([
    'http://portal.example',
    'http://127.0.0.1.example',
    'http://localhost.example',
    'ftp://portal.example',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'portal.example',
    '',
    'https://user:password@portal.example',
    'https://portal.example/?otp=1',
  ])('refuses %j', (url) => {
    expect(refusal([`--portal=${url}`])).toContain('--portal needs an https address');
  });
});

test.each([
  [['--kisok'], 'did you mean --kiosk?'],
  [['--kiosks'], 'did you mean --kiosk?'],
  [['--prtal=x'], 'did you mean --portal?'],
  [['--loczle', 'de'], 'did you mean --locale?'],
  [['setup'], 'not understood: setup'],
  [['--kiosk', '--kiosk'], '--kiosk is given twice'],
  [['--kiosk=yes'], '--kiosk needs true or false; as a switch it takes no value'],
  [['--locale', 'tlh'], '--locale needs one of: en, de, fr, es, pt, ja, zh, ar'],
  [['--locale'], '--locale needs one of'],
  [['--profile', 'no-such-device'], '--profile needs one of'],
  [['--user-data-dir'], '--user-data-dir needs a path'],
  [['--exit-pin-file', '--kiosk'], '--exit-pin-file needs a path'],
])('refuses %j: %s', (args, message) => {
  expect(refusal(args)).toContain(message);
});

test('names every mistake at once', () => {
  expect(refusal(['--locale=xx', '--portal=x', '--kisok']).split('\n')).toHaveLength(3);
});

test('the pseudo-locale is for development alone', () => {
  expect(parseOptions(['--locale', 'en-XA'], false).locale).toBe('en-XA');
  expect(refusal(['--locale', 'en-XA'], true)).toContain('--locale en-XA is for development');
});

test('the memory vault is for development alone', () => {
  expect(parseOptions(['--vault', 'memory'], false).vault).toBe('memory');
  expect(refusal(['--vault', 'memory'], true)).toContain('--vault memory is for development');
});

test('a kiosk restarts at night, a window on a desktop only when asked', () => {
  const chosen = (...args: readonly string[]) => parseOptions(args, true).nightlyRestart;
  expect(chosen('--kiosk')).toEqual({ start: 120, end: 300 });
  expect(chosen('--kiosk', '--nightly-restart', 'off')).toBeNull();
  expect(chosen('--kiosk', '--nightly-restart=03:00-03:30')).toEqual({ start: 180, end: 210 });
  expect(chosen('--nightly-restart=23:00-01:00')).toEqual({ start: 1380, end: 60 });
  expect(refusal(['--nightly-restart=3-4'])).toContain('--nightly-restart needs a window of local time');
  expect(refusal(['--nightly-restart'])).toContain('--nightly-restart needs a window');
});

describe('displays', () => {
  test.each([
    [['--console-display', '2'], { console: 2, frontOfRoom: 'auto' }],
    [['--console-display=auto', '--front-of-room-display=1'], { console: 'auto', frontOfRoom: 1 }],
    [['--front-of-room-display', 'none'], { console: 'auto', frontOfRoom: 'none' }],
    [['--front-of-room-display', 'window'], { console: 'auto', frontOfRoom: 'window' }],
  ])('%j', (args, expected) => {
    expect(parseOptions(args, true).displays).toEqual(expected);
  });

  test.each(['0', '17', '-1', '1.5', 'left', ''])('"%s" is no display', (written) => {
    expect(refusal([`--console-display=${written}`])).toContain('--console-display needs auto');
    expect(refusal([`--front-of-room-display=${written}`])).toContain('--front-of-room-display needs auto');
  });

  test('a kiosk covers its display, so nothing stands beside it', () => {
    expect(refusal(['--kiosk', '--front-of-room-display=window'])).toContain('does not go with --kiosk');
  });
});
