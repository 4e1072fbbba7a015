/** What is wrong with a catalogue, said so that it can be put right without looking further. */
import type { Texts } from '../../locale/texts';
import { textsOf } from './texts-of';

const PLURAL = /_(zero|one|two|few|many|other)$/;
const paramsOf = (text: string): string =>
  [...text.matchAll(/\{\{\s*([\w.]+)/g)]
    .map((match) => match[1])
    .sort()
    .join();

/**
 * The keys that a language needs: those of the reference, and for a text with plural forms one for each form of its own
 * grammar (CLDR, as Intl has it), whatever forms English has. Values: the parameters of the text.
 */
function neededKeys(reference: Texts, locale: string): ReadonlyMap<string, string> {
  const categories = new Intl.PluralRules(locale).resolvedOptions().pluralCategories;
  const needed = new Map<string, string>();
  for (const [key, text] of textsOf(reference)) {
    const base = key.replace(PLURAL, '');
    // A text for one may leave the number out: the form for many says which values there are.
    if (base === key) needed.set(key, paramsOf(text));
    else if (key.endsWith('_other'))
      for (const category of categories) needed.set(`${base}_${category}`, paramsOf(text));
  }
  return needed;
}

/** One line for each missing, unneeded, empty or untidy text, and for each that names other values than the reference. */
export function catalogueProblems(catalogue: Texts, reference: Texts, locale: string): readonly string[] {
  const needed = neededKeys(reference, locale);
  const texts = new Map(textsOf(catalogue));
  const problems = [...needed.keys()].filter((key) => !texts.has(key)).map((key) => `missing: ${key}`);
  for (const [key, text] of texts) {
    const params = needed.get(key);
    if (params === undefined) problems.push(`not needed: ${key}`);
    else if (paramsOf(text) !== params && !mayLeaveOutCount(key, text, params))
      problems.push(`other values than {${params}}: ${key}`);
    problems.push(...untidiness(text).map((what) => `${what}: ${key}`));
  }
  return problems;
}

/** "One digit is missing" needs no number; zero, one and two are said in words in many languages. */
const mayLeaveOutCount = (key: string, text: string, params: string): boolean =>
  /_(zero|one|two)$/.test(key) &&
  [paramsOf(text), 'count']
    .filter((each) => each !== '')
    .sort()
    .join() === params;

function untidiness(text: string): readonly string[] {
  const found: string[] = [];
  if (text.trim() === '') found.push('empty');
  if (text !== text.trim() || / {2}|\n|\t/.test(text)) found.push('stray white space');
  if (/['"`]/.test(text)) found.push('straight quotation mark or apostrophe');
  if (text.includes('...')) found.push('three full stops for an ellipsis');
  if (/\s[,.;:!?](?!\/\/)/.test(text.replaceAll(/[\u00a0\u202f]/g, '')))
    found.push('white space before a punctuation mark');
  if (text.includes(' - ')) found.push('hyphen for a dash');
  return found;
}

/** Names, abbreviations and units that no language translates. */
const NAMES =
  /\b(?:Roomkey|Microsoft|Teams|Rooms?|Windows|Linux|GNOME Keyring|Keyring|HDMI|DNS|MIT|IT|PIN|QR|TLS|SHA|USB|CSV|JSON|OK|AltGr|Wi-Fi|ID|PC|cm|proxy|https?|portal\.example\.com|Adele|Miriam|Johanna|Pradeep)\b/g;
/** What is written as it is in every language: switches, variables, values, addresses, a command of the portal's pages. */
const LITERALS =
  /--[a-z-]+|\bROOMKEY_[A-Z_]+|https?:\/\/[a-z.:\d]+|\*\.example|\bchmod \d+|“?Connect a console”?|\b(?:system|direct|auto|none|window|off|true|false|root|PEM)\b/g;
/** Words that none of the languages has. */
const ENGLISH_WORDS = /\b(?:the|and|of|with|this|that|is|are|your|you|from)\b/i;

/** The texts that are English in a language that is not. Languages in other scripts may use Latin letters for names only. */
export function englishLeftovers(catalogue: Texts, reference: Texts, locale: string): readonly string[] {
  const english = new Map(textsOf(reference));
  const otherScript = ['ja', 'zh', 'ar'].includes(locale);
  return textsOf(catalogue)
    .filter(([key]) => !/^languages\.[a-z]{2}$/.test(key))
    .filter(([key, text]) => {
      const words = text
        .replaceAll(/\{\{[^}]*\}\}|\$t\([^)]*\)/g, '')
        .replaceAll(LITERALS, '')
        .replaceAll(NAMES, '');
      if (otherScript) return /[a-z]{2,}/i.test(words);
      const same = english.get(key) === text && words.trim().includes(' ');
      return same || ENGLISH_WORDS.test(words);
    })
    .map(([key, text]) => `${key}: ${text}`);
}
