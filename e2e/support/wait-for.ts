import { setTimeout as pause } from 'node:timers/promises';

/** Looks every 25 ms until `look` answers something; rejects with what it waited for after `limitMs`. */
export async function waitFor<T>(
  what: string,
  look: () => Promise<T | undefined> | T | undefined,
  limitMs = 15_000,
): Promise<T> {
  const start = performance.now();
  for (;;) {
    const found = await look();
    if (found !== undefined) return found;
    if (performance.now() - start > limitMs) throw new Error(`Waited ${limitMs} ms for: ${what}`);
    await pause(25);
  }
}
