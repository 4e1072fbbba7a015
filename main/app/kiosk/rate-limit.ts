import type { Clock } from '@roomkey/shared/setup/machine/ports';

/** Answers true at most `count` times within `spanMs` milliseconds. */
export function createRateLimit(clock: Pick<Clock, 'now'>, count: number, spanMs: number): () => boolean {
  let taken: number[] = [];
  return () => {
    const now = clock.now();
    taken = taken.filter((at) => now - at < spanMs);
    if (taken.length >= count) return false;
    taken.push(now);
    return true;
  };
}
