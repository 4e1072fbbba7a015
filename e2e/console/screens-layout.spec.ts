/** Every screen of the console fits: nothing cut off, nothing too small for a finger, the way on in view and at its place. */
import { expect, type Page, test } from '@playwright/test';
import { layoutFaults, primaryPlace } from '../support/layout-faults';
import { type Look, PLAIN_LOOK, Screens, SIZES } from '../support/screens';
import { VIEW_NAMES, VIEWS } from '../support/views';

const FULL = process.env['ROOMKEY_TEST_FULL'] === '1';
const LOOKS: readonly (Partial<Look> & { readonly name: string })[] = [
  { name: 'a 10-inch console in German', locale: 'de' },
  { name: 'a 10-inch console in English, text of 200 %', textSize: 200 },
  { name: 'a large console in Arabic', locale: 'ar', size: SIZES['1920×1080'] },
  ...(FULL
    ? [
        { name: 'a 10-inch console in English' },
        { name: 'a 10-inch console in Arabic, text of 150 %', locale: 'ar', textSize: 150 as const },
        { name: 'a 10-inch console in German, text of 200 %', locale: 'de', textSize: 200 as const },
        {
          name: 'a large console in German, text of 200 %',
          locale: 'de',
          textSize: 200 as const,
          size: SIZES['1920×1080'],
        },
        { name: 'a touch board on end in German', locale: 'de', size: SIZES.portrait },
        { name: 'a console with a keyboard at its foot', locale: 'de', size: { width: 1280, height: 420 } },
      ]
    : []),
];

/** At these, the console goes on by itself, or its ways stand at the start side alone. */
const GOES_ON_BY_ITSELF = new Set<string>(['verifyingDevice', 'awaitingApproval', 'storingCredentials', 'signingIn']);

let screens: Screens;
test.beforeAll(async () => {
  screens = await Screens.open();
});
test.afterAll(() => screens.close());

for (const { name, ...look } of LOOKS) {
  test(`${name}: every screen fits, and its way on stands where it always stands`, async () => {
    test.setTimeout(180_000);
    const places = new Map<string, string[]>();
    for (const view of VIEW_NAMES) {
      const page = await screens.show(view, look);
      expect.soft(await layoutFaults(page), view).toEqual([]);
      const place = await primaryPlace(page);
      const { step, allowed } = VIEWS[view];
      // The room's home is no step of the setup.
      if (place === null || step === 'home' || (GOES_ON_BY_ITSELF.has(step) && !allowed.some((way) => way === 'retry')))
        continue;
      const key = `${place.end} px from the end, ${place.foot} px from the foot`;
      places.set(key, [...(places.get(key) ?? []), view]);
    }
    expect([...places.keys()], JSON.stringify([...places])).toHaveLength(1);
  });
}

test('a step that follows another moves, unless the person wants no motion', async () => {
  const longest = () =>
    screens.page.evaluate(() =>
      Math.max(0, ...document.getAnimations().map(({ effect }) => Number(effect?.getComputedTiming().endTime ?? 0))),
    );
  const faintest = () =>
    screens.page.evaluate(() =>
      Math.min(
        ...document
          .getAnimations()
          .flatMap(({ effect }) => (effect instanceof KeyframeEffect ? effect.getKeyframes() : []))
          .map(({ opacity }) => Number(opacity ?? 1)),
      ),
    );
  await screens.show('agreement');
  await screens.follow('oneTimePassword');
  expect(await longest()).toBe(0);
  await screens.page.evaluate(() => window.roomConsole.preferences.set({ motion: 'system' }));
  await screens.page.emulateMedia({ reducedMotion: 'no-preference' });
  await screens.follow('agreement');
  // An animation that has not begun yet shows its start, and that must not be an empty page.
  expect(await faintest()).toBeGreaterThan(0);
  const moving = screens.page.locator('main').getAttribute('data-moving');
  expect(await moving).toBe('back');
  const animated = await screens.page
    .getByRole('main')
    .evaluate(
      (main) =>
        [...main.querySelectorAll('*')].filter((each) => getComputedStyle(each).animationName !== 'none').length,
    );
  expect(animated).toBeGreaterThan(0);
  // Input is never held up: the page that is still moving takes a tap.
  await screens.page.getByRole('button', { name: 'Decline' }).click({ timeout: 1_000 });
  await expect(screens.page.getByRole('alertdialog')).toBeVisible();
  await screens.page.emulateMedia({ reducedMotion: null });
});

