import { setTimeout as pause } from 'node:timers/promises';

/** Runs `work` for each, at most `limit` at once, and no more than `perSecond` new ones a second. Ends early when aborted. */
export async function forEachAtMost<T>(
  all: readonly T[],
  { limit, perSecond, signal }: { limit: number; perSecond: number | null; signal: AbortSignal },
  work: (each: T) => Promise<void>,
): Promise<void> {
  const began = performance.now();
  let next = 0;
  const worker = async (): Promise<void> => {
    while (next < all.length && !signal.aborted) {
      const index = next;
      next += 1;
      const due = perSecond === null ? 0 : (index * 1_000) / perSecond - (performance.now() - began);
      // An early end is no failure of whoever has not begun.
      if (due > 0 && !(await pause(due, true, { signal }).catch(() => false))) return;
      const each = all[index];
      if (each !== undefined) await work(each);
    }
  };
  await Promise.all(Array.from({ length: Math.min(limit, all.length) }, worker));
}
