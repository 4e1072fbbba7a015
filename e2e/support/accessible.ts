/** What holds for every screen and dialog of the console. */
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/** Fluent UI's focus sentinels are focusable and hidden by design: they hand the focus on at once. */
const FOCUS_SENTINELS = '[data-tabster-dummy]';

/** All rules of axe, on the page as it is. In Electron axe can't open a page of its own to put its results together. */
export async function expectAccessible(page: Page): Promise<void> {
  const axe = new AxeBuilder({ page }).exclude(FOCUS_SENTINELS).setLegacyMode(true);
  // What lies under an open dialog is out of reach, and darkened.
  if ((await page.locator('dialog[open]').count()) > 0) axe.include('dialog[open]');
  const { violations } = await axe.analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
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
