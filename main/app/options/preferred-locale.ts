import { SUPPORTED_LOCALES, type Locale } from '@roomkey/shared/setup/contract/intents';

/** The first of the system's languages (BCP 47, in order of preference) that the console speaks; else English. */
export function preferredLocale(languages: readonly string[]): Locale {
  for (const language of languages) {
    const found = SUPPORTED_LOCALES.find((locale) => locale === language.split('-')[0]?.toLowerCase());
    if (found !== undefined) return found;
  }
  return 'en';
}
