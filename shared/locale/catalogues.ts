/** The texts of the console's page, one file per language. English is the reference: the others have its keys. No library is imported here. */
import type { Locale } from '../setup/contract/intents';
import ar from './ar.json';
import de from './de.json';
import en from './en.json';

export type Catalogue = typeof en;

export const CATALOGUES: Readonly<Record<Locale, Catalogue>> = { en, de, ar };

/** Languages written from right to left. */
const RIGHT_TO_LEFT: ReadonlySet<string> = new Set<Locale>(['ar']);
export const directionOf = (locale: string): 'ltr' | 'rtl' => (RIGHT_TO_LEFT.has(locale) ? 'rtl' : 'ltr');
