/** A real portal in its own process and temporary folder. */
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

const ROOT = path.resolve(import.meta.dirname, '../..');
const BUNDLE = path.join(ROOT, 'out/portal/server/index.js');
const START_TIMEOUT_MS = 60_000;
const STOP_TIMEOUT_MS = 15_000;

export interface PortalProcess {
  /** Origin, without a slash at its end. */
  readonly url: string;
  readonly signInLink: string;
  /** An administrator's API token, as `--api-token-file` wrote it. */
  readonly apiToken: string;
  stop(): Promise<void>;
}

/** Starts a portal with the sample organisation and test controls on a port of the system's choice. */
export async function startPortal(): Promise<PortalProcess> {
  const folder = await mkdtemp(path.join(tmpdir(), 'roomkey-portal-'));
  const tokenFile = path.join(folder, 'api-token');
  const child = spawn(process.execPath, [...entry(), ...options(folder, tokenFile)], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, DATABASE_URL: '' },
  });
  const stop = async () => {
    await stopProcess(child);
    await rm(folder, { recursive: true, force: true });
  };
  try {
    const printed = await waitForLines(child);
    return { ...printed, apiToken: (await readFile(tokenFile, 'utf8')).trim(), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** The bundle that people run; while it is not built, its sources. */
function entry(): string[] {
  return existsSync(BUNDLE) ? [BUNDLE] : ['--import', 'tsx', path.join(ROOT, 'portal/server/index.ts')];
}

function options(folder: string, tokenFile: string): string[] {
  return [
    ['--port', '0'],
    ['--data', path.join(folder, 'data')],
    ['--keys', path.join(folder, 'keys')],
    ['--api-token-file', tokenFile],
    ['--seed', 'contoso'],
    ['--test-controls'],
  ].flat();
}

function waitForLines(child: ChildProcess): Promise<{ url: string; signInLink: string }> {
  return new Promise((resolve, reject) => {
    let out = '';
    let errors = '';
    const timer = setTimeout(() => {
      reject(new Error(`the portal did not start in time: ${errors}`));
    }, START_TIMEOUT_MS);
    child.stderr?.on('data', (chunk: Buffer) => (errors += chunk.toString()));
    child.stdout?.on('data', (chunk: Buffer) => {
      out += chunk.toString();
      const url = /^Portal: (\S+)$/m.exec(out)?.[1];
      const signInLink = /^Sign in: (\S+)$/m.exec(out)?.[1];
      if (url === undefined || signInLink === undefined) return;
      clearTimeout(timer);
      resolve({ url, signInLink });
    });
    child.once('exit', (code) => {
      clearTimeout(timer);
      reject(new Error(`the portal ended with ${String(code)}: ${errors}`));
    });
  });
}

async function stopProcess(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  await new Promise<void>((resolve) => {
    const timer = setTimeout(() => child.kill('SIGKILL'), STOP_TIMEOUT_MS);
    child.once('exit', () => {
      clearTimeout(timer);
      resolve();
    });
    child.kill('SIGTERM');
  });
}
