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
  /** Ends like `quit` and comes back: through the watcher where there is one, else by itself. */
  restart(): void;
}

/**
 * `startAgain` has a new process wait for the end of this one (Electron's `relaunch`). Null where a watcher starts the console
 * again: it gets the code `restart`.
 */
export function createLifecycle(exit: (code: number) => void, startAgain: (() => void) | null): Lifecycle {
  const tasks: (() => Promise<void> | void)[] = [];
  let quitting = false;

  async function stop(): Promise<void> {
    await Promise.allSettled(tasks.map(async (task) => await task()));
  }

  function end(code: number, last: () => void): void {
    if (quitting) return;
    quitting = true;
    const leave = () => {
      clearTimeout(limit);
      last();
      exit(code);
    };
    const limit = setTimeout(leave, STOP_LIMIT_MS);
    void stop().then(leave);
  }

  return {
    isQuitting: () => quitting,
    beforeExit: (task) => void tasks.push(task),
    quit: (reason) => end(EXIT_CODES[reason], () => undefined),
    restart() {
      if (startAgain === null) end(EXIT_CODES.restart, () => undefined);
      else end(EXIT_CODES.done, startAgain);
    },
  };
}
