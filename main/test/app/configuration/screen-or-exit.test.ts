import { expect, it } from 'vitest';
import { isLocked, isShown } from '../../../app/configuration/screen-or-exit';
import { readStart, type WrongStart } from '../../../app/options/read-start';

const WITH_DISPLAY = { platform: 'linux', env: { DISPLAY: ':0' }, isTerminal: false } as const;

function wrong(args: readonly string[], env: NodeJS.ProcessEnv = {}): WrongStart {
  const start = readStart({ argv: ['roomkey', ...args], env, platform: 'linux' }, false, '/app');
  if (!('problems' in start)) throw new Error(`${args.join(' ')} was taken`);
  return start;
}

it.each<[args: string[], env: NodeJS.ProcessEnv, shown: boolean]>([
  [['--locale=xx'], {}, false],
  [[], { ROOMKEY_LOCALE: 'xx' }, true],
  [['--config', '/nowhere'], {}, true],
  [['--kiosk'], {}, true],
  [['--kiosk', '--locale=xx'], { ROOMKEY_EXIT_PIN: '493817' }, true],
  [['--kiosk', '--inspect-machine'], { ROOMKEY_EXIT_PIN: '493817' }, false],
])('%j with %j is shown: %s', (args, env, shown) => {
  expect(isShown(wrong(args, env), WITH_DISPLAY)).toBe(shown);
});

it('is only printed where somebody reads it, and where there is no display', () => {
  const kiosk = wrong(['--kiosk']);
  expect(isShown(kiosk, { ...WITH_DISPLAY, isTerminal: true })).toBe(false);
  expect(isShown(kiosk, { ...WITH_DISPLAY, env: {} })).toBe(false);
  expect(isShown(kiosk, { ...WITH_DISPLAY, env: { WAYLAND_DISPLAY: 'wayland-0' } })).toBe(true);
  expect(isShown(kiosk, { ...WITH_DISPLAY, platform: 'win32', env: {} })).toBe(true);
});

it.each<[args: string[], env: NodeJS.ProcessEnv, locked: boolean]>([
  [['--kiosk'], {}, true],
  [[], { ROOMKEY_KIOSK: 'perhaps' }, true],
  [['--config', '/nowhere'], {}, true],
  [[], { ROOMKEY_LOCALE: 'xx' }, false],
])('%j with %j is locked: %s', (args, env, locked) => {
  expect(isLocked(wrong(args, env))).toBe(locked);
});
