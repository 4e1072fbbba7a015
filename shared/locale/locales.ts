/** The console's languages, and which of them a system's language stands for. No library is imported here. */
export const SUPPORTED_LOCALES = ['en', 'de', 'fr', 'es', 'pt', 'ja', 'zh', 'ar'] as const;
/** A language that people are offered. */
export type Locale = (typeof SUPPORTED_LOCALES)[number];

/**
 * English made long, accented and bracketed by `pseudo.ts`: shows texts that are cut off, or that stand in no catalogue. For
 * tests; it is in no list that people choose from.
 */
export const PSEUDO_LOCALE = 'en-XA';
export const TEXT_LOCALES = [...SUPPORTED_LOCALES, PSEUDO_LOCALE] as const;
/** What texts there are in: the languages and the pseudo-locale. */
export type TextLocale = (typeof TEXT_LOCALES)[number];

export const FALLBACK: Locale = 'en';

/**
 * The language that a tag (BCP 47, also with underscores) stands for, by its language alone: a region or script of a language
 * is read more easily than English is, so pt-PT finds Brazilian Portuguese, and zh-Hant simplified Chinese. Null for others.
 */
export function matchLocale(tag: string): Locale | null {
  const language = tag.split(/[-_.]/, 1)[0]?.toLowerCase();
  return SUPPORTED_LOCALES.find((supported) => supported === language) ?? null;
}

/** What the texts are in for a locale from a file, a command line or a view; English for what is not known. */
export function textLocaleOf(tag: string): TextLocale {
  return tag === PSEUDO_LOCALE ? PSEUDO_LOCALE : (matchLocale(tag) ?? FALLBACK);
}

const TAGS: Readonly<Partial<Record<TextLocale, string>>> = { pt: 'pt-BR', zh: 'zh-Hans' };
/** The exact tag of what the texts are written in: for `lang` attributes, by which voices and glyphs are chosen, and for Intl. */
export const tagOf = (locale: TextLocale): string => TAGS[locale] ?? locale;

/** Languages written from right to left. */
const RIGHT_TO_LEFT: ReadonlySet<string> = new Set<Locale>(['ar']);
export const directionOf = (locale: string): 'ltr' | 'rtl' =>
  RIGHT_TO_LEFT.has(matchLocale(locale) ?? FALLBACK) ? 'rtl' : 'ltr';
