/** Every screen of the console, by all rules of axe, in each theme. */
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { type Look, Screens } from '../support/screens';
import { VIEW_NAMES } from '../support/views';

const FULL = process.env['ROOMKEY_TEST_FULL'] === '1';
const LOOKS: readonly Pick<Look, 'theme' | 'locale'>[] = [
  { theme: 'light', locale: 'en' },
  { theme: 'dark', locale: 'ar' },
  ...(FULL
    ? ([
        { theme: 'contrast', locale: 'de' },
        { theme: 'light', locale: 'ar' },
        { theme: 'dark', locale: 'de' },
      ] as const)
    : []),
];

let screens: Screens;
test.beforeAll(async () => {
  screens = await Screens.open();
});
test.afterAll(() => screens.close());

for (const look of LOOKS) {
  test(`in ${look.theme}, ${look.locale}, every screen is accessible`, async () => {
    test.setTimeout(240_000);
    for (const name of VIEW_NAMES) {
      const page = await screens.show(name, look);
      expect.soft(await violationsOf(page), name).toEqual([]);
    }
  });
}

/** Fluent UI's focus sentinels are focusable and hidden by design: they hand the focus on at once. */
const FOCUS_SENTINELS = '[data-tabster-dummy]';

async function violationsOf(page: Page): Promise<string[]> {
  // Electron opens no second page, in which axe would put its findings together.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().exclude(FOCUS_SENTINELS).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join(' ')}`);
}
