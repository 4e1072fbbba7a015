/** What the demo's package holds beyond the console's: the portal, its database's files, and what brings both up. */
import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import { extractFile, listPackage } from '@electron/asar';
import { beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { buildBundles } from '../../bundles/build-bundles';
import { packagedPortalPart } from '../../bundles/parts';
import { type PackedConsole, packConsole } from '../../pack/pack-console';
import { projectRoot } from '../../preflight.mjs';

/** Everything that may stand in the demo's archive and not in the console's. A new file has to be allowed here first. */
const allowedBeyond = [
  /^out\/main\/chunks\/(run-packaged-demo|demo-director|open-stage)-[\w-]+\.js$/,
  /^out\/preload\/demo-desk\.cjs$/,
  /^out\/renderer\/assets\/demo-(desk-[\w-]+\.js|overlay-[\w-]+\.(js|css))$/,
  /^out\/portal\/new-database\/\d+\.tar\.gz$/,
  /^out\/portal\/server\/(index\.js|third-party-licences\.md|pglite\.(wasm|data)|initdb\.wasm)$/,
  /^out\/portal\/server\/migrations\/(\d{4}_\w+\.sql|meta\/_journal\.json)$/,
  /^out\/portal\/web\/(index\.html|mark\.svg|third-party-licences\.md|assets\/[\w-]+\.(js|css))$/,
  /^node_modules\/@node-rs\/argon2\/(index\.js|package\.json|LICENSE)$/,
  /^node_modules\/@node-rs\/argon2-linux-x64-gnu\/(package\.json|argon2\.linux-x64-gnu\.node)$/,
];

let app: PackedConsole;
let demo: PackedConsole;

beforeAll(async () => {
  await buildBundles({ also: [packagedPortalPart] });
  const options = { installers: false, release: false, say: () => undefined };
  app = await packConsole({ variant: 'app', ...options });
  demo = await packConsole({ variant: 'demo', ...options });
});

const archiveOf = ({ resources }: PackedConsole) => path.join(resources, 'app.asar');

function filesIn(packed: PackedConsole): string[] {
  const entries = listPackage(archiveOf(packed), { isPack: false }).map((entry) =>
    entry.replaceAll('\\', '/').slice(1),
  );
  const folders = new Set(entries.map((entry) => path.posix.dirname(entry)));
  return entries.filter((entry) => !folders.has(entry));
}

describe('the packed demo', () => {
  test('holds the console whole, the portal, and nothing else', () => {
    const [ofConsole, ofDemo] = [filesIn(app), filesIn(demo)];
    expect(ofConsole.filter((file) => !ofDemo.includes(file))).toEqual([]);
    const beyond = ofDemo.filter((file) => !ofConsole.includes(file));
    expect(beyond.filter((file) => !allowedBeyond.some((pattern) => pattern.test(file)))).toEqual([]);
    for (const pattern of allowedBeyond)
      expect([pattern, beyond.some((file) => pattern.test(file))]).toEqual([pattern, true]);
  });

  test('unpacks what the system loads and what is streamed, nothing else', async () => {
    const folder = path.join(demo.resources, 'app.asar.unpacked');
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    const files = entries
      .filter((entry) => entry.isFile())
      .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).replaceAll(path.sep, '/'));
    expect(files.filter((file) => !/^(node_modules\/keytar\/|out\/portal\/web\/)|\.node$/.test(file))).toEqual([]);
    expect(files).toContain('out/portal/web/index.html');
    expect(files).toContain('node_modules/@node-rs/argon2-linux-x64-gnu/argon2.linux-x64-gnu.node');
  });

  test('has a name of its own, by which main knows it', () => {
    const manifest: unknown = JSON.parse(extractFile(archiveOf(demo), 'package.json').toString());
    expect(manifest).toMatchObject({ name: 'roomkey-demo', productName: 'Roomkey Demo' });
    const ofConsole: unknown = JSON.parse(extractFile(archiveOf(app), 'package.json').toString());
    expect(ofConsole).toMatchObject({ name: 'roomkey', productName: 'Roomkey' });
    expect(path.basename(path.dirname(demo.directory))).toBe(
      demo.electronVersion === '33.2.1' ? 'demo-dev-runtime' : 'demo',
    );
  });

  test('holds a portal that needs no package but the native one, and no map', () => {
    const server = extractFile(archiveOf(demo), 'out/portal/server/index.js').toString();
    const imported = [...server.matchAll(/(?:^|[;}])import(?:[^;"']*from)?["']([^"']+)["']/g)].map(
      (match) => match[1] ?? '',
    );
    const packages = imported.filter((name) => !name.startsWith('node:') && !/^[a-z_/]+$/.test(name));
    expect(packages).toEqual(['@node-rs/argon2']);
    expect(server).not.toContain('sourceMappingURL');
    expect(server).not.toContain(projectRoot);
  });

  test('names the licences of the packages inside the portal', async () => {
    const text = extractFile(archiveOf(demo), 'out/portal/server/third-party-licences.md').toString();
    const named = [...text.matchAll(/^## (\S+) - /gm)].map((match) => match[1]);
    const manifest = z
      .object({ dependencies: z.record(z.string(), z.string()) })
      .parse(JSON.parse(await readFile(path.join(projectRoot, 'portal/package.json'), 'utf8')));
    const bundled = Object.keys(manifest.dependencies).filter((name) => !/^@(roomkey|node-rs)\//.test(name));
    expect(bundled.filter((name) => !named.includes(name))).toEqual([]);
  });
});
