/** The demo in one package, as it is shipped, on a machine without Node. */
import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { ADMIN_PATHS } from '@roomkey/shared/protocol/admin';
import english from '@roomkey/shared/locale/en.json' with { type: 'json' };
import { EXIT_CODES } from '@roomkey/shared/watcher/exit-codes';
import { type Keyring, startKeyring } from '../../main/test/support/keyring';
import { makeTempFolder } from '../../main/test/support/temp-folder';
import { expectAccessible, expectNothingClipped } from '../support/accessible';
import { waitFor } from '../support/wait-for';
import { firstAdministrator, knownAdministrator } from './administrator';
import {
  demoExecutable,
  PackagedDemo,
  person,
  portalProcess,
  presenterEnvironment,
  processesOf,
  START_MS,
  startAgain,
} from './packaged-demo';

const onLinux = process.platform === 'linux';

let executable: string;
let keyring: Keyring | undefined;
let folder: Awaited<ReturnType<typeof makeTempFolder>>;
let env: NodeJS.ProcessEnv;
let userData: string;
let demo: PackagedDemo | undefined;

test.describe.configure({ mode: 'serial' });

test.beforeAll(async () => {
  test.setTimeout(300_000);
  executable = await demoExecutable();
  folder = await makeTempFolder();
  userData = path.join(folder.path, 'data');
  if (onLinux) keyring = await startKeyring('unlocked');
  env = await presenterEnvironment(folder.path, keyring?.env ?? {});
});

test.afterAll(async () => {
  await demo?.kill9();
  await keyring?.stop();
  await folder.remove();
});

const allGone = async () => {
  if (!onLinux) return;
  await waitFor('all processes of the demo end', async () =>
    (await processesOf(executable)).length === 0 ? true : undefined,
  );
};

test('it comes to Welcome with a portal of its own, and one approved setup goes through', async () => {
  test.setTimeout(240_000);
  demo = await PackagedDemo.start(executable, userData, env);
  const card = await demo.card();
  expect(card.otp).toMatch(/^\d{4} \d{4} \d{4} \d{4}$/);
  expect(card.exitPin).toMatch(/^\d{6}$/);
  await expectAccessible(demo.desk);
  await expectNothingClipped(demo.desk);
  const console = await demo.console();
  const installer = person(console);
  const { isAt } = installer;
  await isAt('welcome');
  // The card stays in sight, beside the console.
  const toTheRight = () => demo?.desk.evaluate(() => Math.abs(screen.availWidth - window.screenX - window.outerWidth));
  await expect.poll(toTheRight).toBeLessThan(16);

  const admin = await firstAdministrator(card.signInLink);
  const room = await admin.roomNamed(card.room);
  const issued = await admin.activeOtp(room.id);
  await installer.request(card.otp);
  await isAt('awaitingApproval');
  await expect(demo.desk.getByText(english.demoDesk.card.used)).toBeVisible({ timeout: 15_000 });

  if (onLinux) {
    // The portal dies while the room waits, and comes back where it was.
    const before = await portalProcess(userData);
    process.kill(before, 'SIGKILL');
    const health = new URL(ADMIN_PATHS.health, card.signInLink);
    await waitFor(
      'the portal is started again',
      async () =>
        (await portalProcess(userData)) !== before && (await fetch(health).catch(() => null))?.ok === true
          ? true
          : undefined,
      START_MS,
    );
  }
  await admin.approve(issued);
  await isAt('signedIn', 'home');
  await expect.poll(async () => (await admin.account(room.id)).provisioning, { timeout: 30_000 }).toBe('Provisioned');

  await demo.desk.getByRole('button', { name: english.demoDesk.card.newOtp }).click();
  await expect(demo.desk.locator('[data-otp]')).not.toHaveText(card.otp, { timeout: 15_000 });
});

test('what passes secrets is closed to others, and the API token is gone from the disk', async () => {
  test.skip(!onLinux, 'Windows keeps rights in lists of its own');
  for (const name of ['', 'portal', 'portal-keys.json'])
    expect(((await stat(path.join(userData, 'demo', name))).mode & 0o077).toString(8)).toBe('0');
  const temporary = await readdir(path.join(folder.path, 'temporary'));
  expect(temporary.filter((name) => name.startsWith('roomkey-demo-'))).toEqual([]);
});

test('a second one with the same data refuses', async () => {
  const { code, stderr } = await startAgain(executable, userData, env);
  expect(code).toBe(EXIT_CODES.alreadyRunning);
  // A program with windows has no standard error on Windows.
  if (onLinux) expect(stderr).toContain('another demo runs with');
});

test('a power cut leaves no process; the next start goes on, with another exit PIN, and ends in order', async () => {
  test.setTimeout(240_000);
  const before = await demo!.card();
  await demo!.kill9();
  await allGone();

  demo = await PackagedDemo.start(executable, userData, env);
  const card = await demo.card();
  expect(card.exitPin).not.toBe(before.exitPin);
  await person(await demo.console()).isAt('signedIn', 'home');
  const admin = await knownAdministrator(card.signInLink);
  expect((await admin.roomNamed(before.room)).id).not.toBe('');
  await demo.quit();
  await allGone();
});

test('a portal that cannot start says why, and another try helps', async () => {
  test.setTimeout(240_000);
  await demo?.quit();
  const keys = path.join(userData, 'demo/portal-keys.json');
  const right = await readFile(keys, 'utf8');
  await writeFile(keys, '{}');
  demo = await PackagedDemo.start(executable, userData, env);
  await expect(demo.desk.getByRole('heading', { name: english.demoDesk.failed.title })).toBeVisible({
    timeout: START_MS,
  });
  await expect(demo.desk.getByRole('alert')).toContainText('Roomkey portal did not start');
  await writeFile(keys, right);
  await demo.desk.getByRole('button', { name: english.intents.retry }).click();
  await demo.card();
  await person(await demo.console()).isAt('signedIn', 'home');
  await demo.quit();
  await allGone();
});
