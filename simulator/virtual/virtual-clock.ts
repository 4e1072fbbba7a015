/**
 * A console's clock whose time moves only when it is told to. Two times are kept apart: the time that passes, and what the
 * console's wall clock shows, which can be set wrong.
 */
import type { Clock } from '@roomkey/shared/setup/machine/ports';

interface Sleeper {
  /** By the wall clock. */
  readonly deadline: number;
  /** By the time that passes: when the wait is over whatever the wall clock shows (ports.ts, Clock). */
  readonly latest: number;
  readonly wake: () => void;
  readonly fail: (error: Error) => void;
}

export interface VirtualClock extends Clock {
  /** Milliseconds since the epoch of the time that passes; the runner's own timeline. */
  passed(): number;
  /** When the next wait is over, by the time that passes; null when nobody waits. */
  nextDeadline(): number | null;
  /** Lets time pass until then. Whoever waits is not woken yet: `wakeDue` does. */
  moveTo(passed: number): void;
  /** Wakes whose time has come, the earliest first. */
  wakeDue(): void;
  /** Sets the wall clock forward or, with a negative number, back. */
  setWrong(ms: number): void;
  /** A fake: all waits break off, as with a timer that the system has lost. */
  breakWaits(): void;
}

export function createVirtualClock(start: number): VirtualClock {
  const sleepers = new Set<Sleeper>();
  let passed = start;
  let wrongBy = 0;
  const now = (): number => passed + wrongBy;
  const due = ({ deadline, latest }: Sleeper): number => Math.min(latest, deadline - wrongBy);
  const inOrder = (): Sleeper[] => [...sleepers].sort((a, b) => due(a) - due(b));

  return {
    now,
    passed: () => passed,
    sleepUntil(deadline, signal) {
      return new Promise((resolve, reject) => {
        const reason = (): Error => (signal.reason instanceof Error ? signal.reason : new Error('aborted'));
        if (signal.aborted) {
          reject(reason());
          return;
        }
        if (deadline <= now()) {
          resolve();
          return;
        }
        const settle = (how: () => void) => (): void => {
          sleepers.delete(sleeper);
          signal.removeEventListener('abort', onAbort);
          how();
        };
        const onAbort = settle(() => reject(reason()));
        const sleeper: Sleeper = {
          deadline,
          latest: passed + (deadline - now()),
          wake: settle(resolve),
          fail: (error) => settle(() => reject(error))(),
        };
        sleepers.add(sleeper);
        signal.addEventListener('abort', onAbort, { once: true });
      });
    },
    nextDeadline() {
      const [first] = inOrder();
      return first === undefined ? null : Math.max(passed, due(first));
    },
    moveTo(until) {
      passed = Math.max(passed, until);
    },
    wakeDue() {
      for (const sleeper of inOrder()) if (due(sleeper) <= passed) sleeper.wake();
    },
    setWrong(ms) {
      wrongBy += ms;
    },
    breakWaits() {
      for (const sleeper of [...sleepers]) sleeper.fail(new Error('a fake: the timer is lost'));
    },
  };
}
