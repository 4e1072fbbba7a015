import type { Page } from '@playwright/test';
import { REQUESTS_PAGE } from './addresses';
import { Device } from './device';
import { everyPage, prepareSubjects, type Subjects } from './every-page';
import { expect, expectAccessible, expectContrast, portalForFile, test } from './fixture';
import { tabTo } from './keyboard';

const portal = portalForFile();
let subjects: Subjects;
test.beforeAll(async () => {
  subjects = await prepareSubjects(portal);
});
const PAGES = Object.entries(everyPage(portal, () => subjects));

/** High contrast and the small desktop follow the same styles and rules: `npm run test:full` looks at them too. */
const FULL = process.env['ROOMKEY_TEST_FULL'] !== undefined;
const DESKTOP = { width: 1280, height: 800 };
const SMALL = {
  'a phone in portrait': { width: 390, height: 844 },
  ...(FULL && { '200 % zoom of a small desktop': { width: 640, height: 400 } }),
};

test('every page and dialog is accessible in light and dark, and nothing is cut off sideways on small screens', async ({
  page,
}) => {
  test.setTimeout(600_000);
  for (const [name, prepare] of PAGES) {
    await test.step(name, async () => {
      await page.setViewportSize(DESKTOP);
      await page.emulateMedia({ colorScheme: 'light', forcedColors: 'none', reducedMotion: 'reduce' });
      await prepare(page);
      await expectAccessible(page);
      // The page is the same one: another theme changes nothing but its colours.
      await page.emulateMedia({ colorScheme: 'dark' });
      await expectContrast(page);
      if (FULL) {
        await page.emulateMedia({ forcedColors: 'active' });
        await expectAccessible(page);
      }
      // Brought there on a desktop: what is looked at is how the page takes being made small.
      for (const [screen, size] of Object.entries(SMALL)) {
        await test.step(screen, async () => {
          await page.setViewportSize(size);
          await expectNoSidewaysScroll(page);
        });
      }
    });
  }
});

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
