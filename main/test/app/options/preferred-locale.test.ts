import { expect, test } from 'vitest';
import { preferredLocale } from '../../../app/options/preferred-locale';

test.each([
  [['de-AT', 'en-GB'], 'de'],
  [['it-IT', 'ar-EG'], 'ar'],
  [['EN-us'], 'en'],
  [['ja-JP'], 'ja'],
  [['pt-PT'], 'pt'],
  [['zh-Hant-TW', 'en-US'], 'zh'],
  [['fr-CA'], 'fr'],
  [['es-419'], 'es'],
  [['sv-SE'], 'en'],
  // Never the pseudo-locale, whatever a system says.
  [['en-XA'], 'en'],
  [[], 'en'],
])('%j speaks %s', (languages, locale) => {
  expect(preferredLocale(languages)).toBe(locale);
});
