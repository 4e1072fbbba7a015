import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { projectRoot } from '../../build/preflight.mjs';
import { onEndAsked } from './signals';

/**
 * Runs one program in this one's place: same terminal, signals passed on. With `onLine` its output comes line by line
 * instead, for a program that runs beside another.
 *
 * @returns its exit code, or 128 plus the number of the signal that ended it
 */
export async function runForeground(
  command: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  onLine?: (line: string) => void,
): Promise<number> {
  const output = onLine === undefined ? 'inherit' : 'pipe';
  const child = spawn(command, [...args], { cwd: projectRoot, env, stdio: ['inherit', output, output] });
  if (onLine !== undefined) for (const stream of [child.stdout, child.stderr]) readLines(stream, onLine);
  const unwatch = onEndAsked((signal) => {
    // A terminal sends Ctrl+C to the child as well; everything else reaches only this process.
    if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
  });
  try {
    return await new Promise<number>((resolve, reject) => {
      child.once('error', reject);
      child.once('close', (code, signal) => {
        resolve(code ?? (signal === null ? 1 : 128 + constants.signals[signal]));
      });
    });
  } finally {
    unwatch();
  }
}

function readLines(stream: Readable | null, onLine: (line: string) => void): void {
  if (stream !== null) createInterface({ input: stream }).on('line', onLine);
}
