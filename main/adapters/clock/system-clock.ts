import type { Clock } from '@roomkey/shared/setup/machine/ports';
import { reasonOf } from '../helper/until-aborted';

/**
 * Milliseconds between two looks at the wall clock. A timer doesn't run while the machine sleeps, knows nothing of a wall clock
 * that was set, and can't wait longer than 2^31 - 1 ms (24.8 days): so no single wait is long.
 */
const RECHECK_MS = 5_000;

/** A wall clock that lags by more than this after the whole wait was set back; less is the timer's own imprecision. */
const SET_BACK_MS = 1_000;

/** The one place that reads the wall clock. `now` and `recheckMs` can be replaced to test jumps of the clock. */
export function createSystemClock({ now = () => Date.now(), recheckMs = RECHECK_MS } = {}): Clock {
  return {
    now,
    sleepUntil: (deadline, signal) =>
      new Promise((resolve, reject) => {
        let timer: NodeJS.Timeout | undefined;
        const onAbort = (): void => {
          clearTimeout(timer);
          reject(reasonOf(signal));
        };
        const whole = deadline - now();
        let waited = 0;
        const look = (): void => {
          const left = deadline - now();
          const setBack = waited >= whole && left > SET_BACK_MS;
          if (left > 0 && !setBack) {
            const step = Math.min(left, recheckMs, waited < whole ? whole - waited : left);
            waited += step;
            timer = setTimeout(look, step);
            return;
          }
          signal.removeEventListener('abort', onAbort);
          resolve();
        };
        if (signal.aborted) {
          onAbort();
          return;
        }
        signal.addEventListener('abort', onAbort, { once: true });
        look();
      }),
  };
}
