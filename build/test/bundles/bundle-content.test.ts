import { readFile, readdir } from 'node:fs/promises';
import { builtinModules } from 'node:module';
import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { buildBundles } from '../../bundles/build-bundles';
import { projectRoot } from '../../preflight.mjs';

/** Texts that these libraries keep through minification. */
const markers = { xstate: ['xstate.init', 'xstate.stop'], zod: ['_zod', 'invalid_type'] } as const;

/** `import x from "m"`, `import "m"` and `import("m")`, minified or not. */
const importedModule = /\bimport(?:[\s\w{},*$]*\bfrom\b|[\s\w{},*$]*\}\s*from|\s*\()?\s*["'`]([a-z@][^"'`\s]*)["'`]/g;

const out = (...parts: string[]) => path.join(projectRoot, 'out', ...parts);

beforeAll(async () => {
  await buildBundles();
});

/** All but the chunks of the demo's director, which no ordinary package holds (build/test/pack). */
async function scripts(folder: string): Promise<string> {
  const names = await readdir(out(folder), { recursive: true });
  const sources = names
    .filter((name) => /\.(c|m)?js$/.test(name) && !name.includes('demo-director'))
    .map((name) => readFile(out(folder, name), 'utf8'));
  return (await Promise.all(sources)).join('\n');
}

describe.each(['xstate', 'zod'] as const)('%s', (library) => {
  test("is in the main process's bundle", async () => {
    const text = await scripts('main');
    for (const marker of markers[library]) expect(text.includes(marker), marker).toBe(true);
  });

  test.each(['renderer', 'preload'])('is not in the bundle of %s', async (folder) => {
    const text = await scripts(folder);
    expect(text.length).toBeGreaterThan(100);
    for (const marker of markers[library]) expect(text.includes(marker), marker).toBe(false);
  });
});

test("the QR decoder stands beside the page's first script and comes with the scanner alone, without eval or WebAssembly", async () => {
  const folder = out('renderer', 'assets');
  const names = (await readdir(folder)).filter((name) => name.endsWith('.js'));
  const holding = [];
  for (const name of names) {
    const text = await readFile(path.join(folder, name), 'utf8');
    if (text.includes('scanner operation already in flight')) holding.push({ name, text });
  }
  expect(holding.map(({ name }) => name)).toEqual([expect.stringMatching(/^scanner-dialog-/)]);
  expect(holding[0]?.text).not.toMatch(/new Function|\beval\(|WebAssembly|new Worker/);
});

const PRELOADS = ['configuration.cjs', 'console.cjs', 'demo-desk.cjs', 'front-of-room.cjs'];

test('the preload scripts are the only files of their folder', async () => {
  expect((await readdir(out('preload'))).sort()).toEqual(PRELOADS);
});

test.each(PRELOADS)('%s is one CommonJS file that needs Electron alone', async (name) => {
  const text = await readFile(out('preload', name), 'utf8');
  const required = [...text.matchAll(/require\(["'`]([^"'`]+)["'`]\)/g)].map((match) => match[1]);
  expect(new Set(required)).toEqual(new Set(['electron']));
  expect(text).not.toMatch(/^(import|export)\s/m);
});

test("the main process imports Electron, Node's modules and the two packed packages, nothing else", async () => {
  const allowed = new Set(['electron', 'keytar', 'systeminformation', ...builtinModules]);
  const names = (await readdir(out('main'), { recursive: true })).filter((name) => name.endsWith('.js'));
  expect(names).toEqual(expect.arrayContaining(['index.js', 'vault-helper.js', 'probe-helper.js']));
  const seen = new Set<string>();
  for (const name of names) {
    const text = await readFile(out('main', name), 'utf8');
    const imported = [...text.matchAll(importedModule)].map((match) => match[1] ?? '');
    for (const each of imported) seen.add(each);
    const foreign = imported.filter((each) => !allowed.has(each.replace(/^node:/, '')));
    expect(foreign, name).toEqual([]);
  }
  for (const expected of ['electron', 'keytar', 'systeminformation', 'node:module']) expect(seen).toContain(expected);
});

test('the pages load their scripts and styles from their own origin, never inline', async () => {
  const frontOfRoom = out('renderer', 'front-of-room', 'index.html');
  for (const page of [out('renderer', 'index.html'), frontOfRoom, out('portal', 'web', 'index.html')]) {
    const html = await readFile(page, 'utf8');
    expect(html).not.toMatch(/<script(?![^>]*\ssrc=)|<style|\sstyle=|\son[a-z]+=|https?:\/\//);
    expect(html).toMatch(/<script[^>]*\ssrc="/);
  }
});

test("the portal's server stands as one file beside its migrations", async () => {
  const names = await readdir(out('portal', 'server'));
  expect(names.filter((name) => name.endsWith('.js'))).toEqual(['index.js']);
  const migrations = await readdir(out('portal', 'server', 'migrations'));
  expect(migrations.some((name) => name.endsWith('.sql'))).toBe(true);
  expect(await readFile(out('portal', 'server', 'index.js'), 'utf8')).not.toMatch(/from ["']@roomkey\//);
});

test.each([
  ['main', ['xstate', 'zod', 'axios']],
  ['renderer', ['react', 'react-dom', 'i18next']],
  ['portal/web', ['react', 'react-router']],
])('the bundle of %s carries the licences of what is inside', async (folder, packages) => {
  const text = await readFile(out(folder, 'third-party-licences.md'), 'utf8');
  const named = [...text.matchAll(/^## (\S+) - /gm)].map((match) => match[1]);
  expect(named).toEqual(expect.arrayContaining(packages));
});

test('each language of the console is a file of its own, and in no other bundle', async () => {
  const locales = (await readdir(path.join(projectRoot, 'shared', 'locale'))).filter((name) => name.endsWith('.json'));
  const assets = (await readdir(out('renderer', 'assets'))).filter((name) => name.endsWith('.js'));
  const contents = await Promise.all(assets.map((name) => readFile(out('renderer', 'assets', name), 'utf8')));
  const [main, preload, site] = await Promise.all([scripts('main'), scripts('preload'), scripts('portal/web')]);
  expect(locales.length).toBeGreaterThan(7);
  for (const name of locales) {
    const catalogue: unknown = JSON.parse(await readFile(path.join(projectRoot, 'shared', 'locale', name), 'utf8'));
    const { agreement } = z.object({ agreement: z.object({ warranty: z.string() }) }).parse(catalogue);
    const holders = assets.filter((_asset, index) => contents[index]?.includes(agreement.warranty.slice(0, 24)));
    expect(holders, name).toEqual([
      expect.stringMatching(new RegExp(`^${path.basename(name, '.json')}-[\\w-]+\\.js$`)),
    ]);
    // Main prints in English what is wrong with its command line.
    const elsewhere = name === 'en.json' ? [preload, site] : [main, preload, site];
    for (const bundle of elsewhere) expect(bundle.includes(agreement.warranty.slice(0, 24)), name).toBe(false);
  }
});
