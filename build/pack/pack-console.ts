import { spawn } from 'node:child_process';
import { access, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { inputHash } from '../bundles/input-hash';
import { withExclusiveLock } from '../exclusive-lock';
import { projectRoot } from '../preflight.mjs';
import { type ElectronRuntime, resolveElectron } from '../runtime/resolve-electron';

/** The console could not be packed; cause and remedy are in the message. */
class PackError extends Error {
  override readonly name = 'PackError';
}

interface PackOptions {
  /** `app` is what people install; `twin` differs by one fuse, so that Playwright can drive it. */
  readonly variant: 'app' | 'twin';
  /** Installers as well (NSIS and MSI, or deb), not only the folder. */
  readonly installers: boolean;
  /** Refuse any runtime but the official one. */
  readonly release: boolean;
  readonly say: (line: string) => void;
}

export interface PackedConsole {
  /** The folder that holds the executable. */
  readonly directory: string;
  readonly executable: string;
  readonly resources: string;
  readonly electronVersion: string;
}

/** What decides whether an earlier package is still good. */
const inputs = [
  ...['out/main', 'out/preload', 'out/renderer', 'package.json', 'package-lock.json', 'LICENSE'],
  ...['electron-builder.yml', 'electron-builder.test.yml', 'build/icons', 'build/pack', 'build/kiosk'],
];

/**
 * Packs the bundles in out/ for this platform, unless that has been done. Two commands may call it at once.
 *
 * @throws PackError, RuntimeError
 */
export async function packConsole(options: PackOptions): Promise<PackedConsole> {
  const runtime = await resolveElectron({ officialOnly: options.release, say: options.say });
  if (options.release && runtime.source !== 'official') {
    throw new PackError(
      'A release is packed from the official Electron only, and ROOMKEY_ELECTRON names another one. Unset it and try again.',
    );
  }
  const output = path.join(projectRoot, outputFolder(options, runtime));
  return withExclusiveLock(
    `${output}.lock`,
    async () => {
      const hash = await inputHash(projectRoot, inputs, () => true);
      const mark = `${hash} ${runtime.source} ${runtime.version ?? ''} ${String(options.installers)}`;
      const packed = packedConsole(output, runtime);
      if (await isPacked(packed, output, mark)) return packed;
      await rm(output, { recursive: true, force: true });
      await runBuilder(options, runtime, output);
      await writeFile(markFile(output), mark);
      options.say(`Packed ${path.relative(projectRoot, packed.directory)}.`);
      return packed;
    },
    {
      onWait: () => {
        options.say('Waiting for another process that is packing.');
      },
    },
  );
}

/** A package that does not come from the official runtime says so in its name. */
function outputFolder({ variant }: PackOptions, { source }: ElectronRuntime): string {
  return path.join('dist', variant === 'app' && source !== 'official' ? 'app-dev-runtime' : variant);
}

function packedConsole(output: string, runtime: ElectronRuntime): PackedConsole {
  if (runtime.version === undefined) {
    throw new PackError(`${runtime.directory} holds no file \`version\`; Roomkey cannot tell which Electron it packs.`);
  }
  const [folder, executable] =
    process.platform === 'win32' ? ['win-unpacked', 'Roomkey.exe'] : ['linux-unpacked', 'roomkey'];
  const directory = path.join(output, folder);
  return {
    directory,
    executable: path.join(directory, executable),
    resources: path.join(directory, 'resources'),
    electronVersion: runtime.version,
  };
}

const markFile = (output: string) => path.join(output, '.packed');

async function isPacked(packed: PackedConsole, output: string, mark: string): Promise<boolean> {
  try {
    await access(packed.executable);
    return (await readFile(markFile(output), 'utf8')) === mark;
  } catch {
    return false;
  }
}

async function runBuilder(options: PackOptions, runtime: ElectronRuntime, output: string): Promise<void> {
  const config = await writeConfig(options, runtime, output);
  const platform = process.platform === 'win32' ? '--win' : '--linux';
  const builder = spawn(
    process.execPath,
    [
      path.join(projectRoot, 'node_modules/electron-builder/cli.js'),
      ...[platform, ...(options.installers ? [] : ['dir']), '--config', config, '--publish', 'never'],
    ],
    { cwd: projectRoot, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let text = '';
  for (const stream of [builder.stdout, builder.stderr]) {
    stream.setEncoding('utf8').on('data', (part: string) => (text += part));
  }
  const code = await new Promise<number | null>((resolve, reject) => {
    builder.once('error', reject);
    builder.once('close', resolve);
  });
  if (code === 0) return;
  const offline = /ENOTFOUND|ECONNREFUSED|ETIMEDOUT|EAI_AGAIN/.test(text)
    ? '\nelectron-builder fetches the tools for installers from github.com, which cannot be reached. `npm run package -- --dir` makes the folder alone.'
    : '';
  throw new PackError(`electron-builder failed (exit code ${String(code)}):\n${text.trim()}${offline}`);
}

/** electron-builder reads one file: the committed configuration, and what this call adds. */
async function writeConfig({ variant }: PackOptions, runtime: ElectronRuntime, output: string): Promise<string> {
  const base = variant === 'app' ? 'electron-builder.yml' : 'electron-builder.test.yml';
  const suffix = runtime.source === 'official' ? '' : '-dev-runtime';
  const added = {
    extends: path.join(projectRoot, base),
    electronDist: runtime.directory,
    electronVersion: runtime.version,
    directories: { output },
    artifactName: `\${productName}-\${version}-\${os}-\${arch}${suffix}.\${ext}`,
    nsis: { artifactName: `\${productName}-\${version}-win-\${arch}-setup${suffix}.\${ext}` },
  };
  const file = path.join(projectRoot, 'out', '.build', `electron-builder-${variant}.json`);
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, JSON.stringify(added, undefined, 2));
  return file;
}
