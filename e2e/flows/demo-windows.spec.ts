/** A demo's windows, console, front of room and portal: all in sight on one display and on two, and the portal's kept to the portal. */
import { randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { makeTempFolder } from '../../main/test/support/temp-folder';
import { loggedEvents } from '../console/event-log';
import { expect, test } from '../support/flow-test';
import { frontOfRoomPage, type PlacedWindow, placedWindows, showsScene } from '../support/front-of-room';
import { PortalPages } from '../support/portal-pages';
import type { RoomConsole } from '../support/room-console';
import type { Site } from '../support/site';
import { CONSOLE_DISPLAY, ROOM_DISPLAY, TwoDisplays } from '../support/two-displays';
import { waitFor } from '../support/wait-for';

type Bounds = PlacedWindow['bounds'];

let folder: Awaited<ReturnType<typeof makeTempFolder>>;
test.beforeAll(async () => {
  folder = await makeTempFolder();
});
test.afterAll(() => folder.remove());

/** The arguments of a console that shows the portal, signed in as a new user. */
async function withPortalWindow({ admin }: Site): Promise<string[]> {
  const file = path.join(folder.path, randomUUID());
  await writeFile(file, await admin.invite(`presenter-${randomUUID().slice(0, 8)}`), { mode: 0o600 });
  return ['--demo-portal-window', file];
}

const portalPage = ({ launched }: RoomConsole, { network }: Site): Promise<Page> =>
  waitFor('a window with the portal', () =>
    launched.app.windows().find((page) => page.url().startsWith(network.url) && !page.isClosed()),
  );

const names = (windows: readonly PlacedWindow[]) => windows.map(({ page }) => page);
/** Infinite while the window of the room is on its way to another display. */
const roomWidth = (windows: readonly PlacedWindow[]): number =>
  windows.find(({ page, isVisible }) => page === 'front of room' && isVisible)?.bounds.width ?? Infinity;
const boundsOf = (windows: readonly PlacedWindow[], page: PlacedWindow['page']): Bounds => {
  const found = windows.find((each) => each.page === page && each.isVisible);
  if (found === undefined) throw new Error(`There is no window of the ${page}`);
  return found.bounds;
};

/** Once these windows, and no other, are seen and stand still. */
async function settled(console: RoomConsole, ...expected: PlacedWindow['page'][]): Promise<readonly PlacedWindow[]> {
  await expect
    .poll(async () => names((await placedWindows(console.launched)).filter(({ isVisible }) => isVisible)), {
      timeout: 30_000,
    })
    .toEqual(expected);
  let before = '';
  return waitFor('windows that stand still', async () => {
    const now = await placedWindows(console.launched);
    const isStill = JSON.stringify(now) === before;
    before = JSON.stringify(now);
    return isStill ? now : undefined;
  });
}

const overlap = (one: Bounds, other: Bounds): boolean =>
  one.x < other.x + other.width &&
  other.x < one.x + one.width &&
  one.y < other.y + other.height &&
  other.y < one.y + one.height;
const isWithin = (inner: Bounds, outer: Bounds): boolean =>
  inner.x >= outer.x &&
  inner.y >= outer.y &&
  inner.x + inner.width <= outer.x + outer.width &&
  inner.y + inner.height <= outer.y + outer.height;

/** X11 counts a window with its title bar or without it, as the window manager answers. */
const isAbout = (one: Bounds, other: Bounds): boolean =>
  (['x', 'y', 'width', 'height'] as const).every((side) => Math.abs(one[side] - other[side]) <= 40);

/** Next to each other, each of them whole. */
function expectSideBySide(windows: readonly Bounds[], display: Bounds): void {
  for (const [index, one] of windows.entries()) {
    expect(isWithin(one, display), JSON.stringify(one)).toBe(true);
    for (const other of windows.slice(index + 1)) expect(overlap(one, other), JSON.stringify([one, other])).toBe(false);
  }
}

test('on one display: the whole story in three windows side by side', async ({ site, consoles, keyring }, info) => {
  const room = await site.admin.readyRoom();
  const otp = await site.admin.generateOtp(room.id);
  const console = await consoles.launch({ keyring, args: await withPortalWindow(site) });
  const windows = await settled(console, 'console', 'front of room', 'portal');
  const screen = await console.launched.app.evaluate(({ screen }) => screen.getPrimaryDisplay().workArea);
  expectSideBySide(
    windows.map(({ bounds }) => bounds),
    screen,
  );

  const portal = await portalPage(console, site);
  await expect(portal.getByRole('heading', { name: 'Awaiting OTP Approval' })).toBeVisible();
  await expect(portal.getByText('Simulation', { exact: true })).toBeVisible();
  const titles = await console.launched.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().map((window) => window.getTitle()),
  );
  expect(titles.filter((title) => title.includes('portal') && title.includes('Simulation'))).toHaveLength(1);
  const scaled = await console.page.evaluate(() => [innerWidth, innerHeight]);
  expect(scaled[0]).toBeGreaterThanOrEqual(1_270);
  expect(scaled[1]).toBeGreaterThanOrEqual(790);

  await console.goToWaiting(otp.otp);
  await showsScene(await frontOfRoomPage(console.launched), 'waiting');
  const pages = new PortalPages(portal);
  await pages.openRequest(await console.userCode());
  for (const [name, page] of [['console', console.page] as const, ['portal', portal] as const])
    await info.attach(`${name}.png`, { body: await page.screenshot(), contentType: 'image/png' });
  await pages.approve();
  await console.isHome();

  await test.step('the portal’s window has nothing of the console and goes nowhere', async () => {
    const found = await portal.evaluate(async () => ({
      foreign: ['roomConsole', 'frontOfRoom', 'require', 'process', 'electron'].filter((name) => name in window),
      opened: window.open('about:blank') !== null,
      elsewhere: await fetch('http://127.0.0.1:9/').then(
        () => true,
        () => false,
      ),
      policy: (await fetch('/')).headers.get('content-security-policy') ?? '',
    }));
    expect(found).toMatchObject({ foreign: [], opened: false, elsewhere: false });
    // Hand-over sheets may be printed and lists saved.
    expect(found.policy).toMatch(/sandbox .*allow-modals allow-downloads/);
    expect(found.policy).not.toContain('allow-popups');
  });

  await test.step('its page crashes and comes back, still signed in', async () => {
    const before = await portal.getByRole('heading', { level: 1 }).textContent();
    const isBack = () =>
      console.launched.app.evaluate(async ({ BrowserWindow }) => {
        const contents = BrowserWindow.getAllWindows()
          .map((window) => window.webContents)
          .find((each) => each.getURL().startsWith('http'));
        if (contents === undefined || contents.isCrashed() || contents.isLoading()) return null;
        const limit = new Promise<null>((resolve) => setTimeout(() => resolve(null), 2_000));
        const heading: Promise<unknown> = contents
          .executeJavaScript("document.querySelector('h1')?.textContent")
          .catch(() => null);
        return Promise.race([heading, limit]);
      });
    await console.launched.app.evaluate(({ BrowserWindow }) => {
      BrowserWindow.getAllWindows()
        .map((window) => window.webContents)
        .find((each) => each.getURL().startsWith('http'))
        ?.forcefullyCrashRenderer();
    });
    await expect.poll(isBack, { timeout: 20_000 }).toBe(before);
    expect(await loggedEvents(console.launched.userDataDir)).toContain('app.portalWindow.gone');
  });

  // Last: Playwright waits for ever for a navigation that was refused.
  await test.step('another address is refused', async () => {
    await console.launched.app.evaluate(({ BrowserWindow }) => {
      void BrowserWindow.getAllWindows()
        .map((window) => window.webContents)
        .find((each) => each.getURL().startsWith('http'))
        ?.executeJavaScript("location.assign('https://portal.example/')");
    });
    await expect
      .poll(() => loggedEvents(console.launched.userDataDir), { timeout: 10_000 })
      .toContain('app.navigation.refused');
  });
});

