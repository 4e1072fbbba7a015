/** Every screen of the console, by all rules of axe, in each theme. */
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { type Look, Screens } from '../support/screens';
import { VIEW_NAMES, VIEWS } from '../support/views';

const FULL = process.env['ROOMKEY_TEST_FULL'] === '1';
/** One of each step: what its variants add is text, which the first look has gone through. */
const EACH_STEP = VIEW_NAMES.filter(
  (name, index) => VIEW_NAMES.findIndex((other) => VIEWS[other].step === VIEWS[name].step) === index,
);
const LOOKS: readonly (Pick<Look, 'theme' | 'locale'> & { readonly names?: typeof VIEW_NAMES })[] = [
  { theme: 'light', locale: 'en' },
  { theme: 'dark', locale: 'ar', ...(!FULL && { names: EACH_STEP }) },
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

for (const { names = VIEW_NAMES, ...look } of LOOKS) {
  test(`in ${look.theme}, ${look.locale}, every screen is accessible`, async () => {
    test.setTimeout(240_000);
    for (const name of names) {
      const page = await screens.show(name, look);
      expect.soft(await violationsOf(page), name).toEqual([]);
    }
  });
}

test('the dialogs over the screens are accessible', async () => {
  for (const [view, name] of [
    ['awaitingApproval', 'Nobody answers?'],
    ['awaitingApproval', 'Cancel request'],
    ['agreement', 'Decline'],
    ['signInFailed', 'Start over'],
  ] as const) {
    const page = await screens.show(view, { theme: 'dark' });
    await page.getByRole('button', { name }).click();
    await expect(page.locator('dialog[open]')).toBeVisible();
    expect.soft(await violationsOf(page), name).toEqual([]);
  }
});

/** Fluent UI's focus sentinels are focusable and hidden by design: they hand the focus on at once. */
const FOCUS_SENTINELS = '[data-tabster-dummy]';

async function violationsOf(page: Page): Promise<string[]> {
  // Electron opens no second page, in which axe would put its findings together.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().exclude(FOCUS_SENTINELS).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join(' ')}`);
}
