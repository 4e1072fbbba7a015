/** Programs that a benchmark starts end with it, however it ends. */
import type { ChildProcess } from 'node:child_process';

export function endWithUs(child: ChildProcess): void {
  const kill = () => void child.kill('SIGKILL');
  process.once('exit', kill);
  child.once('exit', () => process.off('exit', kill));
}

/** Rejects when the benchmark is interrupted (Ctrl+C, SIGTERM); never resolves. */
export const interrupted = new Promise<never>((_resolve, reject) => {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => reject(new Error(`interrupted by ${signal}`)));
  }
});
interrupted.catch(() => undefined);
