import { symlink } from 'node:fs/promises';
import path from 'node:path';
import { build } from 'vite';
import { execute } from '../support/child';

const root = path.resolve(import.meta.dirname, '../../..');

/** Packages with binaries or without a bundle: they stay beside the scripts, as in the packed console. */
const EXTERNAL = ['electron', 'keytar', 'systeminformation'];

/**
 * Bundles scripts (name → source) into `folder` as `<name>.mjs` and runs `main` in the resolved Electron, without a display.
 * Rejects when it exits with an error.
 */
export async function runInElectron(
  entries: Readonly<Record<'main', string> & Record<string, string>>,
  folder: string,
  env: NodeJS.ProcessEnv,
): Promise<void> {
  await build({
    configFile: false,
    root,
    logLevel: 'error',
    ssr: { noExternal: true, external: EXTERNAL },
    build: {
      ssr: true,
      outDir: folder,
      emptyOutDir: false,
      rolldownOptions: {
        input: { ...entries },
        output: { entryFileNames: '[name].mjs', chunkFileNames: '[name].mjs' },
      },
    },
  });
  await symlink(path.join(root, 'node_modules'), path.join(folder, 'node_modules'));
  const { stdout } = await execute('npm', ['run', '-s', 'electron:path'], { cwd: root });
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const switches = ['--ozone-platform=headless', '--disable-gpu', `--user-data-dir=${path.join(folder, 'data')}`];
  await execute(stdout.trim(), [...asRoot, ...switches, path.join(folder, 'main.mjs')], {
    env: { ...process.env, ...env },
    timeout: 120_000,
    killSignal: 'SIGKILL',
  });
}
