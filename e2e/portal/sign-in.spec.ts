import type { Page } from '@playwright/test';
import { ADMIN_PATHS, BACKGROUND_HEADER } from '@roomkey/shared/protocol/admin';
import { LIMITS } from '@roomkey/shared/protocol/limits';
import { Admin } from './admin';
import { ADMINISTRATOR, expect, signIn, test } from './fixture';
import { startPortal, type PortalProcess } from './portal-process';

const IDLE_SECONDS = 30 * 60;

// In this order: only the first test finds a portal without an administrator, and the last one locks the name out.
test.describe.configure({ mode: 'serial' });

let portal: PortalProcess;
test.beforeAll(async () => {
  test.setTimeout(120_000);
  portal = await startPortal();
});
test.afterAll(() => portal.stop());

async function openSignedIn(page: Page): Promise<void> {
  await page.goto(portal.url);
  await signIn(page);
  await expect(page.getByRole('heading', { name: 'Resource accounts' })).toBeVisible();
}

test('the printed link signs in once, and its token leaves the address and the history', async ({ page, browser }) => {
  await page.goto(portal.signInLink);
  await expect(page.getByRole('heading', { name: 'Choose a name and password' })).toBeVisible();
  expect(page.url()).toBe(`${portal.url}/#/sign-in`);

  await test.step('a short password and a different repetition are refused beside their fields', async () => {
    await page.getByLabel('Name').fill(ADMINISTRATOR.username);
    await page.getByRole('textbox', { name: 'Password', exact: true }).fill('too short');
    await page.getByRole('button', { name: 'Save and go on' }).click();
    await expect(page.getByRole('textbox', { name: 'Password', exact: true })).toHaveAccessibleDescription(
      /at least 12 characters/,
    );
    await expect(page.getByLabel('Repeat the password')).toHaveAccessibleDescription(/differ/);
  });
  await test.step('a reload before a name is chosen goes on at the same place', async () => {
    await page.reload();
    await expect(page.getByRole('heading', { name: 'Choose a name and password' })).toBeVisible();
  });
  await page.getByLabel('Name').fill(ADMINISTRATOR.username);
  await page.getByRole('textbox', { name: 'Password', exact: true }).fill(ADMINISTRATOR.password);
  await page.getByLabel('Repeat the password').fill(ADMINISTRATOR.password);
  await page.getByRole('button', { name: 'Save and go on' }).click();
  await expect(page.getByRole('heading', { name: 'Resource accounts' })).toBeVisible();
  await expect(page.getByText('Simulation')).toBeVisible();
  await expect(page.getByText('Test controls on')).toBeVisible();
  // This portal was started without --demo.
  await expect(page.getByText('Demo', { exact: true })).toHaveCount(0);
  await expect(page.getByRole('link', { name: 'Presenter' })).toHaveCount(0);

  await page.goBack();
  expect(page.url()).not.toContain('token=');

  await test.step('the same link in another browser is refused', async () => {
    const other = await (await browser.newContext()).newPage();
    await other.goto(portal.signInLink);
    await expect(other.getByRole('alert')).toContainText('not valid any more');
    expect(other.url()).not.toContain('token=');
    await other.context().close();
  });
});

