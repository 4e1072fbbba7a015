/** The first screen in every language: chosen under its own name, right in every place that says so, and whole. */
import { CATALOGUES } from '@roomkey/shared/locale/catalogues';
import { directionOf, PSEUDO_LOCALE, SUPPORTED_LOCALES, tagOf } from '@roomkey/shared/locale/locales';
import { pseudoText } from '@roomkey/shared/locale/pseudo';
import { expect, type Page, test } from '@playwright/test';
import { consoleCommand, isLive, launchConsole, runConsole, type RunningConsole } from './launch';

/** Nothing answers there: the first screen needs no portal. */
const PORTAL = 'http://127.0.0.1:9';
const ENDONYMS = CATALOGUES.en.languages;

let running: RunningConsole | null = null;
test.afterEach(async () => {
  await running?.close();
  running = null;
});

async function launch(locale: string): Promise<RunningConsole> {
  running = await launchConsole({ portal: PORTAL, args: ['--locale', locale] });
  await running.page.emulateMedia({ reducedMotion: 'reduce' });
  return running;
}

/** Where something of the page is cut off, overlaps its box or cannot be seen; all of it in one question to the page. */
const overflowing = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const found: string[] = [];
    const { clientWidth, clientHeight, scrollWidth } = document.documentElement;
    if (scrollWidth > clientWidth) found.push(`the document is ${scrollWidth} wide`);
    const main = document.querySelector('main');
    if (main === null) return ['no main'];
    if (main.scrollHeight > main.clientHeight)
      found.push(`the step scrolls by ${main.scrollHeight - main.clientHeight}`);
    for (const element of document.querySelectorAll<HTMLElement>('header *, main *, footer *')) {
      const words = [...element.childNodes].filter(
        (node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim(),
      );
      if (words.length === 0 || element.closest('[data-announces]') !== null) continue;
      const says = element.textContent.slice(0, 40);
      if (element.scrollWidth > element.clientWidth && element.clientWidth > 0) found.push(`too narrow: ${says}`);
      const range = document.createRange();
      range.selectNodeContents(element);
      const { left, right, top, bottom } = range.getBoundingClientRect();
      const outside = left < -0.5 || top < -0.5 || right > clientWidth + 0.5 || bottom > clientHeight + 0.5;
      if (outside) found.push(`outside of the window: ${says}`);
      const box = element.closest('button, label, li')?.getBoundingClientRect();
      if (box !== undefined && (left < box.left - 0.5 || right > box.right + 0.5))
        found.push(`out of its box: ${says}`);
    }
    return found;
  });

/** Texts on the page that have the look of a key: no catalogue had them. */
const keysShown = async (page: Page): Promise<readonly string[]> =>
  (await page.locator('body').innerText()).match(/\b(?:app|steps|welcome|languages|intents)\.[a-zA-Z.]+/g) ?? [];

test('each language is found under its own name, and the whole screen changes to it', async () => {
  const { page } = await launch('en');
  const heading = page.getByRole('heading', { level: 1 });
  await expect(heading).toHaveText(CATALOGUES.en.steps.welcome.title);
  await page.evaluate(() => void Reflect.set(window, 'notReloaded', true));

  for (const locale of [...SUPPORTED_LOCALES.filter((each) => each !== 'en'), 'en'] as const) {
    const texts = CATALOGUES[locale];
    const choice = page.getByRole('radio', { name: ENDONYMS[locale], exact: true });
    await choice.click();
    await expect(heading).toHaveText(texts.steps.welcome.title);
    await expect(choice).toBeChecked();
    await expect(page.getByRole('radio', { checked: true })).toHaveCount(1);
    await expect(page.locator('html')).toHaveAttribute('lang', tagOf(locale));
    await expect(page.locator('html')).toHaveAttribute('dir', directionOf(locale));
    await expect(heading).toHaveCSS('direction', directionOf(locale));
    expect(await page.title()).toContain(texts.steps.welcome.title);
    // Said to screen readers, in the new language.
    await expect(page.locator('[data-announces="language"]', { hasText: texts.languages.changed })).toHaveCount(1);
    await expect(page.getByRole('button', { name: texts.intents.getStarted, exact: true })).toBeInViewport({
      ratio: 1,
    });
    expect(await overflowing(page), locale).toEqual([]);
    expect(await keysShown(page), locale).toEqual([]);
  }
  expect(await page.evaluate(() => Reflect.get(window, 'notReloaded') === true)).toBe(true);
});

