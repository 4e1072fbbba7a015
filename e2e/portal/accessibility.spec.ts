import type { Page } from '@playwright/test';
import type { Account } from '@roomkey/shared/protocol/admin';
import { accountPage, REQUESTS_PAGE } from './addresses';
import { Device } from './device';
import { expect, expectAccessible, portalForFile, test } from './fixture';

const portal = portalForFile();
let waiting: Account;
let active: Account;
let free: Account;

test.beforeAll(async () => {
  waiting = await portal.admin.freeAccount();
  const { otp } = await portal.admin.generateOtp(waiting);
  await Device.enterOtp(portal.process.url, otp, { device_make: 'HP' });
  active = await portal.admin.freeAccount();
  await portal.admin.generateOtp(active);
  free = await portal.admin.accountNamed('Tietê');
});

/** What each page is brought into before it is examined. */
const PAGES: Record<string, (page: Page) => Promise<void>> = {
  'sign-in': async (page) => {
    await page.goto(portal.process.url);
    await expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible();
  },
  'resource accounts': async (page) => {
    await portal.open(page);
    await expect(page.getByRole('link', { name: 'Adams', exact: true })).toBeVisible();
  },
  'generating an OTP': async (page) => {
    await portal.open(page, accountPage(free.id, 'otp').slice(2));
    await page.getByRole('button', { name: 'Generate OTP' }).click();
    await page.getByRole('radio', { name: /Keep the existing password/ }).check();
    await page.getByRole('button', { name: 'Generate', exact: true }).click();
  },
  'the wizard’s account selection': async (page) => {
    await portal.open(page, '/planning/resource-accounts/generate-otp');
    await page.getByRole('checkbox', { name: free.displayName, exact: true }).check();
  },
  'the wizard’s configuration': async (page) => {
    await PAGES['the wizard’s account selection']?.(page);
    await page.getByRole('button', { name: 'Next', exact: true }).click();
    await page.getByRole('radio', { name: /Upload sign in data/ }).check();
  },
  'the hand-over sheets': async (page) => {
    await portal.open(page, accountPage(active.id, 'otp').slice(2));
    await page.getByRole('button', { name: 'Print hand-over sheet' }).click();
    await page.getByRole('button', { name: 'Show the sheets' }).click();
    await expect(page.getByRole('article')).toBeVisible();
  },
  'an unused OTP': async (page) => {
    await portal.open(page, accountPage(active.id, 'otp').slice(2));
    await page.getByRole('button', { name: 'Show OTP' }).click();
    await expect(page.getByRole('button', { name: 'Copy' })).toBeVisible();
  },
  'the queue': async (page) => {
    await portal.open(page, REQUESTS_PAGE.slice(2));
    await expect(page.getByRole('link', { name: waiting.displayName })).toBeVisible();
  },
  'a decision in the queue': async (page) => {
    await portal.open(page, REQUESTS_PAGE.slice(2));
    await page.getByRole('button', { name: `Reject ${waiting.displayName}` }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Reject', exact: true }).click();
  },
  rooms: async (page) => {
    await portal.open(page, '/operation/rooms');
    await expect(page.getByRole('heading', { name: 'No rooms yet' })).toBeVisible();
  },
  'users and roles': async (page) => {
    await portal.open(page, '/settings/users');
    await expect(page.getByRole('table', { name: 'Users' })).toBeVisible();
    await expect(page.getByText('Nobody is locked out.')).toBeVisible();
  },
  'adding a user': async (page) => {
    await portal.open(page, '/settings/users');
    await page.getByRole('button', { name: 'Add user' }).click();
    await expect(page.getByRole('checkbox', { name: 'London' })).toBeVisible();
  },
  audit: async (page) => {
    await portal.open(page, '/settings/audit');
    await expect(
      page.getByRole('main').getByText('Signed in', { exact: true }).filter({ visible: true }).first(),
    ).toBeVisible();
  },
  'a decision': async (page) => {
    await portal.open(page, accountPage(waiting.id, 'otp').slice(2));
    await page.getByRole('radio', { name: 'Reject the request' }).check();
    await page.getByRole('button', { name: 'Submit' }).click();
  },
  'account configuration': async (page) => {
    const { id } = await portal.admin.accountNamed('Aricanduva');
    await portal.open(page, accountPage(id, 'configuration').slice(2));
    await expect(page.getByRole('heading', { name: 'Account settings' })).toBeVisible();
  },
};

const KINDS = ['sign-in', 'resource accounts', 'the queue', 'a decision in the queue', 'a decision'];
const THEMES = {
  light: { colorScheme: 'light' },
  dark: { colorScheme: 'dark' },
  'high contrast': { forcedColors: 'active' },
} as const;
for (const [theme, media] of Object.entries(THEMES)) {
  test(`in ${theme} every page is accessible`, async ({ page }) => {
    test.setTimeout(240_000);
    await page.emulateMedia({ ...media, reducedMotion: 'reduce' });
    for (const [name, prepare] of Object.entries(PAGES)) {
      // Forced colours leave nothing to the site but its structure: one page of each kind tells.
      if (theme === 'high contrast' && !KINDS.includes(name)) continue;
      await test.step(name, async () => {
        await prepare(page);
        await expectAccessible(page);
        if (theme !== 'light') return;
        await page.setViewportSize({ width: 390, height: 844 });
        await expectNoSidewaysScroll(page);
        await page.setViewportSize({ width: 1280, height: 800 });
      });
    }
  });
}

test('approves from the queue by keyboard alone', async ({ page }) => {
  const account = await portal.admin.freeAccount();
  const { otp } = await portal.admin.generateOtp(account);
  const device = await Device.enterOtp(portal.process.url, otp);
  await portal.open(page, REQUESTS_PAGE.slice(2));
  const tick = page.getByRole('checkbox', { name: `Select ${account.displayName}` });
  await tick.focus();
  await page.keyboard.press('Space');
  await expect(tick).toBeChecked();
  await page.getByRole('button', { name: 'Approve selected (1)' }).focus();
  await page.keyboard.press('Enter');
  const approve = page.getByRole('alertdialog').getByRole('button', { name: 'Approve', exact: true });
  await expect(approve).toBeVisible();
  for (let step = 0; step < 5 && !(await approve.evaluate((it) => it === document.activeElement)); step += 1) {
    await page.keyboard.press('Tab');
  }
  await expect(approve).toBeFocused();
  await page.keyboard.press('Enter');
  await device.waitForCredential();
});

test('at 200 % zoom of a small desktop nothing is cut off sideways', async ({ page }) => {
  await page.setViewportSize({ width: 640, height: 400 });
  for (const prepare of Object.values(PAGES)) {
    await prepare(page);
    await expectNoSidewaysScroll(page);
  }
});

test('the chosen theme is remembered', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light' });
  await portal.open(page);
  const background = () => page.getByRole('banner').evaluate((header) => getComputedStyle(header).backgroundColor);
  const white = 'rgb(255, 255, 255)';
  await expect.poll(background).toBe(white);
  await page.getByRole('button', { name: 'Theme' }).click();
  await page.getByRole('menuitemradio', { name: 'Dark' }).click();
  await expect.poll(background).not.toBe(white);
  const dark = await background();
  expect(dark).toMatch(/^rgb\(/);
  await page.reload();
  await expect.poll(background).toBe(dark);
});

async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const overflow = () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  await expect.poll(overflow).toBeLessThanOrEqual(0);
}
