import { describe, expect, it } from 'vitest';
import { hasValidCheckDigit, makeOtp, otpProblem } from '@roomkey/shared/protocol/otp';
import { CATALOGUES } from '@roomkey/shared/locale/catalogues';
import { SUPPORTED_LOCALES } from '@roomkey/shared/locale/locales';
import { codeOf } from '../../../app/demo/acts';
import { createPace } from '../../../app/demo/pace';

describe('captions', () => {
  it.each(SUPPORTED_LOCALES)('in %s stay for three seconds at least, and never for more than twelve', (locale) => {
    const pace = createPace(1);
    const times = Object.values(CATALOGUES[locale].demo.captions).map((text) => pace.captionMs(text));
    expect(Math.min(...times)).toBeGreaterThanOrEqual(3_000);
    expect(Math.max(...times)).toBeLessThanOrEqual(12_000);
  });
  it('stay longer the more there is to read, and something moves before they go', () => {
    const pace = createPace(1);
    const long = 'The console says that it is offline. Nothing has to be typed again.';
    expect(pace.captionMs(long)).toBeGreaterThan(pace.captionMs('Nobody had to touch it.'));
    expect(pace.leadMs(long)).toBeLessThan(pace.captionMs(long));
  });
  it('go by faster in a test', () => {
    expect(createPace(40).captionMs('Now.')).toBe(75);
  });
});

describe('what is typed', () => {
  const otp = makeOtp(() => '012345678901234');
  it('is the code that is ready', () => expect(codeOf('ready', otp)).toBe(otp));
  it('or the same with one digit wrong, which its check digit betrays', () => {
    const typed = codeOf('mistyped', otp);
    expect(Array.from(typed).filter((digit, index) => digit !== otp[index])).toHaveLength(1);
    expect(otpProblem(typed)).toBe('otp.checkDigit');
  });
  it('or a well-formed other one', () => {
    const typed = codeOf('unknown', otp);
    expect(hasValidCheckDigit(typed)).toBe(true);
    expect(typed).not.toBe(otp);
  });
});
