import { describe, expect, it } from 'vitest';
import { firstState, type KeyboardState } from './keyboard-state';
import { accentsOf, textOf } from './layouts/accents';
import { type KeySpec, rowsOf, startsLatin } from './rows';

const LOCALES = ['en', 'de', 'fr', 'es', 'pt', 'ja', 'zh', 'ar', 'en-XA'] as const;
const typing = { kind: 'text', help: [] } as const;
const texts = (specs: readonly KeySpec[]) => specs.flatMap((spec) => ('text' in spec ? [spec.text] : []));
const actions = (specs: readonly KeySpec[]) => specs.flatMap((spec) => ('action' in spec ? [spec.action] : []));
const everything = (state: KeyboardState, locale: string) => rowsOf(state, { ...typing, locale }).flat();
const page = (of: KeyboardState['page']): KeyboardState => ({ ...firstState(false), page: of });

describe.each(LOCALES)('the keyboard of %s', (locale) => {
  it('writes every character of ASCII', () => {
    const latin = startsLatin('email', false, locale);
    const keys = [
      ...texts(everything(firstState(latin), locale)),
      ...texts(everything({ ...firstState(latin), shift: 'once' }, locale)),
      ...texts(everything(page('symbols'), locale)),
    ];
    const ascii = Array.from({ length: 0x7e - 0x21 + 1 }, (_, index) => String.fromCharCode(0x21 + index));
    expect(ascii.filter((character) => !keys.includes(character))).toEqual([]);
  });

  it('writes € £ §', () => {
    const keys = texts(everything(page('moreSymbols'), locale));
    expect(keys).toEqual(expect.arrayContaining(['€', '£', '§']));
  });

  it('has no key twice on a page but @ and Shift, and no row too long for a finger', () => {
    for (const row of rowsOf(firstState(false), { ...typing, locale })) {
      expect(row.reduce((sum, spec) => sum + spec.width, 0)).toBeLessThanOrEqual(15);
    }
    const letters = texts(everything(firstState(false), locale));
    expect(letters.length).toBe(new Set(letters).size);
  });
});

describe('letters of the languages', () => {
  const first = (locale: string, row: number) =>
    texts(rowsOf(firstState(false), { ...typing, locale })[row] ?? []).join('');
  it.each([
    ['en', 'qwertyuiop'],
    ['de', 'qwertzuiopü'],
    ['fr', 'azertyuiop'],
    ['ja', 'qwertyuiop'],
    ['zh', 'qwertyuiop'],
  ])('%s: %s', (locale, row) => expect(first(locale, 1)).toBe(row));

  it('German and Spanish letters have keys of their own, with capitals', () => {
    expect(first('de', 2) + first('de', 3)).toContain('öä');
    expect(texts(everything({ ...firstState(false), shift: 'once' }, 'de'))).toEqual(
      expect.arrayContaining(['Ü', 'ẞ']),
    );
    expect(first('es', 2)).toContain('ñ');
    expect(first('pt', 2)).toContain('ç');
  });

  it('Arabic has no Shift, and writes ligatures as the letters they join', () => {
    expect(first('ar', 1)).toBe('ضصثقفغعهخحجد');
    expect(actions(everything(firstState(false), 'ar'))).not.toContain('shift');
    expect(accentsOf('ل', 'ar').map(textOf)).toContain('لا');
  });

  it('addresses and passwords start with Latin letters where the own ones are no use', () => {
    expect(startsLatin('email', false, 'ar')).toBe(true);
    expect(startsLatin('text', true, 'ar')).toBe(true);
    expect(startsLatin('text', false, 'ar')).toBe(false);
    expect(startsLatin('email', false, 'de')).toBe(false);
    expect(texts(everything(firstState(true), 'ar'))).toContain('q');
  });

  it('only languages with a layout of their own have a key to change it', () => {
    const changes = LOCALES.filter((locale) => actions(everything(firstState(false), locale)).includes('layout'));
    expect(changes).toEqual(['de', 'fr', 'es', 'pt', 'ar']);
  });
});

describe('what is behind a key', () => {
  it('the language’s own accent first, in the case of the key', () => {
    expect(accentsOf('a', 'de')[0]).toBe('ä');
    expect(accentsOf('A', 'de')[0]).toBe('Ä');
    expect(accentsOf('e', 'fr').slice(0, 4)).toEqual(['é', 'è', 'ê', 'ë']);
    expect(accentsOf('w', 'fr')).toEqual([]);
  });
});

describe('keys for one kind of field', () => {
  const kinds = (kind: 'email' | 'address' | 'text', help: readonly string[] = []) =>
    texts(rowsOf(firstState(false), { kind, locale: 'en', help }).at(-1) ?? []);
  it('@ and an ending for email, : / and an ending for addresses, no ending elsewhere', () => {
    expect(kinds('email')).toEqual(['@', '.com', ',', '.']);
    expect(kinds('email', ['@contoso.test', '@rooms.contoso.test'])).toEqual(['@', '@contoso.test', ',', '.']);
    expect(kinds('address')).toEqual([':', '/', '.com', ',', '.']);
    expect(kinds('text')).toEqual(['@', ',', '.']);
  });

  it('digits alone for numbers', () => {
    const all = rowsOf(firstState(false), { kind: 'number', locale: 'de', help: [] }).flat();
    expect(texts(all).toSorted().join('')).toBe('0123456789');
    expect(actions(all)).toEqual(['backspace', 'left', 'right', 'hide', 'enter']);
  });
});