test('a long text fades where it goes on, can be reached by keyboard, and is sharp at its end', async () => {
  const page = await screens.show('rejectedWithLongNote', { ...PLAIN_LOOK, textSize: 200 });
  const area = page.getByRole('group', { name: 'The request was rejected' });
  await expect(area).toHaveAttribute('tabindex', '0');
  const mask = () => area.evaluate((element) => getComputedStyle(element).maskImage);
  expect(await mask()).toContain('linear-gradient');
  await area.focus();
  await page.keyboard.press('End');
  await expect.poll(mask).toBe('none');
});

test('with text of 200 % and the keyboard on the screen, the field that is typed into stays in view', async () => {
  const page = await screens.show('manualSetup', { textSize: 200 });
  const password = page.getByLabel('Password', { exact: true });
  await page.locator('.fui-Field').filter({ has: password }).getByRole('button').last().click();
  await expect(page.locator('html')).toHaveAttribute('data-keyboard', 'page');
  const field = await password.boundingBox();
  const bar = await page.getByRole('button', { name: 'Finish' }).boundingBox();
  const main = await page.getByRole('main').boundingBox();
  expect(field?.y).toBeGreaterThan(main?.y ?? Infinity);
  expect((field?.y ?? Infinity) + (field?.height ?? 0)).toBeLessThan(bar?.y ?? 0);
});

test('beside warnings, the text of the agreement is the only thing that scrolls', async () => {
  const page = await screens.show('agreementAfterWarning', { locale: 'de', theme: 'dark' });
  expect(await scrolling(page)).toEqual(['region']);
  // The warnings are read by themselves where they are too many for the height.
  await screens.show('agreementAfterWarning', { locale: 'de', size: { width: 1280, height: 560 } });
  expect(await scrolling(page)).toEqual(['group', 'region']);
  await expect(page.getByRole('group', { name: 'Vereinbarung' })).toHaveAttribute('tabindex', '0');
});

test("below a demo's captions the room's home fits without scrolling", async () => {
  // The bar of renderer/demo takes two lines at the top of a 10-inch console.
  const size = { width: 1280, height: 690 };
  for (const locale of ['en', 'de', 'ar']) {
    const page = await screens.show('home', { locale, size });
    expect.soft(await scrolling(page), locale).toEqual([]);
  }
});

test('a dialog that goes on below its buttons fades above them, until its end', async () => {
  const page = await screens.show('welcome', { ...PLAIN_LOOK, textSize: 200 });
  await page.getByRole('banner').getByRole('button', { name: 'Accessibility' }).click();
  const dialog = page.getByRole('dialog');
  const fade = () => dialog.evaluate((shown) => getComputedStyle(shown.lastElementChild ?? shown, '::before').content);
  await expect.poll(fade).toBe('""');
  await dialog.evaluate((shown) => shown.scrollTo(0, shown.scrollHeight));
  await expect.poll(fade).toBe('none');
});

test('what turns while the console works stands out from its page in every theme', async () => {
  for (const theme of ['light', 'dark', 'contrast'] as const) {
    const page = await screens.show('signingIn', { theme });
    expect.soft(await page.locator('.fui-Spinner__spinner').evaluate(contrastToPage), theme).toBeGreaterThan(3);
    const arc = page.locator('.fui-Spinner__spinnerTail');
    expect.soft(await arc.evaluate((tail) => getComputedStyle(tail).backgroundImage), theme).toContain('240deg');
  }
});

/** The roles of the areas that scroll. */
function scrolling(page: Page): Promise<(string | null)[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('*')]
      .filter(({ scrollHeight, clientHeight }) => scrollHeight > clientHeight + 1)
      .filter((area) => getComputedStyle(area).overflowY === 'auto')
      .map((area) => area.getAttribute('role')),
  );
}

/** WCAG's contrast of an element's colour with that of the page. */
function contrastToPage(element: Element): number {
  const luminance = (colour: string) => {
    const [red = 0, green = 0, blue = 0] = (colour.match(/[\d.]+/g) ?? []).map((part) => {
      const share = Number(part) / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const surface = element.closest('[data-step] > *') ?? element;
  const both = [getComputedStyle(element).color, getComputedStyle(surface).backgroundColor].map(luminance);
  return (Math.max(...both) + 0.05) / (Math.min(...both) + 0.05);
}
