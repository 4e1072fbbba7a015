import { expect, test, vi } from 'vitest';
import type { WindowSetting } from '../../../app/window-options';

// The module also opens windows, for which there is no Electron here; e2e/displays does that.
vi.mock('electron', () => ({ BrowserWindow: vi.fn() }));
const { frontOfRoomWindowOptions } = await import('../../../app/displays/front-of-room-window');
const { consoleWindowOptions } = await import('../../../app/window-options');

/** Stands for the page's session: the options only pass it on. */
const playedSession: unknown = {};
const session = playedSession as WindowSetting['session'];
const bounds = { x: 1920, y: 0, width: 1280, height: 720 };
const options = (covers: boolean, platform: NodeJS.Platform) =>
  frontOfRoomWindowOptions({
    target: { key: '2', bounds, covers },
    packaged: true,
    preload: '/app/front-of-room.cjs',
    session,
    platform,
  });

test('has the guards of the console’s own window, and a preload script of its own', () => {
  const { preload, ...guards } = options(true, 'linux').webPreferences;
  const { preload: other, ...expected } = consoleWindowOptions({
    ...{ kiosk: true, packaged: true, background: '#000000', preload: '/app/console.cjs', session },
  }).webPreferences;
  expect(preload).not.toBe(other);
  expect(guards).toEqual(expected);
});

test('covers its display without ever having the focus', () => {
  expect(options(true, 'linux')).toMatchObject({
    ...{ ...bounds, height: bounds.height + 1 },
    ...{ frame: false, focusable: false, skipTaskbar: true, movable: false, show: false, fullscreen: false },
  });
  expect(options(true, 'win32')).toMatchObject({ ...bounds, fullscreen: true, focusable: false });
});

test('is an ordinary window on somebody’s desk', () => {
  expect(options(false, 'win32')).toMatchObject({ ...bounds, show: false });
  for (const locked of ['frame', 'focusable', 'fullscreen']) expect(options(false, 'win32')).not.toHaveProperty(locked);
});
