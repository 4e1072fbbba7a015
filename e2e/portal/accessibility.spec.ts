import type { Page } from '@playwright/test';
import { REQUESTS_PAGE } from './addresses';
import { Device } from './device';
import { everyPage, prepareSubjects, type Subjects } from './every-page';
import { expect, expectAccessible, portalForFile, test } from './fixture';
import { tabTo } from './keyboard';

const portal = portalForFile();
let subjects: Subjects;
test.beforeAll(async () => {
  subjects = await prepareSubjects(portal);
});
const PAGES = Object.entries(everyPage(portal, () => subjects));

/** High contrast and the small desktop follow the same styles and rules: `npm run test:full` looks at them too. */
const FULL = process.env['ROOMKEY_TEST_FULL'] !== undefined;
const THEMES = {
  light: { colorScheme: 'light' },
  dark: { colorScheme: 'dark' },
  ...(FULL && { 'high contrast': { forcedColors: 'active' as const } }),
} as const;
for (const [theme, media] of Object.entries(THEMES)) {
  test(`in ${theme} every page and dialog is accessible`, async ({ page }) => {
    test.setTimeout(420_000);
    await page.emulateMedia({ ...media, reducedMotion: 'reduce' });
    for (const [name, prepare] of PAGES) {
      await test.step(name, async () => {
        await prepare(page);
        await expectAccessible(page);
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
  await tabTo(approve);
  await page.keyboard.press('Enter');
  await device.waitForCredential();
});

const SMALL = {
  'a phone in portrait': { width: 390, height: 844 },
  ...(FULL && { '200 % zoom of a small desktop': { width: 640, height: 400 } }),
};
for (const [name, size] of Object.entries(SMALL)) {
  test(`on ${name} nothing is cut off sideways`, async ({ page }) => {
    test.setTimeout(240_000);
    for (const [way, prepare] of PAGES) {
      await test.step(way, async () => {
        // Brought there on a desktop: what is looked at is how the page takes being made small.
        await page.setViewportSize({ width: 1280, height: 800 });
        await prepare(page);
        await page.setViewportSize(size);
        await expectNoSidewaysScroll(page);
      });
    }
  });
}

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