test('Chinese and Japanese have glyphs, and fonts of their own', async () => {
  const { page } = await launch('en');
  expect(await page.evaluate(missingGlyphs, 'a\u{10FFFD}')).toBe('\u{10FFFD}');
  for (const [locale, font] of [
    ['ja', 'Yu Gothic UI'],
    ['zh', 'Microsoft YaHei UI'],
    ['ar', 'Segoe UI'],
  ] as const) {
    const name = page.locator('label span', { hasText: ENDONYMS[locale] });
    await expect(name).toHaveAttribute('lang', tagOf(locale));
    await expect(name).toHaveAttribute('dir', directionOf(locale));
    expect(await name.evaluate((element) => getComputedStyle(element).fontFamily)).toContain(font);
    expect(await page.evaluate(missingGlyphs, CATALOGUES[locale].steps.agreement.lead), locale).toBe('');
  }
});

/** The letters that the system has no glyph for: they are all drawn as the same box as a code point that nobody assigned. */
function missingGlyphs(text: string): string {
  const canvas = document.createElement('canvas');
  canvas.width = 40;
  canvas.height = 40;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (context === null) return text;
  const drawn = (letter: string): string => {
    context.clearRect(0, 0, 40, 40);
    context.font = `24px ${getComputedStyle(document.documentElement).getPropertyValue('--fonts')}`;
    context.fillText(letter, 4, 30);
    return context.getImageData(0, 0, 40, 40).data.join();
  };
  const box = drawn('\u{10FFFE}');
  return Array.from(text)
    .filter((letter) => letter.trim() !== '' && drawn(letter) === box)
    .join('');
}

test('the language is reached first by keyboard, and changed by the arrow keys', async () => {
  const { page } = await launch('en');
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('radio', { name: ENDONYMS.en, exact: true })).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('radio', { name: ENDONYMS.de, exact: true })).toBeChecked();
  await expect(page.getByRole('radio', { name: ENDONYMS.de, exact: true })).toBeFocused();
  // Quicker than the console answers.
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(CATALOGUES.es.steps.welcome.title);
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: CATALOGUES.es.intents.getStarted, exact: true })).toBeFocused();
});

test('a page that starts in another language shows no English first, nor loads it', async () => {
  const { page } = await launch('ar');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(CATALOGUES.ar.steps.welcome.title);
  await page.addInitScript(() => {
    const seen: string[] = [];
    Reflect.set(window, 'titlesSeen', seen);
    new MutationObserver(() => {
      const text = document.querySelector('h1')?.textContent ?? '';
      if (text !== '' && seen.at(-1) !== text) seen.push(text);
    }).observe(document, { childList: true, subtree: true, characterData: true });
  });
  const requested: string[] = [];
  page.on('request', (request) => requested.push(request.url()));
  await page.reload();
  await isLive(page);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(CATALOGUES.ar.steps.welcome.title);
  const arabic = [CATALOGUES.ar.steps.starting.title, CATALOGUES.ar.steps.welcome.title];
  const seen = await page.evaluate(() => Reflect.get(window, 'titlesSeen') as readonly string[]);
  expect(seen.filter((title) => !arabic.includes(title))).toEqual([]);
  expect(seen.length).toBeGreaterThan(0);
  expect(requested.filter((name) => /\/(?:en|de|fr|es|pt|ja|zh|ar)-/.test(name))).toEqual([
    expect.stringMatching(/\/ar-[\w-]+\.js$/),
  ]);
});

test('the pseudo-locale fits too, and is for development only', async () => {
  if ((await consoleCommand()).packaged) {
    const ended = await runConsole(['--locale', PSEUDO_LOCALE]);
    expect(ended.stderr).toContain('is for development');
    return;
  }
  const { page } = await launch(PSEUDO_LOCALE);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(pseudoText(CATALOGUES.en.steps.welcome.title));
  await expect(page.locator('html')).toHaveAttribute('lang', PSEUDO_LOCALE);
  const started = page.getByRole('button', { name: pseudoText(CATALOGUES.en.intents.getStarted), exact: true });
  await expect(started).toBeInViewport({ ratio: 1 });
  expect(await overflowing(page)).toEqual([]);
  await expect(page.getByRole('radio')).toHaveCount(SUPPORTED_LOCALES.length);
  await expect(page.getByRole('radio', { checked: true })).toHaveCount(0);
});
