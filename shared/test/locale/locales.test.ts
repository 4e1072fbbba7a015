import { describe, expect, it } from 'vitest';
import { directionOf, matchLocale, SUPPORTED_LOCALES, tagOf, textLocaleOf } from '../../locale/locales';

describe('a tag', () => {
  it.each([
    ['en', 'en'],
    ['de-AT', 'de'],
    ['DE_ch', 'de'],
    ['fr-CA', 'fr'],
    ['es-419', 'es'],
    ['pt', 'pt'],
    ['pt-BR', 'pt'],
    ['pt-PT', 'pt'],
    ['ja-JP-u-ca-japanese', 'ja'],
    ['zh-Hans-CN', 'zh'],
    ['zh-Hant', 'zh'],
    ['zh-TW', 'zh'],
    ['ar-EG', 'ar'],
    ['de_DE.UTF-8', 'de'],
    ['den', null],
    ['e', null],
    ['', null],
    ['sv-SE', null],
  ])('%j is %j', (tag, locale) => {
    expect(matchLocale(tag)).toBe(locale);
    expect(textLocaleOf(tag)).toBe(locale ?? 'en');
  });

  it('en-XA is the pseudo-locale exactly, and English as a language', () => {
    expect(textLocaleOf('en-XA')).toBe('en-XA');
    expect(textLocaleOf('en-xa')).toBe('en');
    expect(matchLocale('en-XA')).toBe('en');
  });
});

it('each language has a tag that Intl knows, and a direction', () => {
  for (const locale of SUPPORTED_LOCALES) {
    expect(Intl.DateTimeFormat.supportedLocalesOf(tagOf(locale))).toEqual([tagOf(locale)]);
    expect(directionOf(locale)).toBe(locale === 'ar' ? 'rtl' : 'ltr');
  }
  expect(directionOf('ar-EG')).toBe('rtl');
});
