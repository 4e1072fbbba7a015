/** The presenter's page, at a phone and on a desktop, with a fake director in the console's place. */
import type { Locator, Page } from '@playwright/test';
import {
  ADMIN_PATHS,
  DEMO_PATHS,
  DemoStateSchema,
  GeneratedOtpSchema,
  PresenterLinkSchema,
  type DemoState,
} from '@roomkey/shared/protocol/admin';
import { JUMP_TARGETS, STORIES, STORY_IDS } from '@roomkey/shared/demo/stories';
import { Device } from './device';
import { FakeDirector } from './fake-director';
import { expect, expectAccessible, portalForFile, test } from './fixture';
import { tabTo } from './keyboard';

const portal = portalForFile(['--demo']);
const PHONE = { width: 360, height: 640 };
const DESKTOP = { width: 1280, height: 800 };
let director: FakeDirector | null = null;

// Colours on their way to others are nobody's contrast.
test.use({ contextOptions: { reducedMotion: 'reduce' } });

test.afterEach(async () => {
  await director?.leave();
  director = null;
});

async function connect(): Promise<FakeDirector> {
  return (director = await FakeDirector.connect(portal.process));
}
async function present(page: Page, size: typeof PHONE): Promise<void> {
  await page.setViewportSize(size);
  await portal.open(page, '/presenter');
  await expect(page.getByRole('heading', { level: 1, name: 'Presenter' })).toBeVisible();
}
const state = async (): Promise<DemoState> =>
  DemoStateSchema.parse(JSON.parse(await portal.admin.send('GET', DEMO_PATHS.state)));
/** Enters the OTP that is ready, after a reset that makes one. */
async function enterReadyOtp(): Promise<Device> {
  await portal.admin.send('POST', DEMO_PATHS.reset);
  const { ready } = await state();
  const path = `${ADMIN_PATHS.otps}/${ready?.otpId ?? ''}/reveal`;
  const { otp } = GeneratedOtpSchema.parse(JSON.parse(await portal.admin.send('POST', path)));
  return Device.enterOtp(portal.process.url, otp);
}
const button = (page: Page, name: string): Locator => page.getByRole('button', { name, exact: true });

test('without a console: says so, offers nothing that needs one, and decides and resets all the same', async ({
  page,
}) => {
  const device = await enterReadyOtp();
  await present(page, PHONE);
  await expect(page.getByText('The console is not connected.')).toBeVisible();
  await expect(page.getByText('None is ready. A reset makes a new one.')).toBeVisible();
  for (const name of ['Play all', 'Stop', 'Jump to Home', 'Play Rejected'])
    await expect(button(page, name)).toBeDisabled();
  await expect(page.getByRole('status', { name: 'Code on the console' })).toHaveText(device.authorization.user_code);
  await button(page, 'Approve').click();
  await expect(page.getByText('Adams: approved')).toBeVisible();
  await device.waitForCredential();
  await button(page, 'Reset').click();
  await button(page, 'Press again to reset').click();
  await expect(page.getByText('One is ready for Adams.')).toBeVisible();
  await expect(page.getByText(/^Portal reset in/)).toBeVisible();
});

