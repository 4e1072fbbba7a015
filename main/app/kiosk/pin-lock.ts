/** Checks the exit PIN, and makes guessing slow, also across restarts. */
import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import type { AppLog } from '../app-log';
import type { PinAttempts, PinAttemptsFile } from './pin-attempts';

/** One second after the first wrong PIN, twice as long after each further one, five minutes at most. */
const LONGEST_DELAY_SECONDS = 300;
const delayAfter = (wrong: number): number => (wrong === 0 ? 0 : Math.min(2 ** (wrong - 1), LONGEST_DELAY_SECONDS));

/** As many wrong PINs as the longest delay takes: what is assumed where nobody can tell. */
const MANY = Math.ceil(Math.log2(LONGEST_DELAY_SECONDS)) + 1;

type PinAnswer =
  | { readonly outcome: 'right' }
  /** `wait`: not looked at, because the delay after the last wrong PIN is not over. */
  | { readonly outcome: 'wrong' | 'wait'; readonly retryAfterSeconds: number };

export interface PinLock {
  /** `opened`: what the log says of a right one. */
  attempt(pin: string, opened?: string): Promise<PinAnswer>;
}

export interface PinLockParts {
  readonly pin: string;
  /** Milliseconds since the epoch, which somebody may set; and milliseconds that only grow. */
  readonly wallClock: () => number;
  readonly monotonic: () => number;
  readonly file: PinAttemptsFile;
  readonly note: AppLog['note'];
}

/**
 * SECURITY: answers guessing, timing and memory dumps: only a salted scrypt hash is kept, compared in constant time. What is
 * counted outlives a restart, a kill and a power cut.
 */
export async function createPinLock({ pin, wallClock, monotonic, file, note }: PinLockParts): Promise<PinLock> {
  const salt = randomBytes(16);
  const expected = await hash(pin, salt);
  const known = await file.read();
  if (known === 'unreadable') note('kiosk.attemptsUnreadable');
  let { wrong, left } = startingWith(known, wallClock());
  let openAt = monotonic() + left * 1_000;
  let checking = false;

  const write = async (attempts: PinAttempts): Promise<void> => {
    if (!(await file.write(attempts))) note('kiosk.attemptsUnwritable');
  };

  return {
    async attempt(typed, opened = 'kiosk.left') {
      // By a clock that nobody can set: the wall clock counts only for the time in which the console did not run.
      left = Math.ceil((openAt - monotonic()) / 1000);
      if (checking || left > 0) return { outcome: 'wait', retryAfterSeconds: Math.max(left, 1) };
      checking = true;
      try {
        // Written before it is looked at: whoever pulls the plug to start anew has spent the attempt.
        wrong = Math.min(wrong + 1, MANY);
        await write({ wrong, at: wallClock() });
        const right = timingSafeEqual(await hash(typed, salt), expected);
        note(right ? opened : 'kiosk.wrongPin');
        if (right) {
          wrong = 0;
          await write({ wrong, at: wallClock() });
          return { outcome: 'right' };
        }
        const retryAfterSeconds = delayAfter(wrong);
        openAt = monotonic() + retryAfterSeconds * 1_000;
        return { outcome: 'wrong', retryAfterSeconds };
      } finally {
        checking = false;
      }
    },
  };
}

/**
 * What is left of the delay of an earlier start. A file that somebody has changed stands for many attempts, made just now; a
 * clock that was set back for the whole delay.
 */
function startingWith(known: Awaited<ReturnType<PinAttemptsFile['read']>>, now: number) {
  if (known === null) return { wrong: 0, left: 0 };
  if (known === 'unreadable') return { wrong: MANY, left: delayAfter(MANY) };
  const delay = delayAfter(known.wrong);
  const passed = Math.max(0, now - known.at) / 1_000;
  return { wrong: known.wrong, left: Math.max(0, delay - passed) };
}

function hash(pin: string, salt: Buffer): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(pin, salt, 32, (error, key) => (error === null ? resolve(key) : reject(error)));
  });
}
