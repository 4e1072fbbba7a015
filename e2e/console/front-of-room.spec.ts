/**
 * The page at the front of the room, in its own window: what its bridge is, what main refuses it, and every scene by all rules of
 * axe. What main answers about the scene is replaced where the way to it would take hours; e2e/flows has the real one.
 */
import { expect, type Page, test } from '@playwright/test';
import { FRONT_OF_ROOM_CHANNELS } from '@roomkey/shared/ipc/channels';
import { FRONT_OF_ROOM_SCENES, type FrontOfRoomScene, type FrontOfRoomView } from '@roomkey/shared/ipc/front-of-room';
import { violationsOf } from '../support/axe';
import { frontOfRoomPage, placedWindows } from '../support/front-of-room';
import { loggedEvents } from './event-log';
import { launchConsole, type RunningConsole } from './launch';

let running: RunningConsole;
let page: Page;

test.beforeAll(async () => {
  running = await launchConsole({ args: ['--front-of-room-display', 'window'] });
  page = await frontOfRoomPage(running);
  await expect(page.getByRole('heading').first()).toBeVisible();
});
test.afterAll(async () => {
  expect(await running.close()).toBe(0);
});

test('on one display it is an ordinary window beside the console’s', async () => {
  expect((await placedWindows(running)).map(({ page: name, isFocusable }) => [name, isFocusable])).toEqual([
    ['console', true],
    ['front of room', true],
  ]);
});

test('its bridge is one frozen view; nothing of the console’s, of Node or of Electron is there', async () => {
  const found = await page.evaluate(() => ({
    bridge: Object.keys(window.frontOfRoom),
    view: Object.keys(window.frontOfRoom.view).sort(),
    frozen: Object.isFrozen(window.frontOfRoom) && Object.isFrozen(window.frontOfRoom.view),
    foreign: ['roomConsole', 'require', 'process', 'module', 'electron', 'ipcRenderer'].filter(
      (name) => name in window,
    ),
  }));
  expect(found).toEqual({ bridge: ['view'], view: ['get', 'subscribe'], frozen: true, foreign: [] });
  expect(await running.page.evaluate(() => 'frontOfRoom' in window)).toBe(false);
  expect(await page.evaluate(() => window.frontOfRoom.view.get())).toMatchObject({
    ok: true,
    value: { scene: 'connect', approval: null },
  });
});

test('main refuses it every channel of the console, and the console its own', async () => {
  // As if somebody had brought both preload scripts into both pages.
  await running.app.evaluate(({ BrowserWindow, app }) => {
    const session = BrowserWindow.getAllWindows()[0]?.webContents.session;
    const folder = `${app.getAppPath()}/out/preload`;
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- Electron 33, with which this runs, has nothing newer
    session?.setPreloads([`${folder}/console.cjs`, `${folder}/front-of-room.cjs`]);
  });
  await page.reload();
  const answers = await page.evaluate(async () =>
    Promise.all([
      window.roomConsole.view.get(),
      window.roomConsole.intent.send({ type: 'getStarted' }),
      window.roomConsole.secret.put('otp', '1234567890123452'),
      window.roomConsole.kiosk.exit('a-handle-that-is-long-enough'),
      window.roomConsole.diagnostics.get(),
      window.roomConsole.preferences.get(),
      window.roomConsole.preferences.set({ theme: 'light' }),
      window.roomConsole.device.restart(),
    ]),
  );
  expect(answers).toEqual(answers.map(() => ({ ok: false, error: { code: 'ipc.refused' } })));
  await running.page.reload();
  expect(await running.page.evaluate(() => window.frontOfRoom.view.get())).toEqual({
    ok: false,
    error: { code: 'ipc.refused' },
  });
  await running.app.evaluate(({ BrowserWindow }) => {
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- as above
    BrowserWindow.getAllWindows()[0]?.webContents.session.setPreloads([]);
  });
  await page.reload();
  await running.page.reload();
  await expect.poll(() => loggedEvents(running.userDataDir)).toContain('app.ipc.refused');
});

const BASE: FrontOfRoomView = {
  revision: 1_000_000,
  locale: 'en',
  scene: 'starting',
  stage: 'code',
  roomName: 'Berlin 3.14',
  approval: null,
  offline: false,
  theme: 'dark',
  motion: 'reduced',
};

let revision = BASE.revision;

async function show(view: FrontOfRoomView): Promise<void> {
  await running.app.evaluate(
    ({ BrowserWindow }, { channel, pushed }) => {
      for (const window of BrowserWindow.getAllWindows()) window.webContents.send(channel, pushed);
    },
    { channel: FRONT_OF_ROOM_CHANNELS.viewChanged, pushed: view },
  );
  await page.locator(`main[data-scene="${view.scene}"] h1`).waitFor();
}

/** Where little time is: the scenes that differ most from the others. */
const FULL = process.env['ROOMKEY_TEST_FULL'] === '1';
const FEW: readonly FrontOfRoomScene[] = ['checkFailed', 'waiting', 'home'];

/** The window's own size is a person's choice: here it is a television's. */
test.describe('every scene', () => {
  for (const [theme, locale, scenes] of [
    ['dark', 'en', FRONT_OF_ROOM_SCENES],
    ['light', 'ar', FULL ? FRONT_OF_ROOM_SCENES : FEW],
    ['contrast', 'de', FULL ? FRONT_OF_ROOM_SCENES : FEW],
  ] as const) {
    test(`in ${theme}, ${locale}: accessible, and nothing is cut off`, async () => {
      await page.setViewportSize({ width: 1920, height: 1080 });
      for (const scene of scenes) {
        const approval = scene === 'waiting' ? { userCode: 'WDJB-MJHT', portalHost: 'portal.contoso.example' } : null;
        const stage = scene === 'home' ? null : scene === 'waiting' ? 'approval' : BASE.stage;
        await show({ ...BASE, scene, stage, approval, theme, locale, revision: (revision += 1) });
        expect.soft(await violationsOf(page), scene).toEqual([]);
        expect.soft(await overflowing(page), scene).toEqual([]);
        const folder = process.env['ROOMKEY_PICTURES'];
        if (folder !== undefined) await page.screenshot({ path: `${folder}/${theme}-${locale}-${scene}.png` });
      }
    });
  }
});

// Last: Playwright waits for ever for a navigation that was refused.
test('it goes nowhere, opens nothing and takes no keys', async () => {
  await page.evaluate(() => window.location.assign('https://portal.example/'));
  expect(await page.evaluate(() => window.open('about:blank') === null)).toBe(true);
  const keys = await page.evaluate(() => {
    const seen: string[] = [];
    addEventListener('keydown', ({ key }) => seen.push(key));
    return seen;
  });
  await page.keyboard.press('F5');
  await page.keyboard.press('a');
  expect(keys).toEqual([]);
  expect(page.url()).toMatch(/front-of-room\/index\.html\?locale=\w+$/);
});

/** Texts that are wider or higher than what they stand in, or off the display. */
async function overflowing(shown: Page): Promise<string[]> {
  return shown.evaluate(() =>
    [...document.querySelectorAll('h1, h2, p, li, span, section')]
      .filter((element) => {
        const { left, right, top, bottom } = element.getBoundingClientRect();
        return left < 0 || top < 0 || right > innerWidth + 1 || bottom > innerHeight + 1;
      })
      .map((element) => element.textContent.slice(0, 60)),
  );
}
