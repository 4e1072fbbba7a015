import { type ChildProcess, execFile } from 'node:child_process';
import { once } from 'node:events';
import { promisify } from 'node:util';

export const execute = promisify(execFile);

/** Ends a process that the test started, and waits for its end. */
export async function endChild(child: ChildProcess, signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill(signal);
  const killer = setTimeout(() => child.kill('SIGKILL'), 3_000);
  await ended;
  clearTimeout(killer);
}

/** The first line that a process writes to its standard output (or another of its pipes). */
export async function firstLine(child: ChildProcess, fd = 1): Promise<string> {
  const pipe = child.stdio[fd];
  if (pipe == null || !('setEncoding' in pipe)) throw new Error('The process has no such pipe');
  let text = '';
  pipe.setEncoding('utf8');
  for await (const chunk of pipe) {
    text += String(chunk);
    if (text.includes('\n')) break;
  }
  return text.split('\n')[0] ?? '';
}
