/** The demo in a real console with a real portal: story mode, a person's touch, and what a presenter asks for. */
import { expect, test as base } from '@playwright/test';
import english from '@roomkey/shared/locale/en.json' with { type: 'json' };
import { type JumpTarget, STORY_IDS, type StoryId } from '@roomkey/shared/demo/stories';
import type { Step } from '@roomkey/shared/setup/contract/view';
import { type Keyring, startKeyring } from '../../main/test/support/keyring';
import { readEventLog } from '../console/event-log';
import { attachText } from '../support/attach-text';
import { Consoles } from '../support/consoles';
import { freePort } from '../support/free-port';
import { type PortalProcess, startPortalProcess } from '../support/portal-process';
import { Presenter } from '../support/presenter';
import type { RoomConsole } from '../support/room-console';

interface DemoSite {
  readonly portal: PortalProcess;
  readonly presenter: Presenter;
}

const test = base.extend<{ readonly keyring: Keyring; readonly consoles: Consoles }, { readonly demo: DemoSite }>({
  demo: [
    // eslint-disable-next-line no-empty-pattern -- Playwright reads which fixtures are needed from this pattern
    async ({}, use) => {
      // The same port after a restart.
      const portal = await startPortalProcess(await freePort(), null, ['--demo']);
      await use({ portal, presenter: new Presenter(portal.address, () => portal.token()) });
      await portal.remove();
    },
    { scope: 'worker', timeout: 90_000 },
  ],
  // eslint-disable-next-line no-empty-pattern -- as above
  keyring: async ({}, use) => {
    const keyring = await startKeyring('unlocked');
    await use(keyring);
    await keyring.stop();
  },
  consoles: async ({ demo, keyring: _keyring }, use, info) => {
    info.setTimeout(150_000);
    const consoles = new Consoles(demo.portal.address);
    await use(consoles);
    if (info.status !== info.expectedStatus) {
      await consoles.attachTo(info);
      await attachText(info, 'portal.txt', demo.portal.output());
    }
    await consoles.closeAll();
  },
});

/** As fast as console and portal answer. */
const FAST = ['--demo-speed', '60'];
/** Milliseconds that a story may take on a busy machine; it takes a tenth of it on a quiet one. */
const STORY_MS = 30_000;

const caption = (console: RoomConsole) => console.page.locator('[data-demo-caption]');

/** The stories that were played to their end, as the event log names them. */
async function playedStories({ launched }: RoomConsole): Promise<unknown[]> {
  const lines = (await readEventLog(launched.userDataDir)).filter(({ event }) => event === 'app.demo.played');
  return lines.map(({ code }) => JSON.parse(code ?? '') as unknown);
}

test('all stories by themselves; a click hands over, and the story comes back', async ({ demo, consoles, keyring }) => {
  const { presenter, portal } = demo;
  const idle = ['--demo-idle-seconds', '5', '--demo-countdown-seconds', '4'];
  const console = await consoles.launch({
    keyring,
    args: ['--demo-token-file', portal.tokenFile, '--demo-auto', ...FAST, ...idle],
  });
  const { page } = console;
  await expect(page.getByText(english.app.simulation, { exact: true })).toBeVisible();
  const mode = async () => (await presenter.status())?.mode;
  await expect
    .poll(async () => (await presenter.status())?.played, { timeout: STORY_IDS.length * STORY_MS })
    .toBeGreaterThanOrEqual(STORY_IDS.length);
  expect((await playedStories(console)).slice(0, STORY_IDS.length)).toEqual(
    STORY_IDS.map((story) =>
      expect.objectContaining({ story, mainMb: expect.any(Number), pagesMb: expect.any(Number) }),
    ),
  );

  // What the page itself presses is not trusted by the browser; a person's click is.
  await expect.poll(mode).toBe('playing');
  await page.mouse.click(5, 5);
  await expect(caption(console)).toHaveAttribute('data-demo-caption', 'handedOverBriefly');
  await expect.poll(mode).toBe('handedOver');
  const countdown = page.locator('[data-demo-countdown]');
  await expect(countdown).toBeVisible();
  await page.getByRole('button', { name: english.demo.stay }).click();
  await expect(countdown).toBeHidden();
  expect(await mode()).toBe('handedOver');
  await expect(countdown).toBeVisible();
  await expect.poll(mode).toBe('playing');
});

test('a presenter plays a story, jumps, cuts the network, locks the keychain, and resets', async ({
  demo,
  consoles,
  keyring,
}) => {
  const { presenter, portal } = demo;
  const console = await consoles.launch({ keyring, args: ['--demo-token-file', portal.tokenFile, ...FAST] });
  await console.isAt('welcome');
  await presenter.met();
  const done = async (command: Parameters<Presenter['order']>[0]) =>
    expect(await presenter.order(command), JSON.stringify(command)).toMatchObject({ outcome: 'done' });

  await test.step('each story once, to where it ends', async () => {
    const ends: Readonly<Record<StoryId, Step>> = {
      approved: 'home',
      rejected: 'oneTimePassword',
      wrongCode: 'home',
      networkLost: 'home',
      expired: 'oneTimePassword',
    };
    for (const [index, story] of STORY_IDS.entries()) {
      await done({ kind: 'play', story, loop: false });
      await expect
        .poll(() => presenter.status(), { timeout: STORY_MS })
        .toMatchObject({ played: index + 1, mode: 'waiting', step: ends[story] });
    }
  });

  await test.step('a touch in the middle of a story leaves the console to the person', async () => {
    await done({ kind: 'play', story: 'expired', loop: false });
    await console.page.mouse.click(5, 5);
    await expect(caption(console)).toHaveAttribute('data-demo-caption', 'handedOver');
    expect((await playedStories(console)).length).toBe(STORY_IDS.length);
  });

  for (const to of ['rejected', 'expired', 'signedIn', 'home'] as const satisfies readonly JumpTarget[]) {
    await done({ kind: 'jump', to });
    await console.isAt(to);
  }

  await done({ kind: 'jump', to: 'awaitingApproval' });
  expect((await presenter.state()).request).toMatchObject({ userCode: await console.userCode() });
  await done({ kind: 'network', online: false });
  await console.isConnected('offline');
  await expect.poll(() => presenter.status()).toMatchObject({ online: false, step: 'awaitingApproval' });
  await done({ kind: 'network', online: true });
  await console.isConnected('online');

  await done({ kind: 'jump', to: 'oneTimePassword' });
  await done({ kind: 'keychain', locked: true });
  await console.submitOtp('0000000000000000');
  await console.shows('vault.locked');

  // The portal restarts meanwhile: the director comes back to it by itself.
  await portal.restart();
  await presenter.met();
  const before = await presenter.state();
  await done({ kind: 'reset' });
  await console.isAt('welcome');
  const { ready } = await presenter.state();
  expect(ready).not.toBeNull();
  expect(ready?.otpId).not.toBe(before.ready?.otpId);
  await expect
    .poll(() => presenter.status())
    .toMatchObject({ mode: 'waiting', online: true, keychainLocked: false, step: 'welcome' });
});

test('an ordinary console has nothing of the demo', async ({ consoles, keyring }) => {
  const console = await consoles.launch({ keyring });
  await console.isAt('welcome');
  expect(await console.page.evaluate(() => 'demo' in window.roomConsole)).toBe(false);
  expect(await console.page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name))).toEqual(
    expect.not.arrayContaining([expect.stringContaining('demo-overlay')]),
  );
});
