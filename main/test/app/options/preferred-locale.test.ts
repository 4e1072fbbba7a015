import { expect, test } from 'vitest';
import { preferredLocale } from '../../../app/options/preferred-locale';

test.each([
  [['de-AT', 'en-GB'], 'de'],
  [['fr-FR', 'ar-EG'], 'ar'],
  [['EN-us'], 'en'],
  [['ja-JP'], 'en'],
  [[], 'en'],
])('%j speaks %s', (languages, locale) => {
  expect(preferredLocale(languages)).toBe(locale);
});
