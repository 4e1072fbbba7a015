/** The catalogues as files of their own: a console reads the one of its language. */
import { FALLBACK, PSEUDO_LOCALE, type TextLocale } from '@roomkey/shared/locale/locales';
import type { Texts } from '@roomkey/shared/locale/texts';

type Loader = () => Promise<{ readonly default: Texts }>;

// Written out, because the bundler makes a file of each.
const LOADERS: Readonly<Record<TextLocale, Loader>> = {
  en: () => import('@roomkey/shared/locale/en.json'),
  de: () => import('@roomkey/shared/locale/de.json'),
  fr: () => import('@roomkey/shared/locale/fr.json'),
  es: () => import('@roomkey/shared/locale/es.json'),
  pt: () => import('@roomkey/shared/locale/pt.json'),
  ja: () => import('@roomkey/shared/locale/ja.json'),
  zh: () => import('@roomkey/shared/locale/zh.json'),
  ar: () => import('@roomkey/shared/locale/ar.json'),
  [PSEUDO_LOCALE]: async () => {
    const { pseudoCatalogue } = await import('@roomkey/shared/locale/pseudo');
    return { default: pseudoCatalogue((await LOADERS.en()).default) };
  },
};

/** The catalogue for a locale; English when its file is damaged, because a page without words is worse. */
export async function loadCatalogue(locale: TextLocale): Promise<Texts> {
  try {
    return (await LOADERS[locale]()).default;
  } catch (error) {
    if (locale === FALLBACK) throw error;
    return (await LOADERS[FALLBACK]()).default;
  }
}
