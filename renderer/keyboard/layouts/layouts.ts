/** The letters of each language's keyboard, row by row, as its own touch keyboards have them. Digits stand above them in all. */

export interface Layout {
  readonly rows: readonly [string, string, string];
  /** False where a script has no capitals: there is no Shift then. */
  readonly cased: boolean;
}

export const LATIN: Layout = { rows: ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'], cased: true };

/** Keys that write two letters at once, such as the Arabic lam-alef, stand in the rows as one ligature. */
const OWN: Readonly<Partial<Record<string, Layout>>> = {
  de: { rows: ['qwertzuiopü', 'asdfghjklöä', 'yxcvbnmß'], cased: true },
  fr: { rows: ['azertyuiop', 'qsdfghjklm', "wxcvbn'"], cased: true },
  es: { rows: ['qwertyuiop', 'asdfghjklñ', 'zxcvbnm'], cased: true },
  pt: { rows: ['qwertyuiop', 'asdfghjklç', 'zxcvbnm'], cased: true },
  ar: { rows: ['ضصثقفغعهخحجد', 'شسيبلاتنمكط', 'ذئءؤرىةوزظ'], cased: false },
};

/** The own layout of a language; Latin letters where it types those (English), or types addresses by them (Japanese, Chinese). */
export function layoutOf(locale: string): Layout {
  return OWN[locale.slice(0, 2)] ?? LATIN;
}

/** All 32 symbols of ASCII are on the first page, or beside the space key. */
export const SYMBOLS: Layout = { rows: ['!"#$%&\'()*+', '-/:;<=>?@_', '[\\]^`{|}~'], cased: false };

export const MORE_SYMBOLS: Layout = { rows: ['€£¥¢¤§°µ¬¦•', '¡¿«»„“”‚‘’', '–—…²³½±×÷'], cased: false };

export const DIGITS = '1234567890';
