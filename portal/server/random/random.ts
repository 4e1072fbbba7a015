/** The portal's one source of randomness: the operating system's, through node:crypto. */
import { randomBytes, randomInt, randomUUID } from 'node:crypto';

/** `count` uniformly random ASCII digits. `randomInt` rejects the biased tail, so no digit is likelier than another. */
export function randomDigits(count: number): string {
  return Array.from({ length: count }, () => String(randomInt(10))).join('');
}

/** A secret for a link, cookie or token: 32 bytes (256 bits) in base64url, 43 characters. */
export function randomToken(): string {
  return randomBytes(32).toString('base64url');
}

/** `length` characters drawn uniformly from `alphabet`. */
export function randomText(alphabet: string, length: number): string {
  return Array.from({ length }, () => alphabet.charAt(randomInt(alphabet.length))).join('');
}

/** A version 4 UUID for a row's id. */
export function randomId(): string {
  return randomUUID();
}
