import { act, cleanup, render, screen } from '@testing-library/react';
import { CATALOGUES } from '@roomkey/shared/locale/catalogues';
import { I18nextProvider, setI18n, useTranslation } from 'react-i18next';
import { renderToString } from 'react-dom/server';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { LanguageAnnouncer } from './language-announcer';
import * as loading from './load-catalogue';
import { createTexts, startTexts, useLanguage } from './texts';

const TITLE = (locale: keyof typeof CATALOGUES) => CATALOGUES[locale].steps.welcome.title;

function Page({ locale }: { readonly locale: string | null }) {
  const { language, direction } = useLanguage(locale);
  const { t } = useTranslation();
  return (
    <>
      <h1 dir={direction} data-language={language}>
        {t('steps.welcome.title')}
      </h1>
      <LanguageAnnouncer />
    </>
  );
}
const heading = () => screen.getByRole('heading');
const announced = () => document.querySelector('[aria-live="polite"]')?.textContent;

beforeEach(() => window.history.replaceState(null, '', '/index.html'));
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
  setI18n(createTexts('en', CATALOGUES.en));
});

describe('texts', () => {
  it.each(['de', 'ja', 'ar'] as const)('of %s are ready at once, also without a page', (locale) => {
    const texts = createTexts(locale, CATALOGUES[locale]);
    expect(texts.t('steps.welcome.title')).toBe(TITLE(locale));
    const html = renderToString(
      <I18nextProvider i18n={texts}>
        <Page locale={null} />
      </I18nextProvider>,
    );
    expect(html).toContain(
      `<h1 dir="${locale === 'ar' ? 'rtl' : 'ltr'}" data-language="${locale}">${TITLE(locale)}</h1>`,
    );
  });

  it('isolate names in Arabic, and nowhere else', () => {
    const values = { upn: 'room@contoso.test' };
    expect(createTexts('ar', CATALOGUES.ar).t('home.account', values)).toContain('\u2068room@contoso.test\u2069');
    expect(createTexts('fr', CATALOGUES.fr).t('home.account', values)).toMatch(/ room@contoso\.test$/);
  });

  it('have the plural forms of their language', () => {
    const forms = { n_zero: 'zero', n_one: 'one', n_two: 'two', n_few: 'few', n_many: 'many', n_other: 'other' };
    const said = (locale: 'ar' | 'zh' | 'fr' | 'en-XA', count: number) => {
      const texts = createTexts(locale, forms);
      // A key of no real catalogue.
      return String(Reflect.apply(texts.t, texts, ['n', { count }]));
    };
    expect([0, 1, 2, 3, 11, 100].map((count) => said('ar', count))).toEqual(Object.values(forms));
    expect([0, 1, 2].map((count) => said('zh', count))).toEqual(['zero', 'other', 'other']);
    expect([1, 2, 1_000_000].map((count) => said('fr', count))).toEqual(['one', 'other', 'many']);
    expect([1, 2].map((count) => said('en-XA', count))).toEqual(['one', 'other']);
  });
});

describe('a page', () => {
  it.each([
    ['?locale=ja', 'ja', 'ja'],
    ['?theme=dark&locale=zh-Hant', 'zh', 'zh-Hans'],
    ['?locale=sv', 'en', 'en'],
    ['', 'en', 'en'],
  ] as const)('at %j begins in %s', async (search, locale, lang) => {
    window.history.replaceState(null, '', `/index.html${search}`);
    const texts = await startTexts();
    render(<Page locale={null} />);
    expect(heading().textContent).toBe(TITLE(locale));
    expect(document.documentElement.lang).toBe(lang);
    expect(texts.languages).toEqual([locale]);
  });

  it('loads a language when it is wanted, changes all at once, and says so', async () => {
    window.history.replaceState(null, '', '/index.html?locale=fr');
    await startTexts();
    const page = render(<Page locale="fr" />);
    expect(announced()).toBe('');

    page.rerender(<Page locale="ar-EG" />);
    // Until the Arabic words are there, nothing has turned around.
    expect([heading().textContent, heading().dir, document.documentElement.dir]).toEqual([TITLE('fr'), 'ltr', 'ltr']);
    await vi.waitFor(() => expect(heading().textContent).toBe(TITLE('ar')));
    expect([heading().dir, document.documentElement.dir, document.documentElement.lang]).toEqual(['rtl', 'rtl', 'ar']);
    expect(announced()).toBe(CATALOGUES.ar.languages.changed);
    expect(window.location.search).toBe('?locale=ar');
  });

  it('shows the last of several languages, however long the others take', async () => {
    await startTexts();
    const gates = new Map<string, () => void>();
    vi.spyOn(loading, 'loadCatalogue').mockImplementation(
      (locale) =>
        new Promise((resolve) => gates.set(locale, () => resolve(CATALOGUES[locale === 'en-XA' ? 'en' : locale]))),
    );
    const page = render(<Page locale="de" />);
    page.rerender(<Page locale="es" />);
    gates.get('es')?.();
    await vi.waitFor(() => expect(heading().textContent).toBe(TITLE('es')));
    gates.get('de')?.();
    await act(() => Promise.resolve());
    expect(heading().textContent).toBe(TITLE('es'));
    expect(document.documentElement.lang).toBe('es');
  });
});

it('each language can be loaded, and the pseudo-locale', async () => {
  for (const [locale, catalogue] of Object.entries(CATALOGUES))
    expect(await loading.loadCatalogue(locale as keyof typeof CATALOGUES)).toEqual(catalogue);
  expect(await loading.loadCatalogue('en-XA')).toMatchObject({ intents: { getStarted: '[Ĝééţ šţááŕţééð ~]' } });
});