test.describe('on two displays', () => {
  test.skip(process.platform !== 'linux', 'Displays without a monitor are made by an X server');
  let displays: TwoDisplays;
  test.beforeAll(async () => {
    displays = await TwoDisplays.start();
  });
  test.afterAll(() => displays.stop());

  test('the room covers the second, and windows follow displays that go and come', async ({
    site,
    consoles,
    keyring,
  }) => {
    const args = await withPortalWindow(site);
    const console = await consoles.launch({ keyring, args, env: displays.env });
    const all = ['console', 'front of room', 'portal'] as const;
    const two = await settled(console, ...all);
    expect(boundsOf(two, 'front of room')).toEqual({ ...ROOM_DISPLAY, height: ROOM_DISPLAY.height + 1 });
    expectSideBySide([boundsOf(two, 'console'), boundsOf(two, 'portal')], CONSOLE_DISPLAY);

    await displays.unplug('room');
    await expect
      .poll(async () => roomWidth(await settled(console, ...all)), { timeout: 30_000 })
      .toBeLessThan(CONSOLE_DISPLAY.width);
    const one = await settled(console, ...all);
    expectSideBySide(
      one.map(({ bounds }) => bounds),
      CONSOLE_DISPLAY,
    );

    // A person takes the portal somewhere else: there it stays.
    const moved = { x: 300, y: 200, width: 700, height: 500 };
    await console.launched.app.evaluate(({ BrowserWindow }, bounds) => {
      BrowserWindow.getAllWindows()
        .find((window) => window.webContents.getURL().startsWith('http'))
        ?.setBounds(bounds);
    }, moved);
    await displays.plug('room');
    await expect
      .poll(async () => roomWidth(await settled(console, ...all)), { timeout: 30_000 })
      .toBe(ROOM_DISPLAY.width);
    const again = await settled(console, ...all);
    expect(isAbout(boundsOf(again, 'portal'), moved)).toBe(true);
    expect(isAbout(boundsOf(again, 'console'), boundsOf(two, 'console'))).toBe(true);
  });

  test('beside a kiosk the portal stands with the room, and has no dialogs to leave by', async ({
    site,
    consoles,
    keyring,
  }) => {
    const args = [...(await withPortalWindow(site)), '--kiosk', '--nightly-restart=off'];
    const env = { ...displays.env, ROOMKEY_EXIT_PIN: '493817' };
    const console = await consoles.launch({ keyring, args, env });
    const windows = await settled(console, 'console', 'front of room', 'portal');
    expect(boundsOf(windows, 'console')).toEqual(CONSOLE_DISPLAY);
    expectSideBySide([boundsOf(windows, 'front of room'), boundsOf(windows, 'portal')], ROOM_DISPLAY);
    const portal = await portalPage(console, site);
    await expect(portal.getByRole('heading', { name: 'Awaiting OTP Approval' })).toBeVisible();
    const policy = await portal.evaluate(async () => (await fetch('/')).headers.get('content-security-policy') ?? '');
    expect(policy).toMatch(/sandbox allow-scripts allow-same-origin allow-forms$/);
  });
});
