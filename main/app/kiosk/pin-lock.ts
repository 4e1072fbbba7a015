/** Checks the exit PIN, and makes guessing slow. */
import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import type { Clock } from '@roomkey/shared/setup/machine/ports';
import type { AppLog } from '../app-log';

/** One second after the first wrong PIN, twice as long after each further one, five minutes at most. */
const LONGEST_DELAY_SECONDS = 300;

type PinAnswer =
  | { readonly outcome: 'right' }
  /** `wait`: not looked at, because the delay after the last wrong PIN is not over. */
  | { readonly outcome: 'wrong' | 'wait'; readonly retryAfterSeconds: number };

export interface PinLock {
  /** `opened`: what the log says of a right one. */
  attempt(pin: string, opened?: string): Promise<PinAnswer>;
}

/** SECURITY: answers guessing, timing and memory dumps: only a salted scrypt hash is kept, compared in constant time. */
export async function createPinLock(pin: string, clock: Pick<Clock, 'now'>, note: AppLog['note']): Promise<PinLock> {
  const salt = randomBytes(16);
  const expected = await hash(pin, salt);
  let wrong = 0;
  let openAt = 0;
  let checking = false;

  return {
    async attempt(typed, opened = 'kiosk.left') {
      const left = Math.ceil((openAt - clock.now()) / 1000);
      if (checking || left > 0) return { outcome: 'wait', retryAfterSeconds: Math.max(left, 1) };
      checking = true;
      try {
        const right = timingSafeEqual(await hash(typed, salt), expected);
        note(right ? opened : 'kiosk.wrongPin');
        if (right) {
          wrong = 0;
          return { outcome: 'right' };
        }
        const retryAfterSeconds = Math.min(2 ** wrong, LONGEST_DELAY_SECONDS);
        wrong += 1;
        openAt = clock.now() + retryAfterSeconds * 1000;
        return { outcome: 'wrong', retryAfterSeconds };
      } finally {
        checking = false;
      }
    },
  };
}

function hash(pin: string, salt: Buffer): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(pin, salt, 32, (error, key) => (error === null ? resolve(key) : reject(error)));
  });
}
