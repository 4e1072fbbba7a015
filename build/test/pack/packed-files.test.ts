import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import { listPackage } from '@electron/asar';
import { beforeAll, describe, expect, test } from 'vitest';
import { buildBundles } from '../../bundles/build-bundles';
import { type PackedConsole, packConsole } from '../../pack/pack-console';
import { projectRoot } from '../../preflight.mjs';

/** Everything that may stand in the archive. A new file has to be allowed here first. */
const allowedInArchive = [
  /^package\.json$/,
  /^out\/main\/(index|vault-helper|probe-helper)\.js$/,
  /^out\/main\/chunks\/[\w.-]+\.js$/,
  /^out\/main\/first-paint\/(styles\/\d+\.css|[a-z]{2}\.json|[a-z]{2}\/\d+\.html)$/,
  /^out\/(main|renderer)\/third-party-licences\.md$/,
  /^out\/preload\/(console|configuration|front-of-room)\.cjs$/,
  /^out\/renderer\/(front-of-room\/)?index\.html$/,
  /^out\/renderer\/[\w-]+\.(svg|png|ico)$/,
  /^out\/renderer\/assets\/[\w.-]+\.(js|css|woff2|svg|png|json)$/,
  /^node_modules\/keytar\/(package\.json|LICENSE\.md|lib\/keytar\.js)$/,
  /^node_modules\/keytar\/prebuilds\/linux-x64\/keytar\.node$/,
  /^node_modules\/systeminformation\/(package\.json|LICENSE|lib\/[\w-]+\.js)$/,
];

/** Electron's own files on Linux, and one licence. */
const allowedBeside = [
  /^(LICENSE\.electron\.txt|LICENSES\.chromium\.html|version)$/,
  /^(roomkey|chrome-sandbox|chrome_crashpad_handler)$/,
  /^(chrome_100_percent|chrome_200_percent|resources)\.pak$/,
  /^(icudtl\.dat|snapshot_blob\.bin|v8_context_snapshot\.bin|vk_swiftshader_icd\.json)$/,
  /^lib(EGL|GLESv2|ffmpeg|vk_swiftshader)\.so$|^libvulkan\.so\.1$/,
  /^locales\/(ar|de|en-US|es|es-419|fr|ja|pt-BR|zh-CN)\.pak$/,
  /^resources\/(app\.asar|LICENSE\.roomkey\.txt)$/,
  /^resources\/kiosk\/(windows|linux)\/[\w.-]+$/,
  /^resources\/app\.asar\.unpacked\/node_modules\/keytar\//,
];

let packed: PackedConsole;

beforeAll(async () => {
  await buildBundles();
  packed = await packConsole({ variant: 'app', installers: false, release: false, say: () => undefined });
});

async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).replaceAll(path.sep, '/'));
}

const notAllowed = (files: readonly string[], allowed: readonly RegExp[]) =>
  files.filter((file) => !allowed.some((pattern) => pattern.test(file)));

describe('the packed console', () => {
  test('holds in its archive what it needs and nothing else', () => {
    const archive = path.join(packed.resources, 'app.asar');
    const entries = listPackage(archive, { isPack: false }).map((entry) => entry.replaceAll('\\', '/').slice(1));
    const folders = new Set(entries.map((entry) => path.posix.dirname(entry)));
    const files = entries.filter((entry) => !folders.has(entry));

    expect(notAllowed(files, allowedInArchive)).toEqual([]);
    for (const needed of ['package.json', 'out/main/index.js', 'out/preload/console.cjs', 'out/renderer/index.html']) {
      expect(files).toContain(needed);
    }
    expect(files.filter((file) => /^out\/main\/first-paint\/\w+\.json$/.test(file))).toHaveLength(8);
    expect(files.filter((file) => /memory-vault|inspect|demo|open-stage|portal|argon2|en-XA/.test(file))).toEqual([]);
    expect(files).toContain('node_modules/keytar/prebuilds/linux-x64/keytar.node');
    expect(files).toContain('node_modules/systeminformation/lib/index.js');
  });

  test("has Electron's files beside it, without Electron's own loader", async () => {
    const files = await filesBelow(packed.directory);
    expect(notAllowed(files, allowedBeside)).toEqual([]);
    expect(files).not.toContain('resources/default_app.asar');
    expect(files).toContain('LICENSES.chromium.html');
  });

  test('unpacks nothing but the keychain binary and its package', async () => {
    const files = await filesBelow(path.join(packed.resources, 'app.asar.unpacked'));
    expect(files.filter((file) => file.endsWith('.node'))).toEqual([
      'node_modules/keytar/prebuilds/linux-x64/keytar.node',
    ]);
  });

  test('says in its name when it was not packed from the official Electron', () => {
    const folder = path.basename(path.dirname(packed.directory));
    expect(folder).toBe(packed.electronVersion === '33.2.1' ? 'app-dev-runtime' : 'app');
  });

  test("has Chromium's texts for each of its languages", async () => {
    const config = await readFile(path.join(projectRoot, 'electron-builder.yml'), 'utf8');
    const listed = /^electronLanguages: \[(.+)\]$/m.exec(config)?.[1]?.split(', ') ?? [];
    const catalogues = (await readdir(path.join(projectRoot, 'shared', 'locale'))).filter((name) =>
      name.endsWith('.json'),
    );
    const languages = catalogues.map((name) => path.basename(name, '.json'));
    expect(languages.length).toBeGreaterThan(1);
    for (const language of languages)
      expect(
        listed.some((each) => each.startsWith(language)),
        language,
      ).toBe(true);
  });
});
