import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, readdir } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { beforeAll, describe, expect, test } from 'vitest';
import { buildBundles } from '../../bundles/build-bundles';
import { packagedPortalPart } from '../../bundles/parts';
import { type PackedConsole, packConsole } from '../../pack/pack-console';

/** Every fuse there is; the last one came after Electron 33 and keeps Electron's default. */
const expected: Record<string, FuseState> = {
  RunAsNode: FuseState.DISABLE,
  EnableCookieEncryption: FuseState.ENABLE,
  EnableNodeOptionsEnvironmentVariable: FuseState.DISABLE,
  EnableNodeCliInspectArguments: FuseState.DISABLE,
  EnableEmbeddedAsarIntegrityValidation: FuseState.ENABLE,
  OnlyLoadAppFromAsar: FuseState.ENABLE,
  LoadBrowserProcessSpecificV8Snapshot: FuseState.DISABLE,
  GrantFileProtocolExtraPrivileges: FuseState.DISABLE,
  WasmTrapHandlers: FuseState.ENABLE,
};

let app: PackedConsole;
let twin: PackedConsole;
let demo: PackedConsole;

beforeAll(async () => {
  await buildBundles({ also: [packagedPortalPart] });
  const options = { installers: false, release: false, say: () => undefined };
  app = await packConsole({ variant: 'app', ...options });
  twin = await packConsole({ variant: 'twin', ...options });
  demo = await packConsole({ variant: 'demo', ...options });
});

/** The fuses of an executable by name, as far as its wire reaches. */
async function fusesOf(executable: string): Promise<Record<string, FuseState>> {
  const wire = Object.entries(await getCurrentFuseWire(executable)).filter(([key]) => key !== 'version');
  return Object.fromEntries(
    wire.map(([key, state]) => [FuseV1Options[Number(key)] ?? `unknown ${key}`, state as FuseState]),
  );
}

async function hashOf(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}

describe('the fuses', () => {
  test('of the packed console are all as decided', async () => {
    const fuses = await fusesOf(app.executable);
    expect(Object.keys(fuses).length).toBeGreaterThanOrEqual(8);
    for (const [name, state] of Object.entries(fuses)) expect([name, state]).toEqual([name, expected[name]]);
  });

  test('of the packed demo are the same', async () => {
    expect(await fusesOf(demo.executable)).toEqual(await fusesOf(app.executable));
  });

  test('of the twin differ in the one that Playwright needs', async () => {
    const fuses = await fusesOf(app.executable);
    expect(await fusesOf(twin.executable)).toEqual({ ...fuses, EnableNodeCliInspectArguments: FuseState.ENABLE });
  });
});

describe('the twin', () => {
  test('is the same console, file by file', async () => {
    const names = (await readdir(app.directory, { recursive: true, withFileTypes: true }))
      .filter((entry) => entry.isFile())
      .map((entry) => path.relative(app.directory, path.join(entry.parentPath, entry.name)))
      .sort();
    const different: string[] = [];
    for (const name of names) {
      const [one, two] = await Promise.all([
        hashOf(path.join(app.directory, name)),
        hashOf(path.join(twin.directory, name)),
      ]);
      if (one !== two) different.push(name);
    }
    expect(different).toEqual([path.basename(app.executable)]);
  });

  test('has an executable that differs in one byte', async () => {
    expect(await differingBytes(app.executable, twin.executable)).toBe(1);
  });
});

async function differingBytes(one: string, two: string): Promise<number> {
  const files = [await open(one), await open(two)] as const;
  try {
    const [a, b] = await Promise.all(files.map((file) => file.readFile()));
    if (a === undefined || a.length !== b?.length) return Infinity;
    let count = 0;
    for (let at = 0; at < a.length; at++) if (a[at] !== b[at]) count++;
    return count;
  } finally {
    await Promise.all(files.map((file) => file.close()));
  }
}