test('leads the console: every command, live', async ({ page }) => {
  const { commands } = await connect();
  await present(page, DESKTOP);
  const last = () => commands.at(-1);
  const shows = (text: string) => expect(page.getByText(text, { exact: true }).first()).toBeVisible();

  await test.step('network and keychain', async () => {
    await button(page, 'Go offline').click();
    await shows('Network off');
    await button(page, 'Back online').click();
    await shows('Network on');
    await button(page, 'Lock keychain').click();
    await shows('Keychain locked');
    await button(page, 'Unlock keychain').click();
    await shows('Keychain open');
    expect(commands).toEqual([
      { kind: 'network', online: false },
      { kind: 'network', online: true },
      { kind: 'keychain', locked: true },
      { kind: 'keychain', locked: false },
    ]);
  });
  await test.step('jumps', async () => {
    const jumps = page.getByRole('region', { name: 'Jump to a step' }).getByRole('button');
    await expect(jumps).toHaveCount(JUMP_TARGETS.length);
    for (const [at, to] of JUMP_TARGETS.entries()) {
      await jumps.nth(at).click();
      await expect.poll(last).toEqual({ kind: 'jump', to });
    }
    await expect(page.getByRole('region', { name: 'On the console' })).toContainText('Home');
  });
  await test.step('stories, with their notes', async () => {
    for (const story of STORY_IDS) {
      await button(page, `Play ${STORIES[story].title}`).click();
      await expect.poll(last).toEqual({ kind: 'play', story, loop: true });
      await shows(`Playing “${STORIES[story].title}”`);
      for (const note of STORIES[story].notes) await shows(note);
    }
    await button(page, 'Stop the story').click();
    await expect.poll(last).toEqual({ kind: 'stop' });
    await shows('Nobody plays.');
    await page.getByRole('switch', { name: /Again and again/ }).click();
    await button(page, 'Play all').click();
    await expect.poll(last).toEqual({ kind: 'play', story: 'all', loop: false });
    await button(page, 'Stop').click();
    await expect.poll(last).toEqual({ kind: 'stop' });
  });
  await test.step('what the console does by itself', async () => {
    await director?.tell({ step: 'awaitingApproval', roomName: 'Adams', caption: 'Jemand muss zustimmen.', played: 3 });
    await shows('Waiting for approval');
    await shows('Jemand muss zustimmen.');
    await shows('3 stories played');
    await director?.tell({ mode: 'handedOver', takesOverIn: 20 });
    await shows('Adams. Somebody uses the console. The story takes over in 20 s.');
  });
});

test('resets console and portal at two presses, in less than two seconds', async ({ page }) => {
  const { commands } = await connect();
  await present(page, PHONE);
  const done = page.getByText(/^Everything reset in/);
  const reset = async (): Promise<number> => {
    await director?.tell({ step: 'home' });
    const before = await state();
    await button(page, 'Reset').click();
    await button(page, 'Press again to reset').click();
    await expect(done).toBeVisible();
    await expect(page.getByRole('region', { name: 'On the console' })).toContainText('Welcome');
    expect((await state()).ready?.otpId).not.toBe(before.ready?.otpId);
    return Number(/[\d.]+/.exec(await done.innerText())?.[0]);
  };

  await button(page, 'Reset').click();
  await expect(button(page, 'Press again to reset')).toBeVisible();
  // Not meant: the question goes by itself.
  await expect(button(page, 'Reset')).toBeVisible();
  expect(commands).toEqual([]);
  const seconds = [await reset()];
  // A machine that does something else at that moment gets two more tries.
  while (Math.min(...seconds) >= 2 && seconds.length < 3) {
    await expect(done).toHaveCount(0);
    seconds.push(await reset());
  }
  console.log(`reset from the presenter’s page: ${seconds.join(', ')} s`);
  expect(Math.min(...seconds)).toBeLessThan(2);
  expect(commands.every(({ kind }) => kind === 'reset')).toBe(true);
  await button(page, 'Show OTP').click();
  await expect(page.getByRole('status', { name: 'One-time password' })).toHaveText(/^\d{4} \d{4} \d{4} \d{4}$/);
});

test('says what the console could not do, and when it is gone', async ({ page }) => {
  const fake = await connect();
  await present(page, PHONE);
  fake.failNext = { outcome: 'failed', reason: 'The window is closed.' };
  await button(page, 'Go offline').click();
  await expect(page.getByRole('alert')).toHaveText('The console could not do it. The window is closed.');
  await button(page, 'Go offline').click();
  await expect(page.getByText('Network off')).toBeVisible();
  await expect(page.getByRole('alert')).toHaveCount(0);
  await fake.leave();
  await expect(page.getByText('The console is not connected.')).toBeVisible();
});

test('rejects with reason and note, by keyboard alone; the console hears both', async ({ page }) => {
  await connect();
  const device = await enterReadyOtp();
  await present(page, DESKTOP);
  await expect(button(page, 'Reject')).toBeEnabled();
  await tabTo(button(page, 'Reject'));
  await page.keyboard.press('Enter');
  await tabTo(page.getByLabel('Reason for rejection'));
  await page.keyboard.type('Wrong room');
  await tabTo(page.getByLabel('Note (optional)'));
  await page.keyboard.type('Take the sheet of Baker.');
  await expect(button(page, 'Reject now')).toBeEnabled();
  await tabTo(button(page, 'Reject now'));
  await page.keyboard.press('Enter');
  await expect(page.getByText('Adams: rejected')).toBeVisible();
  await expect(page.getByRole('region', { name: 'Now' })).toBeFocused();
  expect(await device.waitForRefusal()).toMatchObject({
    error: 'access_denied',
    rejection_reason: 'Wrong room',
    rejection_note: 'Take the sheet of Baker.',
  });
});

