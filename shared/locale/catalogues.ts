/**
 * All texts of the console's page, one file per language. English is the reference: the others have its keys, but each the
 * plural forms of its own grammar. The page itself loads one language at a time and does not import this file.
 */
import ar from './ar.json' with { type: 'json' };
import de from './de.json' with { type: 'json' };
import en from './en.json' with { type: 'json' };
import es from './es.json' with { type: 'json' };
import fr from './fr.json' with { type: 'json' };
import ja from './ja.json' with { type: 'json' };
import type { Locale } from './locales';
import pt from './pt.json' with { type: 'json' };
import type { Catalogue } from './texts';
import zh from './zh.json' with { type: 'json' };

/** The keys that every language has. */
type CommonTo<T> = {
  readonly [K in keyof T as K extends `${string}_${Intl.LDMLPluralRule}` ? never : K]: T[K] extends string
    ? string
    : CommonTo<T[K]>;
};

export const CATALOGUES: Readonly<Record<Locale, CommonTo<Catalogue>>> = { en, de, fr, es, pt, ja, zh, ar };
