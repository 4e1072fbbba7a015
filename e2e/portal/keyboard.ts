import { expect, type Locator } from '@playwright/test';

/** More than any page has before the control that is looked for. */
const MOST_STOPS = 80;

/** Presses Tab until the control has the focus, as a person without a mouse does. */
export async function tabTo(target: Locator): Promise<void> {
  await expect(target).toBeVisible();
  for (let stop = 0; stop < MOST_STOPS; stop += 1) {
    if (await target.evaluate((it) => it === document.activeElement)) return;
    await target.page().keyboard.press('Tab');
  }
  await expect(target).toBeFocused();
}
