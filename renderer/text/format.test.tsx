import { describe, expect, it } from 'vitest';
import { formatFor } from './format';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

describe('a length of time', () => {
  it.each([
    [0, '0 seconds'],
    [-5 * SECOND, '0 seconds'],
    [1_999, '1 second'],
    [5 * MINUTE, '5 minutes'],
    [4 * MINUTE + 10 * SECOND, '4 minutes, 10 seconds'],
    [7 * HOUR + 59 * MINUTE + 59 * SECOND, '7 hours, 59 minutes'],
    [336 * HOUR, '336 hours'],
  ])('of %d ms is %j', (ms, text) => expect(formatFor('en').duration(ms)).toBe(text));

  it('follows the language', () => {
    expect(formatFor('de').duration(90 * SECOND)).toBe('1 Minute, 30 Sekunden');
  });
  it('keeps the digits 0-9 in Arabic: they are compared with other screens', () => {
    expect(formatFor('ar').duration(25 * SECOND)).toMatch(/25/);
    expect(formatFor('ar').time(Date.UTC(2026, 0, 1, 12, 34))).toMatch(/34/);
  });
});
