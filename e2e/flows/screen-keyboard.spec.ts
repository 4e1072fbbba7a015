/** The whole manual setup with fingers alone, in languages whose keyboards differ: nothing is attached to a room's console. */
import { SUPPORTED_LOCALES } from '@roomkey/shared/setup/contract/intents';
import { SAMPLE_PASSWORD } from '../support/admin';
import { expect, test } from '../support/flow-test';
import { ScreenKeyboard } from '../support/screen-keyboard';

const ROOM = 'lon-wandle@contoso.example';
/** One with another order of letters and one from right to left; the others with `npm run test:full`. */
const LANGUAGES: readonly string[] =
  process.env['ROOMKEY_TEST_FULL'] === undefined ? ['fr', 'ar'] : ['en', 'de', 'fr', 'ar'];

for (const locale of SUPPORTED_LOCALES.filter((supported) => LANGUAGES.includes(supported))) {
  test(`a setup typed on the screen, ${locale}`, async ({ consoles, keyring }) => {
    const console = await consoles.launch({ keyring, locale });
    const { page } = console;
    const keyboard = await ScreenKeyboard.on(page);
    const { finger } = keyboard;
    for (const [step, intent] of [
      ['welcome', 'getStarted'],
      ['agreement', 'accept'],
      ['oneTimePassword', 'manualSetup'],
    ] as const) {
      await console.isAt(step);
      await finger.press(page.locator(`[data-intent="${intent}"]`));
    }
    await console.isAt('manualSetup');

    const email = page.locator('input[type="email"]');
    const password = page.locator('input[type="password"]');
    const finish = page.getByRole('main').locator('button[type="submit"]');
    await finger.tap(email);
    await keyboard.isShown();
    await keyboard.type(ROOM.split('@')[0] ?? '');
    await finger.tap(keyboard.sign('@contoso.example'));
    await expect(email).toHaveValue(ROOM);
    await keyboard.act('enter');
    await expect(password).toBeFocused();
    await keyboard.type(SAMPLE_PASSWORD);
    await expect(password).toHaveValue(SAMPLE_PASSWORD);
    // A person sees what they type and what comes next, at every size of text.
    for (const size of ['', '168.75%']) {
      await page.evaluate((fontSize) => void (document.documentElement.style.fontSize = fontSize), size);
      for (const seen of [email, password, finish]) await expect(seen).toBeInViewport({ ratio: 1 });
      await expect(async () => {
        const [above, below] = [await finish.boundingBox(), await keyboard.panel.boundingBox()];
        expect((above?.y ?? 0) + (above?.height ?? 0)).toBeLessThanOrEqual(below?.y ?? 0);
      }).toPass();
    }
    await page.evaluate(() => void (document.documentElement.style.fontSize = ''));
    await keyboard.act('enter');
    await keyboard.isHidden();
    await expect(page.locator('main')).toHaveAttribute('data-step', /^(signedIn|home)$/, { timeout: 20_000 });
    expect(await page.content()).not.toContain(SAMPLE_PASSWORD);
  });
}
