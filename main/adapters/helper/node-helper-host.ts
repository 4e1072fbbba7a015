import { fork } from 'node:child_process';
import type { HelperHost } from './helper-host';

export interface NodeHelperHostOptions {
  /** Node's own options for the helper: a loader where the entry is TypeScript. */
  readonly execArgv?: readonly string[];
  /** Environment of the helper; the parent's by default. */
  readonly env?: NodeJS.ProcessEnv;
}

/** Helpers as plain Node child processes: for the simulator and for tests. */
export function createNodeHelperHost({ execArgv = [], env = process.env }: NodeHelperHostOptions = {}): HelperHost {
  return {
    start(entry) {
      const child = fork(entry, [], {
        execArgv: [...execArgv],
        env,
        serialization: 'advanced',
        stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      });
      // A process that can't be started or written to ends with 'exit' or 'error'; both mean the same to the caller.
      let ended = false;
      const listeners: (() => void)[] = [];
      const end = (): void => {
        if (ended) return;
        ended = true;
        for (const listener of listeners) listener();
      };
      child.on('exit', end);
      child.on('error', end);
      return {
        send: (message) => void child.send(message),
        onMessage: (listener) => void child.on('message', listener),
        onExit: (listener) => void listeners.push(listener),
        kill: () => void child.kill('SIGKILL'),
      };
    },
  };
}