test('a link signs a phone in once, as a presenter, straight to this page', async ({ browser }) => {
  const device = await enterReadyOtp();
  const { url } = PresenterLinkSchema.parse(JSON.parse(await portal.admin.send('POST', DEMO_PATHS.presenterLink)));
  const [phone, late] = [await browser.newContext({ viewport: PHONE }), await browser.newContext()];
  const page = await phone.newPage();
  await page.goto(url);
  await expect(page.getByRole('heading', { level: 1, name: 'Presenter' })).toBeVisible();
  expect(page.url()).toBe(`${portal.process.url}/#/presenter`);
  await expect(page.getByText('Simulation', { exact: true })).toBeVisible();
  await expect(page.getByText('Demo', { exact: true }).first()).toBeVisible();
  await button(page, 'Approve').click();
  await device.waitForCredential();
  await button(page, 'Open navigation').click();
  await expect(page.getByRole('link', { name: 'Presenter' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Users and roles' })).toHaveCount(0);

  const second = await late.newPage();
  await second.goto(url);
  await expect(second.getByText('This sign-in link is not valid any more.')).toBeVisible();
  await expect(second.getByText('Demo', { exact: true })).toBeVisible();
  await Promise.all([phone.close(), late.close()]);
});

test('on a local network it shows a QR code for a phone; on this machine alone it does not', async ({ page }) => {
  await present(page, PHONE);
  await expect(page.getByRole('heading', { name: 'Present from a phone' })).toHaveCount(0);
  // Fake: the portal of this test listens on loopback.
  await page.route(`**${DEMO_PATHS.state}`, async (route) => {
    const answer = await route.fetch();
    const json = { ...DemoStateSchema.parse(await answer.json()), addresses: ['https://192.0.2.5:8443'] };
    await route.fulfill({ response: answer, json });
  });
  await page.reload();
  await expect(page.getByText('https://192.0.2.5:8443')).toBeVisible();
  await button(page, 'Show QR code').click();
  await expect(page.getByRole('img', { name: 'Link for a phone as a QR code' })).toBeVisible();
  await expectAccessible(page);
  await button(page, 'Hide QR code').click();
  await expect(page.getByRole('img', { name: 'Link for a phone as a QR code' })).toHaveCount(0);
});

/** High contrast follows the same styles: `npm run test:full` looks at it too. */
const MEDIA = {
  light: { colorScheme: 'light' },
  dark: { colorScheme: 'dark' },
  ...(process.env['ROOMKEY_TEST_FULL'] !== undefined && { 'high contrast': { forcedColors: 'active' as const } }),
} as const;
test('is accessible, large enough for a thumb, and nowhere cut off', async ({ page }) => {
  await connect();
  await director?.tell({
    step: 'awaitingApproval',
    roomName: 'Adams',
    mode: 'playing',
    story: 'networkLost',
    scene: 2,
  });
  await enterReadyOtp();
  for (const size of [PHONE, DESKTOP]) {
    await present(page, size);
    await expect(button(page, 'Approve')).toBeEnabled();
    for (const media of Object.values(MEDIA)) {
      await page.emulateMedia({ colorScheme: null, forcedColors: null, ...media });
      await expectAccessible(page);
    }
    await expectThumbSized(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
  }
  await page.setViewportSize(PHONE);
  await button(page, 'Reject').click();
  await page.getByLabel('Note (optional)').fill('The window is made smaller meanwhile.');
  await page.setViewportSize(DESKTOP);
  await expect(page.getByLabel('Note (optional)')).toHaveValue('The window is made smaller meanwhile.');
  await expect(button(page, 'Reject now')).toBeEnabled();
  await expectAccessible(page);
});

async function expectThumbSized(page: Page): Promise<void> {
  const controls = page.getByRole('main').getByRole('button').or(page.getByRole('main').getByRole('combobox'));
  for (const control of await controls.all()) {
    const box = await control.boundingBox();
    const size = `${await control.innerText()} ${String(box?.width)}×${String(box?.height)}`;
    expect([size, (box?.width ?? 0) >= 44, (box?.height ?? 0) >= 44]).toEqual([size, true, true]);
  }
}
