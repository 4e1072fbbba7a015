import type { Clock } from '@roomkey/shared/setup/machine/ports';
import { reasonOf } from '../helper/until-aborted';

/**
 * Milliseconds between two looks at the wall clock. A timer doesn't run while the machine sleeps, knows nothing of a wall clock
 * that was set, and can't wait longer than 2^31 - 1 ms (24.8 days): so no single wait is long.
 */
const RECHECK_MS = 5_000;

/** The one place that reads the wall clock. `now` and `recheckMs` can be replaced to test jumps of the clock. */
export function createSystemClock({ now = Date.now, recheckMs = RECHECK_MS } = {}): Clock {
  return {
    now: () => now(),
    sleepUntil: (deadline, signal) =>
      new Promise((resolve, reject) => {
        let timer: NodeJS.Timeout | undefined;
        const onAbort = (): void => {
          clearTimeout(timer);
          reject(reasonOf(signal));
        };
        const look = (): void => {
          const left = deadline - now();
          if (left > 0) {
            timer = setTimeout(look, Math.min(left, recheckMs));
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
