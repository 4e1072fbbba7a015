/**
 * A scanner that acts as a keyboard presses keys by their place, as on a US keyboard. On a system with another layout the same
 * keys write other signs: on a French one, the digits come as &é"'(-è_çà. No library is imported here.
 */
import { OTP_QR_PREFIX } from './otp';

/** What the keys 1 to 9 and 0 write without Shift, where those are no digits: xkeyboard-config's fr and be, cz, sk. */
const DIGIT_ROWS: readonly (readonly string[])[] = [
  ['&', 'é', '"', "'", '(', '-§', 'è', '_!', 'ç', 'à'],
  ['+', 'ě', 'š', 'č', 'ř', 'ž', 'ý', 'á', 'í', 'é'],
  ['+', 'ľ', 'š', 'č', 'ť', 'ž', 'ý', 'á', 'í', 'é'],
];

/** The digit of a key of the digit row by its place (`KeyboardEvent.code`), whatever it writes; null for other keys. For typing key by key. */
export function digitOfKey(code: string): string | null {
  return /^Digit([0-9])$/.exec(code)?.[1] ?? null;
}

/**
 * What a scanner meant: its digits, where the text can be nothing else; any other text as it is. Hyphens alone are separators, not
 * sixes, so a text that has digits already is never read again.
 */
export function asScannedOtp(text: string): string {
  const body = withoutPrefix(text.trim());
  if (/[0-9]/.test(body)) return /^[0-9\s-]+$/.test(body) ? body : text;
  const signs = Array.from(body.normalize('NFC')).filter((sign) => sign !== ' ');
  if (!signs.some((sign) => !/[-_!]/.test(sign))) return text;
  for (const row of DIGIT_ROWS) {
    const places = signs.map((sign) => row.findIndex((ofKey) => ofKey.includes(sign)));
    if (places.every((place) => place >= 0)) return places.map((place) => String((place + 1) % 10)).join('');
  }
  return text;
}

/** "RK1:" in any layout: R and K are letters in all of them, then what the key 1 writes, then what Shift and the key of ; do. */
function withoutPrefix(text: string): string {
  return /^RK[1&+]/i.test(text) ? text.slice(OTP_QR_PREFIX.length) : text;
}
