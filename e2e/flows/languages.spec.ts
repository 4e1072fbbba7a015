/** The other languages, from their choice on the first page to where the code is typed. */
import arabic from '@roomkey/shared/locale/ar.json' with { type: 'json' };
import german from '@roomkey/shared/locale/de.json' with { type: 'json' };
import { expect, test } from '../support/flow-test';

const LANGUAGES = [
  { name: 'Deutsch', texts: german, direction: 'ltr', lang: 'de' },
  { name: 'العربية', texts: arabic, direction: 'rtl', lang: 'ar' },
] as const;

for (const { name, texts, direction, lang } of LANGUAGES) {
  test(`${name} is chosen on the welcome page and kept over a restart`, async ({ consoles, keyring }) => {
    const before = await consoles.launch({ keyring });
    await before.isAt('welcome');
    await before.page.getByRole('radio', { name, exact: true }).click();
    const heading = (of: typeof before) => of.page.getByRole('heading', { level: 1 });
    await expect(heading(before)).toHaveText(texts.steps.welcome.title);
    await before.page.getByRole('button', { name: texts.intents.getStarted, exact: true }).click();
    await before.page.getByRole('button', { name: texts.intents.accept, exact: true }).click();
    await expect(heading(before)).toHaveText(texts.steps.oneTimePassword.title);
    await consoles.kill9(before);

    const console = await consoles.restart(before);
    await expect(heading(console)).toHaveText(texts.steps.oneTimePassword.title);
    await expect(heading(console)).toHaveCSS('direction', direction);
    await expect(console.page.locator('html')).toHaveAttribute('lang', lang);
    // A code is typed from left to right in every language, in whatever digits the keyboard has.
    const groups = console.page.getByRole('group', { name: texts.otp.label }).getByRole('textbox');
    await groups.nth(0).fill('١٢٣٤5678');
    await expect(groups.nth(0)).toHaveValue('1234');
    await expect(groups.nth(1)).toHaveValue('5678');
    await expect(groups.nth(0)).toHaveCSS('direction', 'ltr');
  });
}
