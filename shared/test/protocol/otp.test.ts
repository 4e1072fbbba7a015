import { describe, expect, it } from 'vitest';
import {
  dammCheckDigit,
  formatOtp,
  hasValidCheckDigit,
  makeOtp,
  normaliseOtp,
  otpProblem,
  otpQrText,
} from '@roomkey/shared/protocol/otp';

const OTP = makeOtp(() => '123456789012345');

describe('check digit', () => {
  it('agrees with the published vectors', () => {
    expect(dammCheckDigit('572')).toBe(4);
    expect(dammCheckDigit('12345678901')).toBe(8);
  });

  it('finds every single wrong digit', () => {
    for (let place = 0; place < OTP.length; place += 1) {
      for (let digit = 0; digit < 10; digit += 1) {
        const wrong = OTP.slice(0, place) + String(digit) + OTP.slice(place + 1);
        expect(hasValidCheckDigit(wrong)).toBe(wrong === OTP);
      }
    }
  });

  it('finds every exchange of two neighbours', () => {
    for (let place = 0; place + 1 < OTP.length; place += 1) {
      const swapped = OTP.slice(0, place) + OTP[place + 1]! + OTP[place]! + OTP.slice(place + 2);
      expect(hasValidCheckDigit(swapped)).toBe(swapped === OTP);
    }
  });
});

describe('what a person types', () => {
  it.each([
    ['groups', formatOtp(OTP)],
    ['hyphens', OTP.replace(/(.{4})(?=.)/g, '$1-')],
    ['dashes and no-break spaces', OTP.replace(/(.{4})(?=.)/g, '$1\u2013\u00a0')],
    ['a QR code', otpQrText(OTP)],
    ['a QR code read in lower case', otpQrText(OTP).toLowerCase()],
    ['full-width digits', OTP.replace(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit)))],
    ['Arabic-Indic digits', OTP.replace(/\d/g, (digit) => String.fromCodePoint(0x0660 + Number(digit)))],
    ['Extended Arabic-Indic digits', OTP.replace(/\d/g, (digit) => String.fromCodePoint(0x06f0 + Number(digit)))],
    ['Devanagari digits', OTP.replace(/\d/g, (digit) => String.fromCodePoint(0x0966 + Number(digit)))],
    ['mathematical bold digits', OTP.replace(/\d/g, (digit) => String.fromCodePoint(0x1d7ce + Number(digit)))],
    ['directional marks', `\u200f${OTP}\u200e`],
  ])('is understood with %s', (_name, typed) => {
    expect(normaliseOtp(typed)).toBe(OTP);
    expect(otpProblem(normaliseOtp(typed))).toBeNull();
  });

  it.each([
    ['', 'otp.incomplete'],
    [OTP.slice(1), 'otp.incomplete'],
    [`${OTP}0`, 'otp.tooLong'],
    [`x${OTP.slice(1)}`, 'otp.notDigits'],
    [OTP.slice(0, -1) + String((Number(OTP.at(-1)) + 1) % 10), 'otp.checkDigit'],
  ])('%s is refused with %s', (typed, problem) => {
    expect(otpProblem(normaliseOtp(typed))).toBe(problem);
  });

  it('groups by four', () => expect(formatOtp('1234567890123456')).toBe('1234 5678 9012 3456'));
});
