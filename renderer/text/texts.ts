/** The page's texts: i18next over one catalogue at a time, with typed keys. Nothing happens at import. */
import {
  directionOf,
  FALLBACK,
  matchLocale,
  tagOf,
  type TextLocale,
  textLocaleOf,
} from '@roomkey/shared/locale/locales';
import type { Catalogue, Texts } from '@roomkey/shared/locale/texts';
import type { Locale } from '@roomkey/shared/setup/contract/intents';
import { createInstance, type i18n } from 'i18next';
import { useEffect } from 'react';
import { setI18n, useTranslation } from 'react-i18next';
import { loadCatalogue } from './load-catalogue';

declare module 'i18next' {
  interface CustomTypeOptions {
    resources: { translation: Catalogue };
  }
}

const NAMESPACE = 'translation';
/** Main writes it into the page's address, so that the first words are in the right language. */
const LOCALE_PARAMETER = 'locale';

/** The language a locale stands for, regional variants and the pseudo-locale included; English for what is not known. */
export const languageOf = (locale: string): Locale => matchLocale(locale) ?? FALLBACK;

/**
 * Texts in one language, ready at once. Pure: also for rendering the page in Node, below an `I18nextProvider`. There is no
 * second language to fall back to: every catalogue is complete (a test), and half a page in English helps nobody.
 */
export function createTexts(locale: TextLocale, catalogue: Texts): i18n {
  const texts = createInstance();
  /** Names, codes and addresses run from left to right; isolated, they don't turn a right-to-left sentence around. */
  const isolated = (value: unknown): string =>
    directionOf(texts.language) === 'rtl' ? `\u2068${String(value)}\u2069` : String(value);
  void texts.init({
    lng: locale,
    // Plural forms are looked up by the language of a locale: en-XA has those of English.
    load: 'currentOnly',
    fallbackLng: false,
    resources: { [locale]: { [NAMESPACE]: catalogue } },
    initAsync: false,
    // React escapes what it renders; i18next's hook for escaping serves the isolation.
    interpolation: { escapeValue: true, escape: isolated },
  });
  return texts;
}

/**
 * Loads the catalogue of the language that the page's address names, and makes its texts those of the page. Answers once they
 * can be shown: nothing is to be rendered before.
 */
export async function startTexts(): Promise<i18n> {
  const wanted = textLocaleOf(new URLSearchParams(window.location.search).get(LOCALE_PARAMETER) ?? FALLBACK);
  const texts = createTexts(wanted, await loadCatalogue(wanted));
  setI18n(texts);
  showIn(wanted);
  return texts;
}

/** Changes the language of these texts, and with it of the page; what is shown stays in the old one until the new is there. */
async function changeTo(texts: i18n, locale: TextLocale, isWanted: () => boolean): Promise<void> {
  if (!texts.hasResourceBundle(locale, NAMESPACE)) {
    const catalogue = await loadCatalogue(locale);
    texts.addResourceBundle(locale, NAMESPACE, catalogue);
    if (!isWanted()) return;
  }
  showIn(locale);
  await texts.changeLanguage(locale);
}

/**
 * Says in the document what language it is in: screen readers choose the voice by it, and the page its fonts and its
 * direction. And in the page's address, where a page that has to be loaded again finds it.
 */
function showIn(locale: TextLocale): void {
  document.documentElement.lang = tagOf(locale);
  document.documentElement.dir = directionOf(locale);
  const address = new URL(window.location.href);
  address.searchParams.set(LOCALE_PARAMETER, locale);
  window.history.replaceState(null, '', address);
}

interface ShownLanguage {
  readonly language: Locale;
  readonly direction: 'ltr' | 'rtl';
}

/** Follows the console's language; null, while it is not known, leaves the page as it is. Answers with the language that is shown. */
export function useLanguage(locale: string | null): ShownLanguage {
  const texts = useTranslation().i18n;
  const wanted = locale === null ? null : textLocaleOf(locale);
  useEffect(() => {
    if (wanted === null || wanted === texts.language) return undefined;
    let isWanted = true;
    void changeTo(texts, wanted, () => isWanted);
    return () => {
      isWanted = false;
    };
  }, [texts, wanted]);
  return { language: languageOf(texts.language), direction: directionOf(texts.language) };
}
