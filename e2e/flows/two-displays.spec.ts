/** Two displays and their cables, in kiosk mode, on a real X server: who shows what, and that nothing is lost by a pull. */
import { loggedEvents } from '../console/event-log';
import { expect, test } from '../support/flow-test';
import { frontOfRoomPage, type PlacedWindow, placedWindows, showsScene } from '../support/front-of-room';
import type { RoomConsole } from '../support/room-console';
import { CONSOLE_DISPLAY, ROOM_DISPLAY, TwoDisplays } from '../support/two-displays';

test.skip(process.platform !== 'linux', 'Displays without a monitor are made by an X server');

let displays: TwoDisplays;
test.beforeAll(async () => {
  displays = await TwoDisplays.start();
});
test.afterAll(() => displays.stop());

const KIOSK = {
  args: ['--kiosk', '--nightly-restart=off'],
  env: () => ({ ...displays.env, ROOMKEY_EXIT_PIN: '493817' }),
};

const CONSOLE_AT_HOME: PlacedWindow = {
  page: 'console',
  bounds: CONSOLE_DISPLAY,
  isVisible: true,
  isFocusable: true,
};
const FRONT_OF_ROOM: PlacedWindow = {
  page: 'front of room',
  // One line more than the display has: see main/app/displays/front-of-room-window.ts.
  bounds: { ...ROOM_DISPLAY, height: ROOM_DISPLAY.height + 1 },
  isVisible: true,
  isFocusable: false,
};

const places = (console: RoomConsole) => expect.poll(() => placedWindows(console.launched), { timeout: 15_000 });
const isKiosk = ({ launched }: RoomConsole) =>
  launched.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().some((window) => window.isKiosk()));

test('a whole setup on two displays, while their cables are pulled', async ({ site, consoles, keyring }, info) => {
  const { admin } = site;
  const room = await admin.readyRoom();
  const otp = await admin.generateOtp(room.id);
  const console = await consoles.launch({ keyring, ...KIOSK, env: KIOSK.env() });
  const { launched } = console;
  let front = await frontOfRoomPage(launched);
  await places(console).toEqual([CONSOLE_AT_HOME, FRONT_OF_ROOM]);
  await showsScene(front, 'welcome');

  await console.goToAgreement();
  await showsScene(front, 'agreement');
  await console.press('accept');
  await showsScene(front, 'code');
  await console.typeOtp(otp.otp);
  await expect(front.locator('body')).not.toContainText(/\d{4}/);
  await console.press('submitOtp');
  await console.isAt('awaitingApproval');
  await showsScene(front, 'waiting');
  // What is compared is the same on both, and stands with the room's name and the portal's address.
  const shown = front.locator('[data-user-code]');
  await expect(shown).toHaveText(await console.userCode());
  await expect(front.getByText(room.displayName)).toBeVisible();
  await expect(front.getByText(new URL(site.network.url).host)).toBeVisible();
  await info.attach('waiting.png', { body: await front.screenshot(), contentType: 'image/png' });

  await test.step('the front-of-room display is pulled and comes back', async () => {
    await displays.unplug('room');
    await places(console).toEqual([CONSOLE_AT_HOME]);
    await displays.plug('room');
    await places(console).toEqual([CONSOLE_AT_HOME, FRONT_OF_ROOM]);
    front = await frontOfRoomPage(launched);
    await showsScene(front, 'waiting');
    await expect(front.locator('[data-user-code]')).toHaveText(await console.userCode());
  });

  await test.step('the console’s own display is pulled: it goes to what is left, and back', async () => {
    await displays.unplug('console');
    await places(console).toEqual([{ ...CONSOLE_AT_HOME, bounds: { ...ROOM_DISPLAY, x: 0 } }]);
    await console.isAt('awaitingApproval');
    expect(await isKiosk(console)).toBe(true);
    await displays.plug('console');
    await places(console).toEqual([CONSOLE_AT_HOME, FRONT_OF_ROOM]);
    expect(await isKiosk(console)).toBe(true);
    front = await frontOfRoomPage(launched);
  });

  await test.step('its page crashes and comes back', async () => {
    await launched.app.evaluate(({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()
        .map((window) => window.webContents)
        .find((each) => each.getURL().includes('/front-of-room/'));
      contents?.forcefullyCrashRenderer();
    });
    await expect
      .poll(() =>
        launched.app.evaluate(async ({ BrowserWindow }) => {
          const contents = BrowserWindow.getAllWindows()
            .map((window) => window.webContents)
            .find((each) => each.getURL().includes('/front-of-room/'));
          if (contents === undefined || contents.isCrashed() || contents.isLoading()) return null;
          const limit = new Promise<null>((resolve) => setTimeout(() => resolve(null), 2_000));
          const scene: Promise<unknown> = contents
            .executeJavaScript("document.querySelector('main')?.dataset.scene")
            .catch(() => null);
          return Promise.race([scene, limit]);
        }),
      )
      .toBe('waiting');
    await console.isAt('awaitingApproval');
  });

  await admin.approve(otp);
  await console.isHome();
  const events = await loggedEvents(launched.userDataDir);
  for (const event of [
    'display.removed',
    'display.added',
    'frontOfRoom.closed',
    'frontOfRoom.opened',
    'console.moved',
  ]) {
    expect(events).toContain(`app.${event}`);
  }

  await test.step('at home it shows the room’s home', async () => {
    // Playwright follows no page through a crash: a new window is a new page.
    await displays.unplug('room');
    await places(console).toEqual([CONSOLE_AT_HOME]);
    await displays.plug('room');
    front = await frontOfRoomPage(launched);
    await showsScene(front, 'home');
    await expect(front.getByRole('heading', { level: 1 })).toHaveText(room.displayName);
    await info.attach('home.png', { body: await front.screenshot(), contentType: 'image/png' });
    // What everybody sees holds nothing of the account.
    await expect(front.locator('body')).not.toContainText('@');
  });
});

test('a display that is missing is looked for again as soon as it is plugged in', async ({
  consoles,
  keyring,
}, info) => {
  await displays.unplug('room');
  const console = await consoles.launch({ keyring, ...KIOSK, profile: null, env: KIOSK.env() });
  await console.isAt('welcome');
  await console.press('getStarted');
  await console.isAt('deviceVerificationFailed');
  await console.shows('device.noFrontOfRoomDisplay');
  await expect(console.button('continueAnyway')).toBeVisible();
  await info.attach('missing.png', { body: await console.page.screenshot(), contentType: 'image/png' });
  await displays.plug('room');
  await console.isAt('agreement');
  await showsScene(await frontOfRoomPage(console.launched), 'agreement');
});
