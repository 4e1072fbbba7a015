import { cp, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { projectRoot } from '../../build/preflight.mjs';
import { portalEnvironment, PortalLines } from '../../simulator/portal-process/portal-options';
import { createChildren, describeExit } from '../process/children';
import { privateFolder } from '../process/data-folder';
import { poll } from '../process/poll';

/** The sample organisation is made once for each version of the portal: it hashes a password for each of its rooms. */
const seedMs = 120_000;

const server = path.join(projectRoot, 'out/portal/server/index.js');
const versionFile = path.join(projectRoot, 'out/.build/portal-server');

/** Where a demo keeps what it makes. */
export interface DemoFolders {
  readonly root: string;
  /** The portal's data directory; its keys have to stand outside it. */
  readonly portal: string;
  readonly keys: string;
  /** The console's state; one for each keyring, because credentials stand in both. */
  readonly console: string;
}

export function demoFolders(root: string, virtual: boolean): DemoFolders {
  return {
    root,
    portal: path.join(root, 'portal'),
    keys: path.join(root, 'portal-keys.json'),
    console: path.join(root, virtual ? 'console-virtual' : 'console'),
  };
}

interface Wishes {
  readonly fresh: boolean;
  readonly keep: boolean;
}

/** Brings the data to the start of the demo; where it is to be kept, only what is missing is made. */
export async function prepareData(folders: DemoFolders, { fresh, keep }: Wishes): Promise<void> {
  if (fresh) await removeDemoData(folders.root);
  await privateFolder(folders.root);
  const isThere = await readdir(folders.portal).then(
    (names) => names.length > 0,
    () => false,
  );
  if (keep && isThere) return;
  const sample = await readySample(path.join(folders.root, 'sample'));
  for (const used of [folders.portal, folders.keys]) await rm(used, { recursive: true, force: true });
  await cp(sample.portal, folders.portal, { recursive: true });
  await cp(sample.keys, folders.keys);
  await forgetConsole(folders.console);
}

/** Only what a demo makes: `--data` may name a folder that holds more. */
async function removeDemoData(root: string): Promise<void> {
  const made = ['portal', 'portal-keys.json', 'portal-keys.authority.json', 'portal-keys.authority.crt', 'sample'];
  const further = ['console', 'console-virtual', 'keyring', 'console.png'];
  await Promise.all([...made, ...further].map((name) => rm(path.join(root, name), { recursive: true, force: true })));
}

/** The installation's name stays: what the keychain holds under it is overwritten by the next setup, not left behind. */
async function forgetConsole(folder: string): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  const used = names.filter((name) => name !== 'installation-id');
  await Promise.all(used.map((name) => rm(path.join(folder, name), { recursive: true, force: true })));
}

interface Sample {
  readonly portal: string;
  readonly keys: string;
}

/** A portal's data with the sample organisation, as nobody has used it yet. */
async function readySample(folder: string): Promise<Sample> {
  const sample = { portal: path.join(folder, 'portal'), keys: path.join(folder, 'portal-keys.json') };
  const version = await readFile(versionFile, 'utf8');
  const made = path.join(folder, 'version');
  if ((await readFile(made, 'utf8').catch(() => '')) === version) return sample;
  process.stderr.write('Making the sample organisation, once.\n');
  const draft = `${folder}.draft`;
  for (const old of [folder, draft]) await rm(old, { recursive: true, force: true });
  await privateFolder(draft);
  await seed(path.join(draft, 'portal'), path.join(draft, 'portal-keys.json'));
  await writeFile(path.join(draft, 'version'), version);
  // Whoever ends this in the middle leaves no half of it.
  await rename(draft, folder);
  return sample;
}

async function seed(data: string, keys: string): Promise<void> {
  const children = createChildren();
  const lines = new PortalLines();
  children.start({
    name: 'The portal',
    command: process.execPath,
    args: [server, '--port', '0', '--host', '127.0.0.1', '--data', data, '--keys', keys, '--seed', 'contoso'],
    env: portalEnvironment(process.env),
    onLine: (line) => {
      lines.read(line);
    },
  });
  const ended = children.earlyExit.then((exit) => {
    throw new Error(describeExit(exit));
  });
  try {
    await Promise.race([
      ended,
      poll('The sample organisation was not made', seedMs, () => Promise.resolve(lines.addresses)),
    ]);
  } finally {
    await children.stop();
  }
}
