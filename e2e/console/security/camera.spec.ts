/** The camera: who may have it, and when. With Chromium's fake devices, and the console's own handlers asked. */
import type { ElectronApplication, Page } from '@playwright/test';
import { expect, test } from '@playwright/test';
import { severalCameras } from '../../support/fake-camera';
import { launchConsole, type RunningConsole } from '../launch';

let running: RunningConsole;

// Without a portal the console is where an address may be scanned; the portal named below leads to the welcome page.
const launch = async (portal?: string) => {
  running = await launchConsole({ args: severalCameras(1), ...(portal !== undefined && { portal }) });
  await expect(running.page.getByRole('heading').first()).toBeVisible();
};
test.afterEach(async () => {
  expect(await running.close()).toBe(0);
});

/** Names of devices that the page sees; one that is there without a name counts as empty. */
const names = (page: Page) =>
  page.evaluate(async () => (await navigator.mediaDevices.enumerateDevices()).map(({ label }) => label));

const ask = (page: Page, wanted: MediaStreamConstraints) =>
  page.evaluate(async (constraints) => {
    try {
      const stream = await navigator.mediaDevices.getUserMedia(constraints);
      const kinds = stream.getTracks().map(({ kind }) => kind);
      for (const track of stream.getTracks()) track.stop();
      return kinds.join();
    } catch (error) {
      return error instanceof DOMException ? error.name : 'refused';
    }
  }, wanted);

/** Asks from another window: with the console's session, preload script and page, but not made by the console. */
const askFromStranger = (app: ElectronApplication) =>
  app.evaluate(async ({ BrowserWindow, app: electronApp }) => {
    const session = BrowserWindow.getAllWindows()[0]?.webContents.session;
    if (session === undefined) throw new Error('no console');
    const preload = `${electronApp.getAppPath()}/out/preload/console.cjs`;
    const stranger = new BrowserWindow({ show: false, webPreferences: { preload, session, sandbox: true } });
    await stranger.loadURL('app://console/index.html');
    const answer: unknown = await stranger.webContents.executeJavaScript(
      'navigator.mediaDevices.getUserMedia({ video: true }).then(() => "granted", (error) => error.name)',
      true,
    );
    stranger.destroy();
    return answer;
  });

test('where a code is scanned the page has the picture, never the sound, and names only afterwards', async () => {
  await launch();
  expect(new Set(await names(running.page))).toEqual(new Set(['']));
  expect(await ask(running.page, { audio: true })).toBe('NotAllowedError');
  expect(await ask(running.page, { audio: true, video: true })).toBe('NotAllowedError');
  expect(new Set(await names(running.page))).toEqual(new Set(['']));

  expect(await ask(running.page, { video: true })).toBe('video');
  const known = await names(running.page);
  expect(known).toContain('fake_device_0');
  // Of microphones and loudspeakers nothing is told even now.
  expect(known.filter((name) => name !== '')).toEqual(['fake_device_0']);
  expect(await ask(running.page, { audio: true })).toBe('NotAllowedError');

  // A frame in the page, and another window with the same page.
  const inFrame = await running.page.evaluate(async () => {
    const frame = document.createElement('iframe');
    frame.allow = 'camera';
    document.body.append(frame);
    const devices = frame.contentWindow?.navigator.mediaDevices;
    const answer = await devices?.getUserMedia({ video: true }).then(
      () => 'granted',
      (error: unknown) => (error as DOMException).name,
    );
    frame.remove();
    return answer;
  });
  expect(inFrame).not.toBe('granted');
  expect(await askFromStranger(running.app)).toBe('NotAllowedError');
});

test('in another state nobody has it', async () => {
  await launch('http://127.0.0.1:9');
  await expect(running.page.locator('main')).toHaveAttribute('data-step', 'welcome');
  expect(await ask(running.page, { video: true })).toBe('NotAllowedError');
  expect(new Set(await names(running.page))).toEqual(new Set(['']));
});
