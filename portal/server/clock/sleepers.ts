/** Those who wait for a time of the clock, and those who want to hear that it jumped. */

/** Node's timers overflow above 2^31 - 1 ms and drift over hours; a long wait is cut into pieces of this length. */
const longestNapMs = 60_000;

export class Sleepers {
  readonly #now: () => Date;
  readonly #listeners = new Set<() => void>();

  constructor(now: () => Date) {
    this.#now = now;
  }

  onMoved(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  moved(): void {
    for (const listener of [...this.#listeners]) listener();
  }

  async sleepUntil(at: Date, signal?: AbortSignal): Promise<void> {
    for (;;) {
      signal?.throwIfAborted();
      const remainingMs = at.getTime() - this.#now().getTime();
      if (remainingMs <= 0) return;
      await this.#nap(Math.min(remainingMs, longestNapMs), signal);
    }
  }

  /** Ends after `ms`, when the clock jumps, or when the signal aborts: whichever comes first. */
  async #nap(ms: number, signal: AbortSignal | undefined): Promise<void> {
    await new Promise<void>((resolve) => {
      const end = () => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', end);
        stopListening();
        resolve();
      };
      const timer = setTimeout(end, Math.ceil(ms));
      signal?.addEventListener('abort', end, { once: true });
      const stopListening = this.onMoved(end);
    });
  }
}
