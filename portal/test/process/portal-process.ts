/** The portal as a process of its own, from its sources, with the lines that it prints. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

export interface PortalProcess {
  readonly child: ChildProcess;
  /** What it has printed so far. */
  readonly lines: readonly string[];
  readonly url: string;
}

/** Starts and waits for the line `Sign in: …`; throws with what it wrote to stderr when it ends before. */
export async function startProcess(args: readonly string[]): Promise<PortalProcess> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'portal/server/index.ts', '--port', '0', ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ROOMKEY_LOG_LEVEL: 'error' },
  });
  let errors = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (errors += text));
  const lines: string[] = [];
  const reader = createInterface(child.stdout);
  await new Promise<void>((resolve, reject) => {
    reader.on('line', (line) => {
      lines.push(line);
      if (line.startsWith('Sign in: ')) resolve();
    });
    child.once('close', () => {
      reject(new Error(`the portal ended early: ${errors}`));
    });
  });
  return { child, lines, url: lines[0]?.replace('Portal: ', '') ?? '' };
}

/** Runs it to its end, for refusals: exit code and what it wrote to stderr. */
export async function runToEnd(
  args: readonly string[],
): Promise<{ code: number | null; stdout: string; stderr: string }> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'portal/server/index.ts', ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output = { stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output.stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (output.stderr += text));
  await once(child, 'close');
  return { code: child.exitCode, ...output };
}

export async function stop(child: ChildProcess, signal: 'SIGTERM' | 'SIGINT' | 'SIGKILL'): Promise<number | null> {
  const ended = once(child, 'exit');
  child.kill(signal);
  await ended;
  return child.exitCode;
}
