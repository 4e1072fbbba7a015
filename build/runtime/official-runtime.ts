import { spawn } from 'node:child_process';
import { access, mkdtemp, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { withExclusiveLock } from '../exclusive-lock';
import { folderSize } from './folder-size';
import type { ElectronRuntime } from './resolve-electron';

/** The download is given up when nothing has arrived for this long; a slow one that moves may take its time. */
const stallMs = 8_000;
const lookMs = 500;

interface DownloadOptions {
  /** The folder of the electron package. */
  readonly home: string;
  /** Where the lock stands that keeps two downloads apart. */
  readonly cache: string;
  readonly env: NodeJS.ProcessEnv;
  readonly say: (line: string) => void;
}

type DownloadOutcome = { readonly runtime: ElectronRuntime } | { readonly runtime: undefined; readonly cause: string };

/** Electron's own files, if its package has them already. */
export async function findOfficial(home: string): Promise<ElectronRuntime | undefined> {
  const directory = path.join(home, 'dist');
  try {
    const executable = path.join(directory, await readFile(path.join(home, 'path.txt'), 'utf8'));
    await access(executable);
    const version = (await readFile(path.join(directory, 'version'), 'utf8')).trim().replace(/^v/, '');
    return { executable, directory, version, source: 'official' };
  } catch {
    return undefined;
  }
}

/** Runs the installer that the electron package brings (`install-electron`). */
export async function downloadOfficial(options: DownloadOptions): Promise<DownloadOutcome> {
  if (options.env['ELECTRON_SKIP_BINARY_DOWNLOAD'] !== undefined) {
    return { runtime: undefined, cause: 'ELECTRON_SKIP_BINARY_DOWNLOAD is set' };
  }
  return withExclusiveLock(path.join(options.cache, 'official.lock'), async () => {
    const present = await findOfficial(options.home);
    if (present !== undefined) return { runtime: present };
    options.say("Fetching Electron's own runtime.");
    const failure = await runInstaller(options.home, options.env);
    const runtime = await findOfficial(options.home);
    if (runtime !== undefined) return { runtime };
    return { runtime: undefined, cause: failure ?? 'its installer left no executable behind' };
  });
}

/** @returns undefined on success, else the cause in one line */
async function runInstaller(home: string, env: NodeJS.ProcessEnv): Promise<string | undefined> {
  const temporary = await mkdtemp(path.join(tmpdir(), 'roomkey-electron-'));
  const installer = spawn(process.execPath, [path.join(home, 'install.js')], {
    env: { ...env, TMPDIR: temporary, TEMP: temporary, TMP: temporary },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let errors = '';
  installer.stderr.setEncoding('utf8').on('data', (text: string) => (errors += text));
  const watch = watchProgress([temporary, path.join(home, 'dist')], () => installer.kill('SIGKILL'));
  try {
    const code = await new Promise<number | null>((resolve, reject) => {
      installer.once('error', reject);
      installer.once('close', resolve);
    });
    if (code === 0) return undefined;
    if (code === null) return `nothing arrived for ${String(stallMs / 1000)} s`;
    return (
      errors
        .split('\n')
        .find((line) => line.includes('Error'))
        ?.trim() ?? `exit code ${String(code)}`
    );
  } finally {
    clearInterval(watch);
    await rm(temporary, { recursive: true, force: true });
  }
}

/** Calls `onStall` once the folders have not grown for the time allowed. */
function watchProgress(folders: readonly string[], onStall: () => void): NodeJS.Timeout {
  let size = 0;
  let quietMs = 0;
  return setInterval(() => {
    void Promise.all(folders.map(folderSize)).then((sizes) => {
      const now = sizes.reduce((sum, each) => sum + each, 0);
      quietMs = now > size ? 0 : quietMs + lookMs;
      size = Math.max(size, now);
      if (quietMs >= stallMs) onStall();
    });
  }, lookMs);
}

/** Where npm has put the electron package. */
export function electronPackage(): string {
  return path.dirname(createRequire(import.meta.url).resolve('electron/package.json'));
}
