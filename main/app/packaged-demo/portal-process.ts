/** The portal as a utility process: a plain child process would need the `runAsNode` fuse, which is off. */
import path from 'node:path';
import { app, utilityProcess } from 'electron';
import type { PortalChild } from '../../adapters/demo-portal/portal-keeper';

/** Call after `ready`. */
export function runPortal(args: readonly string[]): PortalChild {
  // As it stands in the package, beside its site and the files of its database.
  const server = path.join(app.getAppPath(), 'out/portal/server/index.js');
  const child = utilityProcess.fork(server, [...args], {
    serviceName: 'Roomkey portal',
    stdio: ['ignore', 'pipe', 'pipe'],
    env: ownEnvironment(process.env),
  });
  const hear = (stream: NodeJS.ReadableStream | null, listener: (text: string) => void) => {
    stream?.setEncoding('utf8').on('data', listener);
  };
  return {
    onOutput: (listener) => hear(child.stdout, listener),
    onErrorOutput: (listener) => hear(child.stderr, listener),
    onExit: (listener) => void child.once('exit', listener),
    stop: () => child.postMessage('stop'),
    kill: () => void child.kill(),
  };
}

/** The demo's portal keeps its own store, whatever database the surroundings are set up for. */
function ownEnvironment(env: NodeJS.ProcessEnv): Record<string, string> {
  const kept = Object.entries(env).filter(([name]) => name !== 'DATABASE_URL' && !name.startsWith('ROOMKEY_'));
  return Object.fromEntries(kept.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
}
