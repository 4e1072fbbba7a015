import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';

const stepMs = 50;

/**
 * Asks again and again until there is an answer.
 *
 * @param ask undefined means not yet
 * @throws Error naming `what` after `limitMs`
 */
export async function poll<T>(what: string, limitMs: number, ask: () => Promise<T | undefined>): Promise<T> {
  const start = performance.now();
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    if (performance.now() - start > limitMs) throw new Error(`${what} within ${String(limitMs / 1000)} s.`);
    await sleep(stepMs);
  }
}

/** Waits for a promise, but no longer than allowed. */
export async function within<T>(what: string, limitMs: number, promise: Promise<T>): Promise<T> {
  const abort = new AbortController();
  const limit = sleep(limitMs, undefined, { signal: abort.signal }).then(() => {
    throw new Error(`${what} within ${String(limitMs / 1000)} s.`);
  });
  limit.catch(() => undefined);
  try {
    return await Promise.race([promise, limit]);
  } finally {
    abort.abort();
  }
}
