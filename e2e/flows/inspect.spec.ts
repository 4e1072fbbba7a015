/** `--inspect`: the machine of a running console, seen in a browser beside it. */
import { request } from 'node:http';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { violationsOf } from '../support/axe';
import { expect, test } from '../support/flow-test';
import type { RoomConsole } from '../support/room-console';
import { waitFor } from '../support/wait-for';

const PICTURE = path.resolve(import.meta.dirname, '../../docs/images/qa-inspect.png');

async function addressOf(console: RoomConsole): Promise<URL> {
  const printed = () => /The machine of this console: (\S+)/.exec(console.launched.output())?.[1];
  // What came before somebody listened is said again when the page has loaded.
  if (printed() === undefined) await console.launched.page.reload();
  return new URL(await waitFor('the address is printed', printed));
}

const lit = (page: Page) => page.locator('#chart .lit').evaluateAll((all) => all.map(({ id }) => id));

async function expectLit(page: Page, ...states: readonly string[]): Promise<void> {
  await expect.poll(() => lit(page)).toEqual(states.map((state) => `state-${state}`));
}

async function statusOf(url: URL, headers: Record<string, string>, method = 'GET'): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const asked = request({ host: url.hostname, port: url.port, path: '/events', method, headers }, (answer) => {
      answer.destroy();
      resolve(answer.statusCode);
    });
    asked.once('error', reject).end();
  });
}

test('the state lights up as the console moves, and the events follow', async ({ site, consoles, keyring, page }) => {
  const broken: string[] = [];
  page.on('console', (message) => message.type() === 'error' && broken.push(message.text()));
  page.on('pageerror', (error) => broken.push(error.message));
  const otp = await site.admin.generateOtp((await site.admin.readyRoom()).id);
  const console = await consoles.launch({ keyring, args: ['--inspect-machine'] });
  const address = await addressOf(console);
  await console.isAt('welcome');

  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto(address.href);
  await expect(page.locator('#connection')).toHaveText('Live');
  await expectLit(page, 'welcome');
  // The token does not stay where it could be seen.
  expect(new URL(page.url()).hash).toBe('');

  await console.goToOneTimePassword();
  await expectLit(page, 'oneTimePassword', 'oneTimePassword.entering');
  await console.submitOtp('0000000000000000');
  await console.shows('otp.unknown');
  await expect(page.locator('#code')).toHaveText('otp.unknown');
  await console.submitOtp(otp.otp);
  await console.isAt('awaitingApproval');
  await expectLit(page, 'awaitingApproval', 'awaitingApproval.online', 'awaitingApproval.online.polling');
  if (process.env['ROOMKEY_DOCS_IMAGES'] === '1') await page.screenshot({ path: PICTURE });

  const rows = page.locator('#events tr:visible');
  await expect(rows.first()).toContainText('awaitingApproval.online.polling');
  await page.getByRole('searchbox', { name: 'Filter' }).fill('otp.unknown');
  await expect(rows).toHaveCount(1);
  await page.getByRole('searchbox', { name: 'Filter' }).fill('');
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'], { origin: address.origin });
  await page.getByRole('button', { name: 'Copy as JSONL' }).click();
  await expect(page.locator('#told')).toHaveText(/^Copied \d+ events\.$/);
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toContain('"event":"app.started"');
  expect(copied).not.toContain(otp.otp.replaceAll('-', ''));

  await page.getByRole('button', { name: 'Pause' }).click();
  await site.admin.approve(otp);
  await console.isHome();
  await expectLit(page, 'awaitingApproval', 'awaitingApproval.online', 'awaitingApproval.online.polling');
  await page.getByRole('button', { name: 'Go on' }).click();
  await expectLit(page, 'home', 'home.waiting');
  await page.getByRole('button', { name: 'agreement', exact: true }).click();
  await expect(page.locator('#chart .shown')).toHaveId('state-agreement');

  await page.reload();
  await expectLit(page, 'home', 'home.waiting');
  expect(await violationsOf(page)).toEqual([]);
  expect(broken).toEqual([]);

  await console.launched.close();
  await expect(page.locator('#connection')).toHaveAttribute('data-connection', 'lost');
});

test('nobody looks in without the address, under another name, or from another page', async ({
  consoles,
  keyring,
  page,
}) => {
  const console = await consoles.launch({ keyring, args: ['--inspect-machine'] });
  const address = await addressOf(console);
  const token = { Authorization: `Bearer ${address.hash.slice(1)}` };
  expect(await statusOf(address, {})).toBe(401);
  expect(await statusOf(address, token)).toBe(200);
  expect(await statusOf(address, { ...token, Host: `evil.example:${address.port}` })).toBe(421);
  expect(await statusOf(address, token, 'POST')).toBe(405);

  await page.goto(address.origin);
  await expect(page.locator('#connection')).toHaveText(/Open the address that the console has printed/);
  await expect(page.locator('#events tr')).toHaveCount(0);

  await page.goto('about:blank');
  const stolen = await page.evaluate(
    ([url, headers]) =>
      fetch(url, { headers })
        .then((answer) => answer.text())
        .catch(() => 'refused'),
    [`${address.origin}/events`, token] as const,
  );
  expect(stolen).toBe('refused');
  // Electron's own debugger, which the same word would open, is not there.
  expect(console.launched.output()).not.toContain('Debugger listening');
});

test('without the option there is no page', async ({ consoles, keyring }) => {
  const console = await consoles.launch({ keyring });
  await console.isAt('welcome');
  expect(console.launched.output()).not.toContain('The machine of this console');
});
