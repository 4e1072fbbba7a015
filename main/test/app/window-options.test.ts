import { expect, test } from 'vitest';
import { consoleWindowOptions, type WindowSetting } from '../../app/window-options';

/** Stands for the page's session: the options only pass it on. */
const playedSession: unknown = {};
const session = playedSession as WindowSetting['session'];
const options = (kiosk: boolean, packaged: boolean) =>
  consoleWindowOptions({ kiosk, packaged, background: '#f5f5f5', preload: '/app/console.cjs', session });

test('the page’s guards are written out', () => {
  const { preload, session: given, devTools, ...rest } = options(false, true).webPreferences;
  expect(preload).toBe('/app/console.cjs');
  expect(given).toBe(session);
  expect(devTools).toBe(false);
  expect(rest).toEqual({
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    contextIsolation: true,
    sandbox: true,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    disableBlinkFeatures: 'Auxclick',
    webviewTag: false,
    navigateOnDragDrop: false,
    disableDialogs: true,
    plugins: false,
    webgl: false,
    autoplayPolicy: 'user-gesture-required',
    spellcheck: false,
    backgroundThrottling: false,
  });
});

test('only the page of a demo is told that it is in one', () => {
  const setting = { kiosk: false, packaged: true, background: '#f5f5f5', preload: '/app/console.cjs', session };
  expect(consoleWindowOptions(setting).webPreferences).not.toHaveProperty('additionalArguments');
  expect(consoleWindowOptions({ ...setting, demo: true }).webPreferences).toMatchObject({
    additionalArguments: ['--roomkey-demo'],
  });
});

test('developer tools are for development', () => {
  expect(options(false, false).webPreferences.devTools).toBe(true);
});

test('a kiosk is a kiosk, and not full screen besides', () => {
  expect(options(true, true)).toMatchObject({ kiosk: true, show: false });
  expect(options(false, true)).toMatchObject({ kiosk: false, width: 1280, height: 800 });
  expect(options(true, true)).not.toHaveProperty('fullscreen');
});

test('no Blink feature is switched on', () => {
  expect(options(true, true).webPreferences).not.toHaveProperty('enableBlinkFeatures');
});
