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

/** `app` is what people install, `demo` the demo in one package; a twin differs by one fuse, so that Playwright can drive it. */
export type Variant = 'app' | 'twin' | 'demo' | 'demo-twin';

const CONFIGURATIONS: Readonly<Record<Variant, string>> = {
  app: 'electron-builder.yml',
  twin: 'electron-builder.test.yml',
  demo: 'electron-builder.demo.yml',
  'demo-twin': 'electron-builder.demo-test.yml',
};

const isDemo = (variant: Variant): boolean => variant.startsWith('demo');

interface PackOptions {
  readonly variant: Variant;
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
const inputsOfDemo = [
  ...inputs,
  ...['out/portal-packaged', 'out/portal/web', 'electron-builder.demo.yml', 'electron-builder.demo-test.yml'],
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
      const hash = await inputHash(projectRoot, isDemo(options.variant) ? inputsOfDemo : inputs, () => true);
      const mark = `${hash} ${runtime.source} ${runtime.version ?? ''} ${String(options.installers)}`;
      const packed = packedConsole(options.variant, output, runtime);
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
  const isShipped = variant === 'app' || variant === 'demo';
  return path.join('dist', isShipped && source !== 'official' ? `${variant}-dev-runtime` : variant);
}

function packedConsole(variant: Variant, output: string, runtime: ElectronRuntime): PackedConsole {
  if (runtime.version === undefined) {
    throw new PackError(`${runtime.directory} holds no file \`version\`; Roomkey cannot tell which Electron it packs.`);
  }
  const onWindows = process.platform === 'win32';
  const directory = path.join(output, onWindows ? 'win-unpacked' : 'linux-unpacked');
  const [ofWindows, ofLinux] = isDemo(variant) ? ['Roomkey Demo.exe', 'roomkey-demo'] : ['Roomkey.exe', 'roomkey'];
  return {
    directory,
    executable: path.join(directory, onWindows ? ofWindows : ofLinux),
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
    ? '\nelectron-builder fetches the tools for installers from github.com, which cannot be reached. `--dir` makes the folder alone.'
    : '';
  throw new PackError(`electron-builder failed (exit code ${String(code)}):\n${text.trim()}${offline}`);
}

/** electron-builder reads one file: the committed configuration, and what this call adds. */
async function writeConfig({ variant }: PackOptions, runtime: ElectronRuntime, output: string): Promise<string> {
  // As the committed configurations name them: no blank in what is downloaded.
  const name = isDemo(variant) ? 'Roomkey-Demo' : 'Roomkey';
  const suffix = runtime.source === 'official' ? '' : '-dev-runtime';
  const added = {
    extends: path.join(projectRoot, CONFIGURATIONS[variant]),
    electronDist: runtime.directory,
    electronVersion: runtime.version,
    directories: { output },
    artifactName: `${name}-\${version}-\${os}-\${arch}${suffix}.\${ext}`,
    nsis: { artifactName: `${name}-\${version}-win-\${arch}-setup${suffix}.\${ext}` },
    ...(isDemo(variant) && {
      portable: { artifactName: `${name}-\${version}-win-\${arch}-portable${suffix}.\${ext}` },
    }),
  };
  const file = path.join(projectRoot, 'out', '.build', `electron-builder-${variant}.json`);
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, JSON.stringify(added, undefined, 2));
  return file;
}
