// Windows starts `npx` and its like through a shell, with quoting of its own.
import spawn from 'cross-spawn';
import { constants } from 'node:os';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { projectRoot } from '../../build/preflight.mjs';
import { onEndAsked } from './signals';

interface Surroundings {
  /** Where it runs; the project by default. */
  readonly cwd?: string;
  /** Ends it (SIGTERM) before it is done. */
  readonly stop?: AbortSignal;
  /** Takes its output line by line, for a program that runs beside another. */
  readonly onLine?: ((line: string) => void) | undefined;
}

/**
 * Runs one program in this one's place: same terminal, signals passed on.
 *
 * @returns its exit code, or 128 plus the number of the signal that ended it
 * @throws Error with Node's `code` (ENOENT, EACCES …) when it cannot be run
 */
export async function runForeground(
  command: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  { cwd = projectRoot, stop, onLine }: Surroundings = {},
): Promise<number> {
  const output = onLine === undefined ? 'inherit' : 'pipe';
  const child = spawn(command, [...args], { cwd, env, stdio: ['inherit', output, output] });
  if (onLine !== undefined) for (const stream of [child.stdout, child.stderr]) readLines(stream, onLine);
  const unwatch = onEndAsked((signal) => {
    // A terminal sends Ctrl+C to the child as well; everything else reaches only this process.
    if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
  });
  const end = () => child.kill('SIGTERM');
  stop?.addEventListener('abort', end);
  try {
    return await new Promise<number>((resolve, reject) => {
      child.once('error', reject);
      child.once('close', (code, signal) => {
        resolve(code ?? (signal === null ? 1 : 128 + constants.signals[signal]));
      });
    });
  } finally {
    stop?.removeEventListener('abort', end);
    unwatch();
  }
}

function readLines(stream: Readable | null, onLine: (line: string) => void): void {
  if (stream !== null) createInterface({ input: stream }).on('line', onLine);
}
