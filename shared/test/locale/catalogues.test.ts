import { describe, expect, it } from 'vitest';
import { CATALOGUES } from '../../locale/catalogues';
import { SUPPORTED_LOCALES } from '../../locale/locales';
import { catalogueProblems, englishLeftovers } from './catalogue-problems';

describe.each(SUPPORTED_LOCALES)('the catalogue of %s', (locale) => {
  it('has every text with the values it needs, neatly set', () => {
    expect(catalogueProblems(CATALOGUES[locale], CATALOGUES.en, locale)).toEqual([]);
  });
  it('has the languages under their own names', () => {
    const { label: _label, changed: _changed, temporary: _temporary, ...names } = CATALOGUES[locale].languages;
    const { label, changed, temporary: _english, ...endonyms } = CATALOGUES.en.languages;
    expect(names).toEqual(endonyms);
    expect(Object.keys(names)).toEqual([...SUPPORTED_LOCALES]);
    expect([label, changed]).toEqual(['Language', 'The language is now English.']);
  });
});

it.each(SUPPORTED_LOCALES.filter((locale) => locale !== 'en'))('the catalogue of %s is translated', (locale) => {
  expect(englishLeftovers(CATALOGUES[locale], CATALOGUES.en, locale)).toEqual([]);
});

describe('a problem is named by its key', () => {
  const reference = {
    a: 'Wait {{time}}.',
    group: { left_one: '{{count}} digit left', left_other: '{{count}} digits left' },
  };
  it.each([
    ['de', { a: 'Warten Sie {{time}}.', group: { left_one: 'Eine Ziffer fehlt', left_other: '{{count}} fehlen' } }, []],
    ['zh', { a: '等待 {{time}}。', group: { left_other: '还差 {{count}} 位' } }, []],
    [
      'de',
      { a: 'Warten Sie {{zeit}}.' },
      ['missing: group.left_one', 'missing: group.left_other', 'other values than {time}: a'],
    ],
    [
      'fr',
      { a: 'Attendez {{time}}.', b: 'x', group: { left_one: 'Reste {{count}}', left_other: '{{name}}' } },
      ['missing: group.left_many', 'not needed: b', 'other values than {count}: group.left_other'],
    ],
    [
      'ja',
      { a: '', group: { left_one: '1', left_other: "'{{count}}'..." } },
      [
        'other values than {time}: a',
        'empty: a',
        'not needed: group.left_one',
        'straight quotation mark or apostrophe: group.left_other',
        'three full stops for an ellipsis: group.left_other',
      ],
    ],
  ])('%s %j', (locale, texts, problems) => {
    expect(catalogueProblems(texts, reference, locale)).toEqual(problems);
  });
  it.each([
    ['ar', ['zero', 'one', 'two', 'few', 'many', 'other']],
    ['es', ['one', 'many', 'other']],
    ['pt', ['one', 'many', 'other']],
  ])('%s needs %j', (locale, categories) => {
    expect(
      catalogueProblems({ a: '{{time}}' }, reference, locale)
        .map((problem) => problem.split('_')[1])
        .sort(),
    ).toEqual([...categories].sort());
  });
  it('and English is found', () => {
    expect(englishLeftovers({ a: 'Wait {{time}} and see' }, reference, 'de')).toHaveLength(1);
    expect(englishLeftovers({ a: 'Wait {{time}}.' }, reference, 'ja')).toHaveLength(1);
    expect(englishLeftovers({ a: 'Microsoft Teams Rooms' }, { a: 'Microsoft Teams Rooms' }, 'fr')).toEqual([]);
  });
});
