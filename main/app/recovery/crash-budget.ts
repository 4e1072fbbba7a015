import type { Clock } from '@roomkey/shared/setup/machine/ports';

/** A page may crash five times in five minutes; each time it comes back later. */
const DELAYS_MS = [0, 1_000, 2_000, 4_000, 8_000] as const;
const SPAN_MS = 300_000;

/** Answers how many milliseconds to wait before the page is loaded again, or null when it crashed too often. */
export function createCrashBudget(clock: Pick<Clock, 'now'>): () => number | null {
  let crashes: number[] = [];
  return () => {
    const now = clock.now();
    crashes = crashes.filter((at) => now - at < SPAN_MS);
    const delay = DELAYS_MS[crashes.length];
    crashes.push(now);
    return delay ?? null;
  };
}
