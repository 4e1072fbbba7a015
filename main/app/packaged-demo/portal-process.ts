/** The portal as a utility process: a plain child process would need the `runAsNode` fuse, which is off. */
import path from 'node:path';
import { app, utilityProcess } from 'electron';
import type { PortalChild } from '../../adapters/demo-portal/portal-keeper';

/** How long the last words of a portal that has ended are waited for. */
const REST_MS = 1_000;

/** Call after `ready`. */
export function runPortal(args: readonly string[]): PortalChild {
  // As it stands in the package, beside its site and the files of its database.
  const server = path.join(app.getAppPath(), 'out/portal/server/index.js');
  const child = utilityProcess.fork(server, [...args], {
    serviceName: 'Roomkey portal',
    stdio: ['ignore', 'pipe', 'pipe'],
    env: ownEnvironment(process.env),
  });
  const listeners: (() => Promise<void>)[] = [];
  const hear = (stream: NodeJS.ReadableStream | null, listener: (text: string) => void) => {
    stream?.setEncoding('utf8').on('data', listener);
    listeners.push(() => restOf(stream, listener));
  };
  return {
    onOutput: (listener) => hear(child.stdout, listener),
    onErrorOutput: (listener) => hear(child.stderr, listener),
    onExit(listener) {
      child.once('exit', (code) => {
        void Promise.all(listeners.map((read) => read())).then(() => listener(code));
      });
    },
    stop: () => child.postMessage('stop'),
    kill: () => void child.kill(),
  };
}

/** Electron takes all listeners off the pipes with the exit, while the last words may still be in them. */
function restOf(stream: NodeJS.ReadableStream | null, listener: (text: string) => void): Promise<void> {
  return new Promise((resolve) => {
    const patience = setTimeout(resolve, REST_MS);
    process.nextTick(() => {
      stream?.on('data', listener);
      stream?.once('end', () => {
        clearTimeout(patience);
        resolve();
      });
    });
  });
}

/** The demo's portal keeps its own store, whatever database the surroundings are set up for. */
function ownEnvironment(env: NodeJS.ProcessEnv): Record<string, string> {
  const kept = Object.entries(env).filter(([name]) => name !== 'DATABASE_URL' && !name.startsWith('ROOMKEY_'));
  return Object.fromEntries(kept.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
}
