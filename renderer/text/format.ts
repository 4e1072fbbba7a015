/** Times and lengths of time in the page's language. */
import { type Format, formatFor } from '@roomkey/shared/locale/format';
import type { Locale } from '@roomkey/shared/locale/locales';
import { createContext, use } from 'react';
import { useTranslation } from 'react-i18next';
import { languageOf } from './texts';

export type { Format };

/** Another format than the language's own: screens that are rendered at build time leave their times open. */
export const FormatContext = createContext<Format | null>(null);

const FORMATS = new Map<Locale, Format>();

export function useFormat(): Format {
  const language = languageOf(useTranslation().i18n.language);
  const given = use(FormatContext);
  if (given !== null) return given;
  const known = FORMATS.get(language) ?? formatFor(language);
  FORMATS.set(language, known);
  return known;
}