test('signs out, refuses a wrong password, signs in by name and password', async ({ page }) => {
  await openSignedIn(page);
  await page.getByRole('button', { name: `Signed in as ${ADMINISTRATOR.username}` }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  await expect(page.getByText('session has ended')).toBeHidden();

  await signIn(page, 'not the right password');
  await expect(page.getByRole('alert')).toContainText('Name or password is wrong');
  await expect(page.getByLabel('Password')).toHaveValue('');

  await signIn(page);
  await expect(page.getByRole('heading', { name: 'Resource accounts' })).toBeVisible();
});

test('a session that has ended asks to sign in again, and goes on at the same page', async ({ page }) => {
  await openSignedIn(page);
  await page.getByRole('link', { name: /Awaiting OTP Approval/ }).click();
  const admin = new Admin(portal);
  await admin.advanceClock(IDLE_SECONDS + 60);
  // What changes is told to the page, which then learns that its session has ended.
  await admin.generateOtp(await admin.freeAccount());
  await expect(page.getByRole('alert')).toContainText('Your session has ended');
  await signIn(page);
  await expect(page.getByRole('heading', { name: 'Awaiting OTP Approval' })).toBeVisible();
});

test('a page that only follows changes does not keep its session alive', async ({ page }) => {
  await openSignedIn(page);
  const admin = new Admin(portal);
  const polled = async () => {
    const read = page.waitForResponse((answer) => answer.request().headers()[BACKGROUND_HEADER] === '1' && answer.ok());
    await admin.generateOtp(await admin.freeAccount());
    await read;
  };
  await polled();
  await admin.advanceClock(IDLE_SECONDS / 2 + 60);
  await polled();
  await admin.advanceClock(IDLE_SECONDS / 2 + 60);
  await admin.generateOtp(await admin.freeAccount());
  await expect(page.getByRole('alert')).toContainText('Your session has ended');
});

test('an invitation leads to the choice of a password, and the role limits what is offered', async ({
  page,
  browser,
}) => {
  await openSignedIn(page);
  await page.getByRole('link', { name: 'Users and roles' }).click();
  await page.getByRole('button', { name: 'Add user' }).click();
  const dialog = page.getByRole('alertdialog');
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Alex');
  await dialog.getByRole('button', { name: 'Add user' }).click();
  await expect(dialog.getByText('Choose at least one site.')).toBeVisible();
  await dialog.getByRole('checkbox', { name: 'London' }).check();
  await dialog.getByRole('button', { name: 'Add user' }).click();
  const link = await dialog.getByRole('textbox', { name: 'Invitation link' }).inputValue();
  await expect(dialog).toContainText('24 hours');
  await dialog.getByRole('button', { name: 'Close' }).click();
  await expect(page.getByRole('row', { name: /alex/ })).toContainText('Invited');

  const invited = await (await browser.newContext()).newPage();
  await invited.goto(link);
  await expect(invited.getByRole('heading', { name: 'Choose a password' })).toBeVisible();
  expect(invited.url()).not.toContain('token=');
  await expect(invited.getByLabel('Name')).toHaveValue('alex');
  await expect(invited.getByLabel('Name')).not.toBeEditable();
  await invited.getByRole('textbox', { name: 'Password', exact: true }).fill('another long phrase');
  await invited.getByLabel('Repeat the password').fill('another long phrase');
  await invited.getByRole('button', { name: 'Save and go on' }).click();
  await expect(invited.getByText('Site Technician: London')).toBeVisible();
  const links = invited.getByRole('navigation', { name: 'Main' }).getByRole('link');
  await expect(links).toHaveText(['Resource accounts', 'Awaiting OTP Approval', 'Rooms']);
  await invited.goto(`${portal.url}/#/settings/audit`);
  await expect(invited.getByRole('heading', { level: 1 })).toHaveText('Your role does not allow this page');
  await invited.context().close();
});

test('the policy refuses an inline script', async ({ page, pageFaults }) => {
  await page.goto(portal.url);
  const refused = await page.evaluate(
    () =>
      new Promise<string>((resolve) => {
        document.addEventListener('securitypolicyviolation', (event) => {
          resolve(event.effectiveDirective);
        });
        const script = document.createElement('script');
        script.textContent = 'document.title = "injected"';
        document.body.append(script);
      }),
  );
  expect(refused).toBe('script-src-elem');
  expect(await page.title()).not.toBe('injected');
  expect(pageFaults.splice(0)).toHaveLength(1);
});

test('too many wrong passwords are slowed down with a message', async ({ page }) => {
  for (let attempt = 0; attempt < LIMITS.passwordFailures; attempt += 1) {
    await page.request.post(portal.url + ADMIN_PATHS.session, {
      data: { username: ADMINISTRATOR.username, password: 'not the right password' },
    });
  }
  await page.goto(portal.url);
  await signIn(page);
  await expect(page.getByRole('alert')).toContainText('Too many attempts');
});
