/** Recognises a code typed by a scanner that acts as a keyboard ("keyboard wedge"): a burst that no hand can type. */
import { OTP_LENGTH } from '@roomkey/shared/protocol/otp';
import { digitOf, digitOfPlace, isGap, type Key } from './otp-keys';

/**
 * Milliseconds between two keys of a burst, at most. Scanners send a key every 1 to 50 ms; a quick typist needs 60 for a pair
 * of keys, and never keeps that up for 16 digits. Event times are taken, so that a busy page delays nothing.
 */
export const BURST_GAP_MS = 80;

interface BurstKey extends Key {
  readonly timeStamp: number;
  /** The key is held down. */
  readonly repeat: boolean;
}

/** What a key completes: a code of 16 digits; `tooLong` for a burst that goes on after it; null while nothing is known. */
type Burst = { readonly digits: string } | 'tooLong' | null;

export interface BurstReader {
  readonly feed: (key: BurstKey) => Burst;
  /** True while a burst may still be under way at this time. */
  readonly isRunning: (timeStamp: number) => boolean;
}

/**
 * Reads keys one by one. The place of a key counts, not only what it types: a scanner set to another layout than the
 * computer's sends `!` or `&` where it means 1, and the prefix `RK1:` as whatever letters and signs stand there.
 */
export function createBurstReader(): BurstReader {
  let digits = '';
  let last = Number.NEGATIVE_INFINITY;
  let complete = false;
  const isRunning = (timeStamp: number) => timeStamp - last <= BURST_GAP_MS;
  const restart = () => {
    digits = '';
    complete = false;
  };

  return {
    isRunning,
    feed(key) {
      // Modifiers and the end key are part of a burst but hold nothing.
      if (/^(?:Shift|Control|Alt|AltGraph|CapsLock|NumLock|Enter|Tab)$/.test(key.key)) return null;
      if (key.repeat || !isRunning(key.timeStamp)) restart();
      last = key.timeStamp;
      // Before a gap is seen in it: a French keyboard's key for 6 types a hyphen.
      const digit = digitOf(key) ?? digitOfPlace(key.code);
      if (key.repeat || (digit === null && isGap(key))) return null;
      if (digit === null) {
        restart();
        return null;
      }
      if (complete) return 'tooLong';
      digits += digit;
      complete = digits.length === OTP_LENGTH;
      return complete ? { digits } : null;
    },
  };
}
