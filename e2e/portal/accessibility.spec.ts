import type { Page } from '@playwright/test';
import type { Account } from '@roomkey/shared/protocol/admin';
import { accountPage, REQUESTS_PAGE } from './addresses';
import { Device } from './device';
import { expect, expectAccessible, portalForFile, test } from './fixture';

const portal = portalForFile();
let waiting: Account;
let active: Account;

test.beforeAll(async () => {
  waiting = await portal.admin.freeAccount();
  const { otp } = await portal.admin.generateOtp(waiting);
  await Device.enterOtp(portal.process.url, otp, { device_make: 'HP' });
  active = await portal.admin.freeAccount();
  await portal.admin.generateOtp(active);
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
    await portal.open(page);
    await page.getByRole('button', { name: 'Generate OTP' }).click();
    await page.getByRole('radio', { name: /Keep the existing password/ }).check();
    await page.getByRole('button', { name: 'Generate', exact: true }).click();
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
  'a decision': async (page) => {
    await portal.open(page, accountPage(waiting.id, 'otp').slice(2));
    await page.getByRole('radio', { name: 'Reject the request' }).check();
    await page.getByRole('button', { name: 'Submit' }).click();
  },
  'account configuration': async (page) => {
    const { id } = await portal.admin.accountNamed('Aricanduva');
    await portal.open(page, accountPage(id, 'configuration').slice(2));
    await expect(page.getByText('Assign a Teams Rooms Pro licence to the account.')).toBeVisible();
  },
};

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`in ${colorScheme}`, () => {
    test.use({ colorScheme, reducedMotion: 'reduce' });
    for (const [name, prepare] of Object.entries(PAGES)) {
      test(`${name}: accessible, on a desktop and on a phone`, async ({ page }) => {
        await prepare(page);
        await expectAccessible(page);
        await page.setViewportSize({ width: 390, height: 844 });
        await expectNoSidewaysScroll(page);
        await expectAccessible(page);
      });
    }
  });
}

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
