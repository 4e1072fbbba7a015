import { execFile } from 'node:child_process';
import { chmod, copyFile, mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { projectRoot } from '../../preflight.mjs';
import { resolveElectron } from '../../runtime/resolve-electron';
import { temporaryFolder } from '../temporary-folder';

const run = promisify(execFile);
/** A stand-in for the electron package, whose installer does what a test needs. */
async function electronPackage(installer: string): Promise<string> {
  const home = await temporaryFolder();
  await writeFile(path.join(home, 'package.json'), '{}');
  await writeFile(path.join(home, 'install.js'), installer);
  return home;
}

/** As on a machine that has nothing yet. */
async function bareEnvironment(): Promise<NodeJS.ProcessEnv> {
  return { PATH: process.env['PATH'], XDG_CACHE_HOME: await temporaryFolder() };
}

const silent = { say: () => undefined };

describe('ROOMKEY_ELECTRON', () => {
  test('comes first', async () => {
    const folder = await temporaryFolder();
    const executable = path.join(folder, 'my-electron');
    await copyFile('/bin/true', executable);
    await chmod(executable, 0o755);
    await writeFile(path.join(folder, 'version'), 'v99.1.2\n');

    await expect(resolveElectron({ env: { ROOMKEY_ELECTRON: executable } })).resolves.toEqual({
      executable,
      directory: folder,
      version: '99.1.2',
      source: 'override',
    });
  });

  test('that cannot be executed is refused by name', async () => {
    const folder = await temporaryFolder();
    const missing = path.join(folder, 'nothing');
    const attempt = resolveElectron({ env: { ROOMKEY_ELECTRON: missing } });

    await expect(attempt).rejects.toThrow(`ROOMKEY_ELECTRON names ${missing}, which cannot be executed`);
    await expect(attempt).rejects.toThrow('Remedy: set it to an Electron executable, or unset it.');
  });
});

describe("Electron's own download", () => {
  test('is used when it succeeds', async () => {
    const home = await electronPackage(`
      const fs = require('node:fs'), path = require('node:path');
      fs.mkdirSync(path.join(__dirname, 'dist'));
      fs.writeFileSync(path.join(__dirname, 'dist', 'electron'), '');
      fs.writeFileSync(path.join(__dirname, 'dist', 'version'), '45.4.1');
      fs.writeFileSync(path.join(__dirname, 'path.txt'), 'electron');`);

    await expect(
      resolveElectron({ home, env: await bareEnvironment(), officialOnly: true, ...silent }),
    ).resolves.toEqual({
      executable: path.join(home, 'dist', 'electron'),
      directory: path.join(home, 'dist'),
      version: '45.4.1',
      source: 'official',
    });
  });

  test('that fails is named with its reason, and a machine without fallback is told what it can do', async () => {
    const home = await electronPackage(`throw new TypeError('fetch failed')`);
    const attempt = resolveElectron({ home, env: await bareEnvironment(), machine: 'win32-x64', ...silent });

    await expect(attempt).rejects.toThrow(
      /Electron's own download failed \(.*TypeError.*\)\. There is no fallback runtime for win32-x64\./,
    );
    await expect(attempt).rejects.toThrow('Remedy: allow access to github.com, set ELECTRON_MIRROR');
  });

  test('that stands still is given up', async () => {
    const home = await electronPackage('setInterval(() => {}, 1000)');
    const attempt = resolveElectron({ home, env: await bareEnvironment(), machine: 'win32-x64', ...silent });

    await expect(attempt).rejects.toThrow("Electron's own download failed (nothing arrived for 8 s).");
  });

  test('that a release depends on is not replaced by the fallback', async () => {
    const home = await electronPackage('');
    const env = { ...process.env, ELECTRON_SKIP_BINARY_DOWNLOAD: '1' };
    const attempt = resolveElectron({ home, env, officialOnly: true, ...silent });

    await expect(attempt).rejects.toThrow('ELECTRON_SKIP_BINARY_DOWNLOAD is set');
    await expect(attempt).rejects.toThrow('Remedy: a release is packed from the official Electron only');
  });
});

test('`npm run -s electron:path` prints the executable and nothing else', async () => {
  const { stdout } = await run('npm', ['run', '-s', 'electron:path'], { cwd: projectRoot });
  const executable = stdout.trim();
  expect(stdout).toBe(`${executable}\n`);
  const { stdout: version } = await run(executable, ['--version'], {
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
  });
  expect(version).toMatch(/^v\d+\./);
});

test('the runtime starts an ES module before `ready`, under its own name, version and path', async () => {
  const folder = path.join(await temporaryFolder(), 'app');
  await mkdir(folder);
  await writeFile(
    path.join(folder, 'package.json'),
    JSON.stringify({ name: 'sample', productName: 'Sample app', version: '3.2.1', type: 'module', main: 'start.js' }),
  );
  await writeFile(
    path.join(folder, 'start.js'),
    `import { app, protocol } from 'electron';
     protocol.registerSchemesAsPrivileged([{ scheme: 'sample', privileges: { standard: true } }]);
     app.whenReady().then(() => {
       console.log(JSON.stringify([app.getName(), app.getVersion(), app.getAppPath(), process.argv.at(-1)]));
       app.exit(7);
     });`,
  );
  const { executable } = await resolveElectron();
  const result = run(executable, ['--no-sandbox', '--ozone-platform=headless', folder, '--given'], { timeout: 30_000 });

  await expect(result).rejects.toMatchObject({
    code: 7,
    stdout: `${JSON.stringify(['Sample app', '3.2.1', folder, '--given'])}\n`,
  });
});
