import { describe, expect, it } from 'vitest';
import { normaliseOtp, otpProblem } from '../../protocol/otp';
import { asScannedOtp, digitOfKey } from '../../protocol/scanned-otp';

const CODE = '1234567890123458';
/** What a US scanner's keys write elsewhere, by xkeyboard-config's layouts. */
const ROWS = {
  fr: '&é"\'(-è_çà',
  be: '&é"\'(§è!çà',
  cz: '+ěščřžýáíé',
  sk: '+ľščťžýáíé',
};
const typedOn = (row: string, digits: string) =>
  Array.from(digits, (digit) => Array.from(row)[(Number(digit) + 9) % 10]).join('');

describe('a scanner on another layout', () => {
  it.each(Object.entries(ROWS))('%s: the digit row', (_, row) => {
    expect(asScannedOtp(typedOn(row, CODE))).toBe(CODE);
  });

  it.each([
    ['fr', `RK&M${typedOn(ROWS.fr, CODE)}`],
    ['be', `RK&M${typedOn(ROWS.be, CODE)}`],
    ['cz', `RK+"${typedOn(ROWS.cz, CODE)}`],
    ['de', `RK1Ö${CODE}`],
    ['us', `RK1:${CODE}`],
  ])('%s: with what comes before the digits', (_, typed) => {
    expect(asScannedOtp(typed)).toBe(CODE);
  });

  it('with Caps Lock the letters before are small', () => {
    expect(asScannedOtp(`rk&m${typedOn(ROWS.fr, CODE)}`)).toBe(CODE);
  });

  it.each([
    CODE,
    '1234 5678 9012 3458',
    '1234-5678-9012-3458',
    '----',
    '_',
    '',
    'hello',
    'RK1',
    '12é4',
    '١٢٣٤',
    'café',
  ])('leaves %j as it is', (text) => {
    expect(asScannedOtp(text)).toBe(text);
  });

  it('what it leaves is judged as before', () => {
    expect(otpProblem(normaliseOtp(asScannedOtp('12é4')))).toBe('otp.notDigits');
  });
});

describe('key by key', () => {
  it('the place says which digit', () => {
    expect(['Digit1', 'Digit0', 'Digit7'].map(digitOfKey)).toEqual(['1', '0', '7']);
    expect(['KeyA', 'Digit10', '', 'Numpad4'].map(digitOfKey)).toEqual([null, null, null, null]);
  });
});
