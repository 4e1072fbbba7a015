/** What holds for every screen and dialog of the console. */
import { expect, type Page } from '@playwright/test';
import { violationsOf } from './axe';

/** All rules of axe, on the page as it comes to rest: what scrolls is measured by script, after it is laid out. */
export async function expectAccessible(page: Page): Promise<void> {
  await expect.poll(() => violationsOf(page)).toEqual([]);
}

/** No control that a person could not see whole, by scrolling down at most: none wider than the window, none cut by its box. */
export async function expectNothingClipped(page: Page): Promise<void> {
  const clipped = await page.evaluate(() => {
    const open = [...document.querySelectorAll('dialog[open]')].at(-1) ?? document.body;
    const controls = [...open.querySelectorAll<HTMLElement>('button, label, input, h1, h2, h3, p, dd')];
    return controls
      .filter((control) => control.offsetParent !== null)
      .filter((control) => {
        const { left, right } = control.getBoundingClientRect();
        const cut = control.scrollWidth > control.clientWidth + 1 && getComputedStyle(control).display !== 'inline';
        return left < -1 || right > window.innerWidth + 1 || cut;
      })
      .map((control) => `${control.tagName} ${control.textContent}`);
  });
  expect(clipped).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
}
