/** The package of fixtures as others get it: packed, installed in a folder that knows nothing of this repository, and used there. */
import { execFile } from 'node:child_process';
import { cp, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { buildBundles } from '../../bundles/build-bundles';
import { fixturesPart } from '../../bundles/parts';
import { packFixtures } from '../../pack/pack-fixtures';
import { projectRoot } from '../../preflight.mjs';

const run = promisify(execFile);
const Manifest = z.object({ devDependencies: z.record(z.string(), z.string()) });
const examples = path.join(projectRoot, 'simulator/fixtures/examples');

describe('the package of fixtures', { timeout: 240_000 }, () => {
  let folder: string;
  let tarball: string;
  /** Runs a program there, with an environment that names neither this repository nor a portal. */
  const inFolder = (command: string, ...args: string[]) => {
    const { PATH, HOME, ROOMKEY_CHROMIUM, npm_config_cache, npm_config_registry } = process.env;
    const env = { PATH, HOME, ROOMKEY_CHROMIUM, npm_config_cache, npm_config_registry };
    return run(command, args, { cwd: folder, env, maxBuffer: 64 * 1024 * 1024 });
  };

  beforeAll(async () => {
    await buildBundles({ also: [fixturesPart], say: () => undefined });
    tarball = await packFixtures();
    folder = await mkdtemp(path.join(tmpdir(), 'roomkey-consumer-'));
    await cp(path.join(import.meta.dirname, 'consumer'), folder, { recursive: true });
    await cp(examples, folder, { recursive: true });
    await writeFile(path.join(folder, 'package.json'), '{ "private": true, "type": "module" }');
    const { devDependencies } = Manifest.parse(
      JSON.parse(await readFile(path.join(projectRoot, 'package.json'), 'utf8')),
    );
    const tools = ['typescript', '@playwright/test'].map((name) => `${name}@${devDependencies[name] ?? 'latest'}`);
    await inFolder('npm', 'install', '--prefer-offline', '--no-audit', '--no-fund', tarball, ...tools);
  }, 240_000);
  afterAll(() => rm(folder, { recursive: true, force: true }));

  test('holds what it needs: no sources, tests, maps or paths of where it was made', async () => {
    const installed = path.join(folder, 'node_modules/roomkey-testing');
    const entries = await readdir(installed, { recursive: true, withFileTypes: true });
    const files = entries
      .filter((entry) => entry.isFile())
      .map((entry) => path.relative(installed, path.join(entry.parentPath, entry.name)).replaceAll(path.sep, '/'));
    const expected = [
      /^(LICENSE|README\.md|package\.json|index\.js|index\.d\.ts)$/,
      /^examples\/(setup\.test\.mjs|approve\.spec\.ts)$/,
      /^portal\/server\/(index\.js|migrations\/\d{4}_\w+\.sql|migrations\/meta\/_journal\.json)$/,
      /^portal\/new-database\/\d+\.tar\.gz$/,
      /^portal\/web\/(index\.html|mark\.svg|third-party-licences\.md|assets\/[\w-]+\.(js|css))$/,
    ];
    expect(files.filter((file) => !expected.some((known) => known.test(file)))).toEqual([]);
    for (const file of files) {
      const text = await readFile(path.join(installed, file), 'utf8');
      expect([file, text.includes(projectRoot), text.includes('sourceMappingURL')]).toEqual([file, false, false]);
    }
    expect(await readFile(path.join(installed, 'index.d.ts'), 'utf8')).not.toMatch(/^import |import\(|from ['"]/m);
    const readme = await readFile(path.join(installed, 'README.md'), 'utf8');
    for (const name of await readdir(examples))
      expect(readme).toContain((await readFile(path.join(examples, name), 'utf8')).trim());
  });

  test('could be published: npm has nothing to correct', async () => {
    const { stderr } = await run('npm', ['publish', '--dry-run', '--ignore-scripts', tarball], { cwd: folder });
    const warnings = stderr.split('\n').filter((line) => /^npm warn/i.test(line) && !line.includes('logged in'));
    expect(warnings).toEqual([]);
    expect(stderr).toContain('roomkey-testing@');
  });

  test('its types hold in a strict program without any other types', async () => {
    await inFolder('node', 'node_modules/typescript/bin/tsc', '-p', 'tsconfig.json');
  });

  test('its example for node:test passes: approve, reject, eight hours', async () => {
    const { stdout } = await inFolder('node', '--test', '--test-reporter=tap', 'setup.test.mjs');
    expect(stdout).toContain('# pass 3\n');
  });

  test('states, resets, refusals and power cuts work where it is installed', async () => {
    const { stdout } = await inFolder('node', '--test', '--test-reporter=tap', 'state.test.mjs');
    expect(stdout).toContain('# pass 4\n');
    expect(await readFile(path.join(folder, 'portal.log'), 'utf8')).toContain('"level":');
  });

  test('its example for Playwright passes: approved in Chromium, with the room waiting', async () => {
    const { stdout } = await inFolder('node', 'node_modules/@playwright/test/cli.js', 'test');
    expect(stdout).toContain('1 passed');
  });
});
