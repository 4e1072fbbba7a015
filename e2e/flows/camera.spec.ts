/** The code of a hand-over sheet, scanned with Chromium's fake camera. The permission is asked as for a real one. */
import english from '@roomkey/shared/locale/en.json' with { type: 'json' };
import type { Page } from '@playwright/test';
import { fakeCamera, fakeCameraBefore, type FakeCamera, severalCameras } from '../support/fake-camera';
import { expect, test as base } from '../support/flow-test';
import { expectOneDelivery } from '../support/proof';

/** Cameras of a test go with it. */
const test = base.extend<{ readonly camera: (text: string) => Promise<FakeCamera> }>({
  // eslint-disable-next-line no-empty-pattern -- Playwright reads which fixtures are needed from this pattern
  camera: async ({}, use) => {
    const made: FakeCamera[] = [];
    await use(async (text) => {
      const camera = await fakeCamera(text);
      made.push(camera);
      return camera;
    });
    for (const camera of made) await camera.remove();
  },
});

const scanButton = (page: Page) => page.getByRole('button', { name: english.scan.open });
const dialog = (page: Page) => page.getByRole('dialog', { name: english.scan.title });
const says = (page: Page, about: 'looking' | 'foreign' | 'refused' | 'none') =>
  expect(dialog(page).getByText(english.scan[about].title)).toBeVisible();
const typed = async (page: Page) =>
  (
    await page
      .getByRole('group', { name: english.otp.label })
      .getByRole('textbox')
      .evaluateAll((boxes) => boxes.map((box) => (box as HTMLInputElement).value))
  ).join('');

/** Keeps every stream that the page opens, so that a test can see whether it was stopped. */
const watchStreams = (page: Page) =>
  page.evaluate(() => {
    const devices = navigator.mediaDevices;
    const open = devices.getUserMedia.bind(devices);
    const tracks: MediaStreamTrack[] = [];
    Object.assign(window, { tracks });
    devices.getUserMedia = async (constraints) => {
      const stream = await open(constraints);
      tracks.push(...stream.getTracks());
      return stream;
    };
  });
const streams = (page: Page) =>
  page.evaluate(() =>
    (Reflect.get(window, 'tracks') as MediaStreamTrack[]).map(({ kind, readyState }) => `${kind} ${readyState}`),
  );

test('scanned off the printed sheet: a whole setup without typing a digit', async ({
  site,
  consoles,
  keyring,
  portalPages,
}) => {
  const { admin } = site;
  const room = await admin.readyRoom();
  const otp = await admin.generateOtp(room.id);
  const sheet = await portalPages.openSheet(room);
  const camera = await fakeCameraBefore(
    portalPages.page,
    sheet.getByRole('img', { name: 'The one-time password as a QR code' }),
  );
  const console = await consoles.launch({ keyring, args: camera.args });
  const { page } = console;
  await console.goToOneTimePassword();
  await watchStreams(page);

  await scanButton(page).click();
  await expect(dialog(page).getByText(english.scan.found.title)).toBeVisible();
  expect(await streams(page)).toEqual(['video ended']);
  await expect(dialog(page)).toBeHidden();
  expect(await typed(page)).toBe(otp.otp);
  // Nothing was sent: the person sees the code, and goes on.
  await expect(console.button('submitOtp')).toBeFocused();
  await console.isAt('oneTimePassword');
  await page.keyboard.press('Enter');
  await console.isAt('awaitingApproval');
  await admin.approve(otp);
  await console.isHome();
  await expectOneDelivery(site, keyring, otp);
  await camera.remove();
});

test('a code that is not Roomkey’s is named so; the camera goes off with the dialog and with the step', async ({
  consoles,
  keyring,
  camera,
}) => {
  const console = await consoles.launch({ keyring, args: (await camera('https://portal.example/steal')).args });
  const { page } = console;
  await console.goToOneTimePassword();
  await watchStreams(page);
  await scanButton(page).click();
  await says(page, 'foreign');
  await expect(page.getByText('portal.example')).toBeHidden();
  expect(await streams(page)).toEqual(['video live']);

  await dialog(page).getByRole('button', { name: english.scan.close }).click();
  await expect(dialog(page)).toBeHidden();
  expect(await streams(page)).toEqual(['video ended']);
  await expect(scanButton(page)).toBeFocused();

  // Electron tells a page that it is hidden only where it may throttle it. Playwright keeps a page visible, so the rest of the
  // way, from there to the track, is a unit test's.
  const mayBeHidden = () =>
    console.launched.app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.webContents.getBackgroundThrottling(),
    );
  await scanButton(page).click();
  await says(page, 'foreign');
  expect(await mayBeHidden()).toBe(true);
  expect(await streams(page)).toEqual(['video ended', 'video live']);

  await page.evaluate(() => window.roomConsole.intent.send({ type: 'back' }));
  await console.isAt('agreement');
  expect(await streams(page)).toEqual(['video ended', 'video ended']);
  expect(await mayBeHidden()).toBe(false);
  expect(console.launched.app.windows()).toHaveLength(1);
});

test('several cameras: the other one is chosen', async ({ consoles, keyring }) => {
  const console = await consoles.launch({ keyring, args: severalCameras(2) });
  const { page } = console;
  await console.goToOneTimePassword();
  await scanButton(page).click();
  await says(page, 'looking');
  await expect(dialog(page).getByText('fake_device_0')).toBeVisible();
  await dialog(page).getByRole('button', { name: english.scan.otherCamera }).click();
  await expect(dialog(page).getByText('fake_device_1')).toBeVisible();
});

test('a camera that the system blocks, and one that is gone, are explained; digits can be typed all the same', async ({
  consoles,
  keyring,
  camera,
}) => {
  const pulled = await camera('');
  const console = await consoles.launch({ keyring, args: pulled.args });
  const { page } = console;
  await console.goToOneTimePassword();
  // A fake, named so: Windows' privacy setting cannot be had here. It answers as this does.
  await console.launched.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.session.setPermissionRequestHandler(
      (_contents, _permission, answer) => answer(false),
    ),
  );
  await scanButton(page).click();
  await says(page, 'refused');
  await pulled.remove();
  await dialog(page).getByRole('button', { name: english.scan.again }).click();
  await says(page, 'none');
  await dialog(page).getByRole('button', { name: english.scan.close }).click();
  await page.keyboard.type('1234');
  expect(await typed(page)).toBe('1234');
});

test('without a camera nothing is offered', async ({ consoles, keyring }) => {
  const console = await consoles.launch({ keyring });
  await console.goToOneTimePassword();
  const cameras = await console.page.evaluate(async () =>
    (await navigator.mediaDevices.enumerateDevices()).filter(({ kind }) => kind === 'videoinput'),
  );
  test.skip(cameras.length > 0, 'this machine has a camera of its own');
  await expect(scanButton(console.page)).toBeHidden();
});
