/**
 * Lets the calls of a console into the world one at a time, in the order in which they were made, so that the same scenario
 * takes the same course every time. A call that waits for time to pass, or for a person, steps aside meanwhile.
 */
import type { Around } from '../console/around-calls';

type Turn = () => void;

export interface Turnstile {
  readonly around: Around;
  /** From inside a call: lets others pass while `wait` is under way, and takes its turn again afterwards. */
  aside<T>(wait: () => Promise<T>): Promise<T>;
  /** Runs before any call that has not begun. */
  first<T>(work: () => Promise<T> | T): Promise<T>;
  /** Resolves when nothing is under way but what has stepped aside. */
  settled(): Promise<void>;
  /** Nothing that waits for its turn will get it any more. */
  close(): void;
}

/** All that follows from an answer without asking the world has happened after this. */
const drained = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

export function createTurnstile(): Turnstile {
  let queue: Turn[] = [];
  let busy = false;
  let closed = false;
  let idle: (() => void)[] = [];

  const next = (): void => {
    if (busy) return;
    const turn = queue.shift();
    if (turn === undefined) {
      const waiting = idle;
      idle = [];
      for (const each of waiting) each();
      return;
    }
    busy = true;
    turn();
  };
  const enter = (place: 'first' | 'last'): Promise<void> =>
    new Promise((resolve) => {
      if (closed) return;
      if (place === 'first') queue.unshift(resolve);
      else queue.push(resolve);
      // Never at once: whoever listens to the machine hears of a state before the calls of that state begin.
      setImmediate(next);
    });
  const leave = async (): Promise<void> => {
    await drained();
    busy = false;
    next();
  };

  return {
    async around(_name, call, signal) {
      await enter('last');
      try {
        signal?.throwIfAborted();
        return await call();
      } finally {
        void leave();
      }
    },
    async aside(wait) {
      void leave();
      try {
        return await wait();
      } finally {
        await enter('last');
      }
    },
    async first(work) {
      await enter('first');
      try {
        return await work();
      } finally {
        void leave();
      }
    },
    async settled() {
      do {
        await drained();
        if (busy || queue.length > 0) await new Promise<void>((resolve) => idle.push(resolve));
        await drained();
      } while (busy || queue.length > 0);
    },
    close() {
      closed = true;
      queue = [];
    },
  };
}
