/**
 * The portal as a utility process of the packaged demo. It has no standard input to be closed, and on Windows no signal that asks
 * it to end, so a message does. Everything else is the portal as it always is.
 */
import './index';

/** What Electron gives a utility process to speak with the process that started it. */
interface ParentPort {
  on(event: 'message', listener: (message: { readonly data: unknown }) => void): void;
}

// A utility process does not end by itself when there is nothing left to do.
if (process.exitCode !== undefined) process.exit();

const { parentPort } = process as { parentPort?: ParentPort };
if (parentPort === undefined) throw new Error('this is started by the packaged demo alone');
parentPort.on('message', ({ data }) => {
  if (data === 'stop') process.emit('SIGTERM');
});
