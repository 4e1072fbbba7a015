/**
 * The one-time password: 15 random digits and a Damm check digit, shown as four groups of four.
 * Format and check digit are Roomkey's own; the real OTP's length and alphabet are not published.
 * No library is imported here, so that the console's page can check a code while it is typed.
 */

export const OTP_LENGTH = 16;
export const OTP_PAYLOAD_LENGTH = OTP_LENGTH - 1;
export const OTP_GROUP = 4;
/** What a QR code of an OTP holds before the digits. It is never a URL, so a phone's camera opens nothing. */
export const OTP_QR_PREFIX = 'RK1:';

/** The quasigroup of order 10 of H. M. Damm, "Total anti-symmetrische Quasigruppen" (2004). */
const DAMM = [
  [0, 3, 1, 7, 5, 9, 8, 6, 4, 2],
  [7, 0, 9, 2, 1, 5, 4, 8, 6, 3],
  [4, 2, 0, 6, 8, 7, 1, 3, 5, 9],
  [1, 7, 5, 0, 9, 8, 3, 4, 2, 6],
  [6, 1, 2, 3, 0, 4, 5, 9, 7, 8],
  [3, 6, 7, 4, 2, 0, 9, 5, 8, 1],
  [5, 8, 6, 9, 7, 2, 0, 1, 3, 4],
  [8, 9, 4, 5, 3, 6, 2, 0, 1, 7],
  [9, 4, 3, 8, 6, 1, 7, 2, 0, 5],
  [2, 5, 8, 1, 4, 3, 6, 7, 9, 0],
] as const;

/** Damm check digit of a string of ASCII digits. 572 → 4, 12345678901 → 8. */
export function dammCheckDigit(digits: string): number {
  let interim = 0;
  for (const digit of digits) interim = DAMM[interim]?.[Number(digit)] ?? 0;
  return interim;
}

/** True when the last digit of `digits` is the check digit of those before it. */
export function hasValidCheckDigit(digits: string): boolean {
  return /^\d+$/.test(digits) && dammCheckDigit(digits) === 0;
}

/** Makes an OTP. `randomDigits(n)` gives n uniformly random ASCII digits from a CSPRNG. */
export function makeOtp(randomDigits: (count: number) => string): string {
  const payload = randomDigits(OTP_PAYLOAD_LENGTH);
  return payload + String(dammCheckDigit(payload));
}

/**
 * What a person typed, pasted or scanned, as ASCII digits: the QR prefix, spaces and hyphens of any kind are
 * dropped, and digits of other scripts (full-width, Arabic-Indic …) are mapped. Anything else is kept, so that the format check refuses it.
 */
export function normaliseOtp(typed: string): string {
  const body = typed.trim().replace(/^RK1:/i, '');
  return body
    .replace(/[\s\p{Zs}\p{Pd}\u200B-\u200F\u202A-\u202E\u2066-\u2069]/gu, '')
    .replace(/\p{Nd}/gu, asAsciiDigit);
}

/** Unicode keeps the decimal digits of a script (category Nd) in runs of ten, the first of each being zero. */
function asAsciiDigit(character: string): string {
  const codePoint = character.codePointAt(0) ?? 0;
  let value = 0;
  while (value < 9 && /^\p{Nd}$/u.test(String.fromCodePoint(codePoint - value - 1))) value += 1;
  return String(codePoint <= 0x39 ? codePoint - 0x30 : value);
}

export type OtpProblem = 'otp.incomplete' | 'otp.tooLong' | 'otp.notDigits' | 'otp.checkDigit';

/** What is wrong with a normalised OTP, or null when it is well formed. */
export function otpProblem(digits: string): OtpProblem | null {
  if (!/^\d*$/.test(digits)) return 'otp.notDigits';
  if (digits.length < OTP_LENGTH) return 'otp.incomplete';
  if (digits.length > OTP_LENGTH) return 'otp.tooLong';
  return hasValidCheckDigit(digits) ? null : 'otp.checkDigit';
}

/** 1234567890123456 → "1234 5678 9012 3456". */
export function formatOtp(digits: string): string {
  return digits.replace(/(.{4})(?=.)/g, '$1 ');
}

/** The text of the QR code of an OTP. */
export function otpQrText(digits: string): string {
  return OTP_QR_PREFIX + digits;
}
