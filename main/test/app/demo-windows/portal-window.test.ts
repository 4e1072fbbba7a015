import { expect, test, vi } from 'vitest';
import type { WindowSetting } from '../../../app/window-options';

// The module also opens the window, for which there is no Electron here; e2e/flows/demo-windows.spec.ts does that.
vi.mock('electron', () => ({ BrowserWindow: vi.fn() }));
const { portalWindowOptions } = await import('../../../app/demo-windows/portal-window');
const { consoleWindowOptions } = await import('../../../app/window-options');

/** Stands for the window's session: the options only pass it on. */
const playedSession: unknown = {};
const session = playedSession as WindowSetting['session'];
const bounds = { x: 1032, y: 0, width: 884, height: 1042 };

test('the portal’s page is guarded as the console’s, in a session of its own, and has no bridge', () => {
  const { webPreferences, title } = portalWindowOptions({ bounds, packaged: true, session });
  const { preload: _preload, ...guards } = consoleWindowOptions({
    ...{ kiosk: false, packaged: true, background: '#fff', preload: '/app/console.cjs', session },
  }).webPreferences;
  expect(webPreferences).toEqual(guards);
  expect(webPreferences).not.toHaveProperty('preload');
  expect(webPreferences).toMatchObject({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    devTools: false,
  });
  expect(title).toContain('Simulation');
});
