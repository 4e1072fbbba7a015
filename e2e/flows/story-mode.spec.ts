/** The demo's story mode in a real console with a real portal: all stories, a person's touch, and the presenter's orders. */
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test as base } from '@playwright/test';
import english from '@roomkey/shared/locale/en.json' with { type: 'json' };
import { type JumpTarget, STORY_IDS } from '@roomkey/shared/demo/stories';
import { type Keyring, startKeyring } from '../../main/test/support/keyring';
import { makeTempFolder } from '../../main/test/support/temp-folder';
import { readEventLog } from '../console/event-log';
import { Consoles } from '../support/consoles';
import { type FakePresenter, startFakePresenter } from '../support/fake-presenter';
import { freePort } from '../support/free-port';
import { type PortalProcess, startPortalProcess } from '../support/portal-process';
import type { RoomConsole } from '../support/room-console';

interface DemoSite {
  readonly presenter: FakePresenter;
  readonly tokenFile: string;
}

const test = base.extend<{ readonly keyring: Keyring; readonly consoles: Consoles }, { readonly demo: DemoSite }>({
  demo: [
    // eslint-disable-next-line no-empty-pattern -- Playwright reads which fixtures are needed from this pattern
    async ({}, use) => {
      const [port, portalPort] = [await freePort(), await freePort()];
      const folder = await makeTempFolder();
      const presenter = await startFakePresenter(port, portalPort);
      const portal: PortalProcess = await startPortalProcess(portalPort, presenter.url);
      const tokenFile = path.join(folder.path, 'token');
      await writeFile(tokenFile, await portal.token(), { mode: 0o600 });
      await use({ presenter, tokenFile });
      await presenter.close();
      await portal.remove();
      await folder.remove();
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
    info.setTimeout(180_000);
    const consoles = new Consoles(demo.presenter.url);
    await use(consoles);
    if (info.status !== info.expectedStatus) await consoles.attachTo(info);
    await consoles.closeAll();
  },
});

/** As fast as console and portal answer. */
const FAST = ['--demo-speed', '40'];

const caption = (console: RoomConsole) => console.page.locator('[data-demo-caption]');

test('all five stories by themselves; a click hands over, and the story comes back', async ({
  demo,
  consoles,
  keyring,
}) => {
  const { presenter, tokenFile } = demo;
  const idle = ['--demo-idle-seconds', '4', '--demo-countdown-seconds', '3'];
  const console = await consoles.launch({
    keyring,
    args: ['--demo-token-file', tokenFile, '--demo-auto', ...FAST, ...idle],
  });
  const { page } = console;
  await expect(page.getByText(english.app.simulation, { exact: true })).toBeVisible();
  await expect.poll(() => presenter.status()?.played, { timeout: 120_000 }).toBeGreaterThanOrEqual(STORY_IDS.length);

  const told = presenter.statuses.flatMap(({ story }) => (story === null ? [] : [story]));
  expect([...new Set(told)]).toEqual([...STORY_IDS]);
  const lines = (await readEventLog(console.launched.userDataDir)).filter(({ event }) => event === 'app.demo.played');
  expect(lines.map(({ code }) => JSON.parse(code ?? '') as unknown).slice(0, STORY_IDS.length)).toEqual(
    STORY_IDS.map((story) =>
      expect.objectContaining({ story, mainMb: expect.any(Number), pagesMb: expect.any(Number) }),
    ),
  );

  // What the page itself presses is not trusted by the browser; a person's click is.
  await expect.poll(() => presenter.status()?.mode).toBe('playing');
  await page.mouse.click(5, 5);
  await expect(caption(console)).toHaveAttribute('data-demo-caption', 'handedOverBriefly');
  await expect.poll(() => presenter.status()?.mode).toBe('handedOver');
  const countdown = page.locator('[data-demo-countdown]');
  await expect(countdown).toBeVisible();
  await page.getByRole('button', { name: english.demo.stay }).click();
  await expect(countdown).toBeHidden();
  expect(presenter.status()?.mode).toBe('handedOver');
  await expect(countdown).toBeVisible();
  await expect.poll(() => presenter.status()?.mode, { timeout: 10_000 }).toBe('playing');
  await console.isAt('welcome');
});

test('a presenter jumps, cuts the network, locks the keychain, and resets everything', async ({
  demo,
  consoles,
  keyring,
}) => {
  const { presenter, tokenFile } = demo;
  const console = await consoles.launch({ keyring, args: ['--demo-token-file', tokenFile, ...FAST] });
  await console.isAt('welcome');
  for (const to of ['rejected', 'expired', 'signedIn', 'home'] as const satisfies readonly JumpTarget[]) {
    expect(await presenter.order({ kind: 'jump', to }), to).toMatchObject({ outcome: 'done' });
    await console.isAt(to);
  }

  expect(await presenter.order({ kind: 'jump', to: 'awaitingApproval' })).toMatchObject({ outcome: 'done' });
  await presenter.order({ kind: 'network', online: false });
  await console.isConnected('offline');
  await expect.poll(() => presenter.status()).toMatchObject({ online: false, step: 'awaitingApproval' });
  await presenter.order({ kind: 'network', online: true });
  await console.isConnected('online');

  expect(await presenter.order({ kind: 'jump', to: 'oneTimePassword' })).toMatchObject({ outcome: 'done' });
  await presenter.order({ kind: 'keychain', locked: true });
  await console.submitOtp('0000000000000000');
  await console.shows('vault.locked');

  // The portal restarts meanwhile: the director comes back to it by itself.
  await presenter.away();
  await presenter.back();
  const reset = await presenter.order({ kind: 'reset' });
  expect(reset.outcome).toBe('done');
  // Two seconds are promised on a quiet machine; here the time is told, and this fake's way back is not the portal's own.
  if (reset.outcome === 'done') test.info().annotations.push({ type: 'reset', description: `${reset.tookMs} ms` });
  await console.isAt('welcome');
  await expect.poll(() => presenter.status()).toMatchObject({ mode: 'waiting', online: true, keychainLocked: false });
});

test('an ordinary console has nothing of the demo', async ({ consoles, keyring }) => {
  const console = await consoles.launch({ keyring });
  await console.isAt('welcome');
  expect(await console.page.evaluate(() => 'demo' in window.roomConsole)).toBe(false);
  expect(await console.page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name))).toEqual(
    expect.not.arrayContaining([expect.stringContaining('demo-overlay')]),
  );
});
