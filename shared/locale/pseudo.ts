/**
 * The pseudo-locale en-XA, made from the English catalogue: every letter accented, about 35 % longer, in brackets. What stands
 * on a page without accents is in no catalogue; a missing bracket is a text cut off. The lengthening is what German and
 * Portuguese need most. i18next's own syntax, markup and addresses stay as they are.
 */
import type { Texts } from './texts';

const LONGER_BY = 0.35;
const PLAIN = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';
const ACCENTED = 'áƀçðéƒĝĥîĵķļɱñóþǫŕšţûṽŵẋýžÅƁÇÐÉƑĜĤÎĴĶĻṀÑÓÞǪŔŠŢÛṼŴẊÝŽ';

/** `{{value}}`, `$t(key)`, `<tag>` and addresses. */
const KEPT = /(\{\{[^}]*\}\}|\$t\([^)]*\)|<[^>]*>|https?:\/\/[^\s,;]*)/;

export function pseudoText(text: string): string {
  const parts = text.split(KEPT);
  const letters = parts.filter((_part, index) => index % 2 === 0).join('').length;
  let missing = Math.ceil(letters * LONGER_BY);
  const lengthened = parts.map((part, index) => {
    if (index % 2 === 1) return part;
    // Vowels are doubled: words grow as they do in other languages, and break where those break.
    return part.replaceAll(/[aeiou]/gi, (vowel) => (missing-- > 0 ? vowel + vowel : vowel));
  });
  const accented = lengthened.map((part, index) => (index % 2 === 1 ? part : withAccents(part))).join('');
  return `[${accented}${missing > 0 ? ` ${'~'.repeat(missing)}` : ''}]`;
}

const withAccents = (text: string): string =>
  text.replaceAll(/[a-z]/gi, (letter) => ACCENTED.charAt(PLAIN.indexOf(letter)));

/** The whole catalogue. The names of the languages stay: a person, or a test, finds each under its own name. */
export function pseudoCatalogue(catalogue: Texts): Texts {
  const { languages, ...others } = catalogue;
  const pseudo = mapTexts(others, pseudoText);
  return typeof languages === 'object' ? { ...pseudo, languages: withoutNames(languages) } : pseudo;
}

/** Languages are named by their codes there. */
const CODE = /^[a-z]{2}$/;
const withoutNames = (languages: Texts): Texts =>
  Object.fromEntries(
    Object.entries(languages).map(([name, text]) => [
      name,
      typeof text === 'string' && !CODE.test(name) ? pseudoText(text) : text,
    ]),
  );

function mapTexts(texts: Texts, change: (text: string) => string): Texts {
  return Object.fromEntries(
    Object.entries(texts).map(([name, text]) => [
      name,
      typeof text === 'string' ? change(text) : mapTexts(text, change),
    ]),
  );
}
