import { FALLBACK, type Locale, matchLocale } from '@roomkey/shared/locale/locales';

/** The first of the system's languages (BCP 47, in order of preference) that the console speaks; else English. */
export function preferredLocale(languages: readonly string[]): Locale {
  for (const language of languages) {
    const found = matchLocale(language);
    if (found !== null) return found;
  }
  return FALLBACK;
}
