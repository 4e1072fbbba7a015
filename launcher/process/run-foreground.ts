import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { projectRoot } from '../../build/preflight.mjs';
import { onEndAsked } from './signals';

/**
 * Runs one program in this one's place: same terminal, signals passed on.
 *
 * @returns its exit code, or 128 plus the number of the signal that ended it
 */
export async function runForeground(command: string, args: readonly string[], env: NodeJS.ProcessEnv): Promise<number> {
  const child = spawn(command, [...args], { cwd: projectRoot, env, stdio: 'inherit' });
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
