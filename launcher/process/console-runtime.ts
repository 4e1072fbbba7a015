import path from 'node:path';
import { projectRoot } from '../../build/preflight.mjs';
import { type ElectronRuntime, resolveElectron } from '../../build/runtime/resolve-electron';
import { EXIT_CODES, WATCHER_VARIABLE } from '@roomkey/shared/watcher/exit-codes';
import { ensureSystem } from '../system/ensure-system';
import { type Requirement, electronLibraries, keychainLibrary } from '../system/requirements';

/** An Electron whose libraries are all there, and the further things a command needs from the system. */
export async function prepareConsoleRuntime(further: readonly Requirement[]): Promise<ElectronRuntime> {
  const runtime = await resolveElectron();
  await ensureSystem([
    ...(process.platform === 'linux' ? [electronLibraries(runtime.executable), keychainLibrary(keytarFolder)] : []),
    ...further,
  ]);
  return runtime;
}

const keytarFolder = path.join(projectRoot, 'node_modules', 'keytar');

/** How the console is started from its sources: Electron's own switches, the folder, the console's options. */
export function consoleArguments(options: readonly string[]): string[] {
  const switches: string[] = [];
  if (process.platform === 'linux' && process.getuid?.() === 0) {
    process.stderr.write(
      'Running as root: Chromium starts with --no-sandbox. Use an ordinary user for anything but tests.\n',
    );
    switches.push('--no-sandbox');
  }
  return [...switches, projectRoot, ...options];
}

/** The launcher is the console's watcher: asked to restart, the console ends and is started again from here. */
export function watchedConsole(env: NodeJS.ProcessEnv): { env: NodeJS.ProcessEnv; againAfter: number } {
  return { env: { ...env, [WATCHER_VARIABLE]: '1' }, againAfter: EXIT_CODES.restart };
}

/** The value of `--name value` or `--name=value`. */
export function optionValue(args: readonly string[], name: string): string | undefined {
  const at = args.findIndex((each) => each === name || each.startsWith(`${name}=`));
  const found = args[at];
  if (found === undefined) return undefined;
  return found === name ? args[at + 1] : found.slice(name.length + 1);
}
