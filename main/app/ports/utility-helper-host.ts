import path from 'node:path';
import { utilityProcess } from 'electron';
import type { HelperHost } from '../../adapters/helper/helper-host';

/**
 * Helpers as Electron utility processes: a plain child process would need the `runAsNode` fuse, which is off.
 * Call `start` only after `ready`.
 */
export function createUtilityHelperHost(): HelperHost {
  return {
    start(entry) {
      // SECURITY: answers secrets in process lists and on a terminal: no arguments, no output.
      const child = utilityProcess.fork(entry, [], { serviceName: path.basename(entry, '.js'), stdio: 'ignore' });
      return {
        send: (message) => child.postMessage(message),
        onMessage: (listener) => void child.on('message', listener),
        onExit: (listener) => void child.once('exit', () => listener()),
        kill: () => void child.kill(),
      };
    },
  };
}
