/** Whether a device is the one that an account expects. */
import type { DeviceMatch } from '../protocol/lists';

interface Expected {
  readonly serial: string;
  /** Null: any model. */
  readonly model: string | null;
}
interface Reported {
  readonly serial: string | null;
  readonly model: string | null;
}

/**
 * How a serial number or model is written down, from whichever side it comes: compatibility forms such as full-width
 * letters become plain ones (Unicode's NFKC). Done once, when it comes in; comparing then needs no Unicode tables, which
 * differ between Node, PostgreSQL and their versions.
 */
export function storedIdentity(text: string): string {
  return text.normalize('NFKC');
}

/**
 * Texts as `storedIdentity` made them are compared without regard to the case of a–z and to white space of ASCII, which
 * labels and firmware write differently; every other character counts as it is. The portal's SQL has the same rule
 * (features/requests/match-in-sql.ts). A device that does not report what is expected is `incomplete`: never a match.
 */
export function matchDevice(expected: Expected | null, reported: Reported): DeviceMatch {
  if (expected === null) return 'none';
  if (reported.serial === null || (expected.model !== null && reported.model === null)) return 'incomplete';
  if (comparable(expected.serial) !== comparable(reported.serial)) return 'mismatch';
  if (expected.model !== null && comparable(expected.model) !== comparable(reported.model ?? '')) return 'mismatch';
  return 'match';
}

/** Not `toUpperCase`: it makes "SS" of "ß" and "I" of "ı", which databases do or do not, by version and locale. */
function comparable(text: string): string {
  return text.replace(/[ \t\n\v\f\r]+/g, '').replace(/[a-z]/g, (letter) => letter.toUpperCase());
}
