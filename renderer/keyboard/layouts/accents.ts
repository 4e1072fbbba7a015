/** What a key holds behind itself: shown by press and hold, the most usual first. */
const BEHIND: Readonly<Record<string, string>> = {
  a: 'àáâäæãåāą',
  c: 'çćč',
  d: 'ďđð',
  e: 'éèêëēęě',
  g: 'ğģ',
  i: 'íìîïīįı',
  k: 'ķ',
  l: 'łľļ',
  n: 'ñńňņ',
  o: 'óòôöœõøō',
  r: 'řŕ',
  s: 'ßśšş',
  t: 'ťţþ',
  u: 'úùûüūůű',
  y: 'ýÿ',
  z: 'žźż',
  ا: 'أإآٱ',
  ل: 'ﻻﻷﻹﻵ',
  ه: 'ھ',
  ي: 'ئى',
  ك: 'گک',
  ج: 'چ',
  ب: 'پ',
  ف: 'ڤ',
  و: 'ؤ',
  1: '١¹½',
  2: '٢²',
  3: '٣³',
  4: '٤',
  5: '٥',
  6: '٦',
  7: '٧',
  8: '٨',
  9: '٩',
  0: '٠°',
  $: '€£¥¢',
  '.': '…',
  '-': '–—',
  "'": '‘’`',
  '"': '„“”«»',
  '?': '¿',
  '!': '¡',
};

/** A ligature is drawn as one sign, but is typed as the letters that it joins. */
const JOINED: Readonly<Record<string, string>> = { ﻻ: 'لا', ﻷ: 'لأ', ﻹ: 'لإ', ﻵ: 'لآ' };

/** Domains that an address may end with, behind the key of the most usual one. */
export const DOMAIN_ENDINGS: readonly string[] = ['.com', '.net', '.org', '.eu', '.local'];

/** Where they are wanted first: the accents of a language's own words. */
const FIRST: Readonly<Partial<Record<string, Readonly<Record<string, string>>>>> = {
  de: { a: 'ä', o: 'ö', u: 'ü', s: 'ß' },
  fr: { a: 'à', e: 'é', i: 'î', o: 'ô', u: 'ù' },
  es: { a: 'á', i: 'í', u: 'ú' },
  pt: { a: 'ã', o: 'õ', i: 'í' },
};

/** @param key as it is shown, small or capital @returns what is behind it, in the same case; empty where there is nothing */
export function accentsOf(key: string, locale: string): readonly string[] {
  const small = key.toLowerCase();
  const first = FIRST[locale.slice(0, 2)]?.[small] ?? '';
  const others = Array.from(BEHIND[small] ?? '').filter((accent) => accent !== first);
  const all = first === '' ? others : [first, ...others];
  return key === small ? all : all.map(capitalOf).filter((accent) => accent !== key);
}

/** ß has a capital of its own; `toUpperCase` would write two letters. */
export function capitalOf(letter: string): string {
  if (letter === 'ß') return 'ẞ';
  const capital = letter.toUpperCase();
  return capital.length === letter.length ? capital : letter;
}

export const textOf = (sign: string): string => JOINED[sign] ?? sign;
