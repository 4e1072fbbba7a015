import { describe, expect, test } from 'vitest';
import { refusedSwitches, type StartFacts } from '../../../app/options/foreign-switches';
import { OWN_SWITCHES } from '../../../app/options/options';

const KIOSK: StartFacts = { own: OWN_SWITCHES, kiosk: true, platform: 'linux', root: false, testBuild: false };

describe('a packaged kiosk refuses', () => {
  test.each([
    '--remote-debugging-port=9222',
    '--remote-debugging-pipe',
    '--remote-debugging-address=0.0.0.0',
    '--remote-allow-origins=*',
    '--load-extension=/tmp/x',
    '--disable-web-security',
    '--proxy-server=evil:1',
    '--proxy-pac-url=http://evil/',
    '--host-rules=MAP * evil',
    '--host-resolver-rules=MAP * evil',
    '--ignore-certificate-errors',
    '--ignore-certificate-errors-spki-list=x',
    '--js-flags=--allow-natives-syntax',
    '--disable-site-isolation-trials',
    '--disable-features=IsolateOrigins',
    '--enable-features=x',
    '--enable-blink-features=x',
    '--allow-file-access-from-files',
    '--ssl-key-log-file=/tmp/keys',
    '--log-net-log=/tmp/net.json',
    '--auth-server-allowlist=*',
    '--unsafely-treat-insecure-origin-as-secure=http://evil',
    '--use-fake-ui-for-media-stream',
    '--renderer-cmd-prefix=gdb',
    '--utility-cmd-prefix=gdb',
    '--single-process',
    '--no-zygote',
    '--no-sandbox',
    '--disable-setuid-sandbox',
    '--disable-gpu-sandbox',
    '--inspect=0',
    '--inspect-brk',
    '--a-switch-of-the-future',
    '-remote-debugging-port=9222',
    '-r',
  ])('%s', (argument) => {
    const name = argument.replace(/^-+/, '').split('=')[0];
    expect(refusedSwitches(['--kiosk', argument, '--portal', 'https://portal.example'], KIOSK)).toEqual([name]);
  });

  test('on Windows also with a slash and in capitals, as Chromium reads them there', () => {
    const windows = { ...KIOSK, platform: 'win32' } as const;
    expect(refusedSwitches(['/Remote-Debugging-Port=1', '--KIOSK', '/kiosk'], windows)).toEqual([
      'remote-debugging-port',
    ]);
    expect(refusedSwitches(['/home/user/pin'], KIOSK)).toEqual([]);
  });
});

test('takes its own switches and what hardware and assistive technology need', () => {
  const args = ['--kiosk', '--portal=x', '--exit-pin-file', '/etc/roomkey/pin', '--nightly-restart=off'];
  expect(refusedSwitches([...args, '--lang=de', '--disable-gpu', '--force-renderer-accessibility'], KIOSK)).toEqual([]);
});

test('what follows a bare -- is no switch', () => {
  expect(refusedSwitches(['--', '--disable-web-security'], KIOSK)).toEqual([]);
});

test('root on Linux has to go without the sandbox', () => {
  expect(refusedSwitches(['--no-sandbox'], { ...KIOSK, root: true })).toEqual([]);
});

test('in a window a person may open the debugging port of their own console, and nothing else', () => {
  const args = ['--remote-debugging-port=0', '--ignore-certificate-errors'];
  expect(refusedSwitches(args, { ...KIOSK, kiosk: false })).toEqual(['ignore-certificate-errors']);
});

test('the build that tests drive is told by its fuse', () => {
  expect(refusedSwitches(['--remote-debugging-port=0'], { ...KIOSK, testBuild: true })).toEqual([]);
});
