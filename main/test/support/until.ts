import { setTimeout as wait } from 'node:timers/promises';

/** Looks every 10 ms until `condition` holds; rejects with what it waited for after `limitMs`. */
export async function until(
  what: string,
  condition: () => boolean | Promise<boolean>,
  limitMs = 10_000,
): Promise<void> {
  const start = performance.now();
  while (!(await condition())) {
    if (performance.now() - start > limitMs) throw new Error(`Waited ${limitMs} ms for: ${what}`);
    await wait(10);
  }
}
