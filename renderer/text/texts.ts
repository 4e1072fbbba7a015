/** The page's texts: i18next over the catalogues of shared/locale, with typed keys. */
import { CATALOGUES, type Catalogue, directionOf } from '@roomkey/shared/locale/catalogues';
import { SUPPORTED_LOCALES, type Locale } from '@roomkey/shared/setup/contract/intents';
import i18next from 'i18next';
import { useEffect } from 'react';
import { initReactI18next } from 'react-i18next';

declare module 'i18next' {
  interface CustomTypeOptions {
    resources: { translation: Catalogue };
  }
}

export const FALLBACK: Locale = 'en';

/** The supported language a locale stands for. */
export const languageOf = (locale: string): Locale =>
  SUPPORTED_LOCALES.find((supported) => supported === locale.slice(0, 2)) ?? FALLBACK;

/** Names, codes and addresses run from left to right; isolated, they don't turn a right-to-left sentence around. */
const isolated = (value: unknown): string =>
  directionOf(i18next.language) === 'rtl' ? `\u2068${String(value)}\u2069` : String(value);

export function startTexts(): void {
  void i18next.use(initReactI18next).init({
    lng: FALLBACK,
    fallbackLng: FALLBACK,
    resources: {
      en: { translation: CATALOGUES.en },
      de: { translation: CATALOGUES.de },
      ar: { translation: CATALOGUES.ar },
    },
    initAsync: false,
    // React escapes what it renders; i18next's hook for escaping serves the isolation.
    interpolation: { escapeValue: true, escape: isolated },
  });
}

/** Follows the console's language, and says so in the document. */
export function useLanguage(locale: string): { readonly language: Locale; readonly direction: 'ltr' | 'rtl' } {
  const language = languageOf(locale);
  const direction = directionOf(language);
  useEffect(() => {
    void i18next.changeLanguage(language);
    document.documentElement.lang = language;
    document.documentElement.dir = direction;
  }, [language, direction]);
  return { language, direction };
}
