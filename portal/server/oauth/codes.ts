/** Names and codes of a request. */
import { randomDigits, randomText } from '../random/random';

/** RFC 8628 6.1: consonants only, so that no code spells a word; 20^8 ≈ 2^34.6 codes. */
const USER_CODE_LETTERS = 'BCDFGHJKLMNPQRSTVWXZ';

/** What console and portal both show, for the approver to compare: `WDJB-MJHT`. Nobody types it, so it grants nothing. */
export function makeUserCode(): string {
  return `${randomText(USER_CODE_LETTERS, 4)}-${randomText(USER_CODE_LETTERS, 4)}`;
}

/** Names a request when somebody reads it out by phone: `R-482-915-736`. */
export function makeRequestId(): string {
  return `R-${randomDigits(3)}-${randomDigits(3)}-${randomDigits(3)}`;
}
