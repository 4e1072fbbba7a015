/** The one way out: whoever wants the console to end asks here, with a named reason. */
import { EXIT_CODES, type ExitName } from './exit-codes';

/** How long what runs may take to stop, in milliseconds. Everything worth keeping is on disk before. */
const STOP_LIMIT_MS = 5_000;

export interface Lifecycle {
  /** True from the moment somebody asked for the end: windows may close, nothing is restarted. */
  isQuitting(): boolean;
  /** Has `task` done before the process ends. */
  beforeExit(task: () => Promise<void> | void): void;
  /** Stops everything within five seconds and ends the process. The first reason counts. */
  quit(reason: ExitName): void;
}

export function createLifecycle(exit: (code: number) => void): Lifecycle {
  const tasks: (() => Promise<void> | void)[] = [];
  let quitting = false;

  async function stop(): Promise<void> {
    await Promise.allSettled(tasks.map(async (task) => await task()));
  }

  return {
    isQuitting: () => quitting,
    beforeExit: (task) => void tasks.push(task),
    quit(reason) {
      if (quitting) return;
      quitting = true;
      const end = () => {
        clearTimeout(limit);
        exit(EXIT_CODES[reason]);
      };
      const limit = setTimeout(end, STOP_LIMIT_MS);
      void stop().then(end);
    },
  };
}
