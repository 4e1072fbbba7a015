/** Long work in this process's one thread, in portions between which everybody else is served. */
import { setImmediate } from 'node:timers/promises';

/** Own: items of the size of a CSV row take some milliseconds by the thousand. */
const itemsPerTurn = 1000;

/** Calls `work` for each item in order. SECURITY: no file, however long, stops the portal (CWE-400). */
export async function eachInTurns<T>(items: readonly T[], work: (item: T) => void): Promise<void> {
  for (let start = 0; start < items.length; start += itemsPerTurn) {
    for (const item of items.slice(start, start + itemsPerTurn)) work(item);
    await setImmediate();
  }
}

/** The items in portions of `size`; others get a turn before each but the first. */
export async function* inPortions<T>(items: readonly T[], size: number): AsyncGenerator<readonly T[]> {
  for (let start = 0; start < items.length; start += size) {
    if (start > 0) await setImmediate();
    yield items.slice(start, start + size);
  }
}
