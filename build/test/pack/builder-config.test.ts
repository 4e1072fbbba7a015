import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { projectRoot } from '../../preflight.mjs';
import { temporaryFolder } from '../temporary-folder';

const run = promisify(execFile);
const inRoot = (name: string) => path.join(projectRoot, name);

describe("electron-builder's configuration", () => {
  test.each(['electron-builder.yml', 'electron-builder.demo.yml'])(
    '%s is checked against its schema as a whole, the parts for other platforms included',
    async (name) => {
      const folder = await temporaryFolder();
      const config = path.join(folder, 'wrong.json');
      await writeFile(
        config,
        JSON.stringify({
          extends: inRoot(name),
          directories: { output: folder },
          nsis: { perMachin: true },
        }),
      );
      const attempt = run(
        process.execPath,
        [inRoot('node_modules/electron-builder/cli.js'), '--linux', 'dir', '--config', config, '--publish', 'never'],
        { cwd: projectRoot },
      );
      await expect(attempt).rejects.toMatchObject({ code: 1 });
      const { stdout, stderr } = await attempt.catch((error: unknown) => error as { stdout: string; stderr: string });
      expect(`${stdout}${stderr}`).toContain('configuration.nsis should be one of these');
    },
  );

  test('installs on Windows for every user, silently if asked, by NSIS and by MSI', async () => {
    const config = await readFile(inRoot('electron-builder.yml'), 'utf8');
    expect(config).toMatch(/^win:\n(?: .*\n)*? {2}target: \[nsis, msi\]$/m);
    expect(config).toMatch(/^win:\n(?: .*\n)*? {2}requestedExecutionLevel: asInvoker$/m);
    expect(config).toMatch(/^nsis:\n(?: .*\n)*? {2}perMachine: true$/m);
    expect(config).toMatch(/^msi:\n(?: .*\n)*? {2}perMachine: true$/m);
    expect(config).toMatch(/^msi:\n(?: .*\n)*? {2}upgradeCode: [0-9A-F-]{36}$/m);
  });

  test('tells the demo from the console wherever Windows and Linux look', async () => {
    const [console, demo] = await Promise.all(
      ['electron-builder.yml', 'electron-builder.demo.yml'].map((name) => readFile(inRoot(name), 'utf8')),
    );
    for (const key of ['appId', 'productName', 'upgradeCode', 'executableName', 'packageName']) {
      const [one, other] = [console, demo].map(
        (text) => new RegExp(`^ *${key}: (.+)$`, 'm').exec(text ?? '')?.[1] ?? 'nothing',
      );
      expect([key, other]).not.toEqual([key, 'nothing']);
      expect([key, other]).not.toEqual([key, one]);
    }
    expect(demo).toMatch(/^win:\n(?: .*\n)*? {2}target: \[nsis, msi, portable\]$/m);
    // Main goes by the name.
    const name = /^productName: (.+)$/m.exec(demo ?? '')?.[1] ?? 'nothing';
    const main = await readFile(inRoot('main/app/packaged-demo/is-packaged-demo.ts'), 'utf8');
    expect(main).toContain(`DEMO_NAME = '${name}'`);
    expect(demo?.match(new RegExp(`^ *productName: ${name}$`, 'gm'))).toHaveLength(2);
  });

  test('of the demo says nothing of fuses: they are the console’s', async () => {
    expect(await readFile(inRoot('electron-builder.demo.yml'), 'utf8')).not.toMatch(/^ *(electronFuses|asar):/m);
  });

  test('publishes nothing and compiles nothing', async () => {
    const config = await readFile(inRoot('electron-builder.yml'), 'utf8');
    expect(config).toMatch(/^publish: null$/m);
    expect(config).toMatch(/^npmRebuild: false$/m);
  });
});

test('the Windows icon has every size that Windows asks for', async () => {
  const icon = await readFile(inRoot('build/icons/icon.ico'));
  const sizes = Array.from({ length: icon.readUInt16LE(4) }, (_, index) => icon[6 + index * 16] ?? 0);
  expect(sizes).toEqual([16, 24, 32, 48, 64, 128, 0]);
});

test('the Linux icon is 512 pixels square', async () => {
  const icon = await readFile(inRoot('build/icons/icon.png'));
  expect([icon.readUInt32BE(16), icon.readUInt32BE(20)]).toEqual([512, 512]);
});
