/** `--lan`: a room console and a phone that reach the portal over the local network, under its own local authority. */
import { mkdir } from 'node:fs/promises';
import { networkInterfaces } from 'node:os';
import path from 'node:path';
import english from '@roomkey/shared/locale/en.json' with { type: 'json' };
import { type PortalLan, PortalLines } from '../../simulator/portal-process/portal-options';
import { execute } from '../../main/test/support/child';
import { makeTempFolder } from '../../main/test/support/temp-folder';
import { launchConsole } from '../console/launch';
import { Administrator } from '../support/admin';
import { expect, test } from '../support/flow-test';
import { type PortalProcess, startPortalProcess } from '../support/portal-process';
import { RoomConsole } from '../support/room-console';

const PROFILE = ['--profile', 'logitech-tap-dell'];
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

test.describe.configure({ mode: 'serial', timeout: 90_000 });

let portal: PortalProcess;
let admin: Administrator;
let lan: PortalLan;
let url: string;
let fingerprint: string;

function printed(): PortalLan | undefined {
  const lines = new PortalLines();
  for (const line of portal.output().split('\n')) lines.read(line);
  return lines.lan;
}

test.beforeAll(async () => {
  // A machine without a private address has loopback, which the portal serves in the same way when it is told to.
  const isPrivate = /^(10|172\.(1[6-9]|2\d|3[01])|192\.168|169\.254)\.|^f[cd]/;
  const all = Object.values(networkInterfaces()).flatMap((infos = []) => infos);
  const found = all.find(({ address, internal }) => !internal && isPrivate.test(address));
  portal = await startPortalProcess(0, null, ['--lan-address', found?.address ?? '127.0.0.1']);
  admin = new Administrator(portal.address, await portal.token());
  const read = printed();
  const first = read?.addresses[0];
  if (read === undefined || first === undefined) throw new Error(`no address was printed:\n${portal.output()}`);
  lan = read;
  ({ url, fingerprint } = first);
});
test.afterAll(() => portal.remove());

/** From the welcome page to the room's home, as on any portal. */
async function setUp(room: RoomConsole): Promise<void> {
  const otp = await admin.generateOtp((await admin.readyRoom()).id);
  await room.goToWaiting(otp.otp);
  await admin.approve(otp);
  await room.isHome();
}

test('a console that has the authority’s file is set up without a question', async ({ keyring }) => {
  expect(url).toMatch(/^https:/);
  const args = [...PROFILE, '--portal-authorities', lan.authorityFile];
  const launched = await launchConsole({ portal: url, args, keyring });
  try {
    await setUp(new RoomConsole(launched));
  } finally {
    await launched.kill9();
  }
});

test('without it the console shows the fingerprint that the portal printed; confirmed, it is set up', async ({
  keyring,
}) => {
  const launched = await launchConsole({ args: PROFILE, keyring });
  const room = new RoomConsole(launched);
  try {
    await room.isAt('connect');
    await room.page.getByRole('textbox', { name: english.connect.address }).fill(url);
    await room.press('connect');
    await expect(room.page.getByRole('heading', { level: 1 })).toHaveText(english.connect.certificate.title);
    const shown = room.page.getByRole('group', { name: english.connect.certificate.fingerprint });
    await expect(shown.locator('span')).toHaveText(fingerprint.split(' '));
    await room.press('confirmCertificate');
    await room.press('confirmOrganisation');
    await setUp(room);
  } finally {
    await launched.kill9();
  }
});

/** A home in which Chromium finds authorities that its user trusts (NSS, as on every Linux desktop). */
async function homeThatTrusts(authorityFile: string): Promise<Awaited<ReturnType<typeof makeTempFolder>>> {
  const home = await makeTempFolder();
  const store = path.join(home.path, '.pki', 'nssdb');
  await mkdir(store, { recursive: true });
  await execute('certutil', ['-d', `sql:${store}`, '-N', '--empty-password']);
  await execute('certutil', ['-d', `sql:${store}`, '-A', '-t', 'C,,', '-n', 'roomkey', '-i', authorityFile]);
  return home;
}

test('a browser that trusts the authority opens the site on a phone’s screen; one that does not is warned', async ({
  browser,
  playwright,
  launchOptions,
}) => {
  const stranger = await browser.newPage();
  await expect(stranger.goto(url)).rejects.toThrow(/ERR_CERT_AUTHORITY_INVALID/);
  await stranger.close();

  const home = await homeThatTrusts(lan.authorityFile);
  const { XDG_DATA_HOME: _data, XDG_CONFIG_HOME: _config, ...env } = process.env;
  const trusting = await playwright.chromium.launch({ ...launchOptions, env: { ...env, HOME: home.path } });
  const context = await trusting.newContext(PHONE);
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => {
    if (/content security policy/i.test(message.text())) faults.push(message.text());
  });
  await page.goto(portal.signInUrl().replace(/^http:\/\/[^/]+/, url));
  await page.getByLabel('Name').fill('morgan');
  await page.getByRole('textbox', { name: 'Password', exact: true }).fill('a long enough phrase');
  await page.getByLabel('Repeat the password').fill('a long enough phrase');
  await page.getByRole('button', { name: 'Save and go on' }).click();
  await expect(page.getByRole('heading', { name: 'Resource accounts' })).toBeVisible();
  const [cookie] = await context.cookies();
  expect(cookie).toMatchObject({ name: '__Host-roomkey-session', secure: true, httpOnly: true, sameSite: 'Strict' });
  const wider = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(wider).toBeLessThanOrEqual(0);
  expect(faults).toEqual([]);
  await trusting.close();
  await home.remove();
});
