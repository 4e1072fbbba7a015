/**
 * The console's bundles, and its first screens: each step that a console can start with, in each language, rendered to HTML.
 * Main serves the one that fits (main/app/first-paint), so that the first paint is the real screen.
 */
import { createHash } from 'node:crypto';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { build as buildConsole } from 'electron-vite';
import { build } from 'vite';
import { z } from 'zod';

const root = path.resolve(import.meta.dirname, '../..');
process.chdir(root);
const FOLDER = path.join(root, 'out/main/first-paint');
const RENDERER = path.join(root, 'out/.build/first-paint');

/** What renderer/first-paint answers; it is checked, because it comes through a bundle. */
const Languages = z.array(
  z.object({
    locale: z.string(),
    lang: z.string(),
    dir: z.enum(['ltr', 'rtl']),
    steps: z.record(z.string(), z.object({ html: z.string(), css: z.string(), title: z.string() })),
  }),
);
const Renderer = z.object({ renderFirstScreens: z.function({ input: [], output: z.promise(Languages) }) });

await buildConsole({ logLevel: 'warn' });
await build({
  ...{ configFile: false, root, logLevel: 'warn' },
  build: { ssr: 'renderer/first-paint/index.ts', outDir: RENDERER, emptyOutDir: true, minify: false },
  ssr: { noExternal: true },
});
const { renderFirstScreens } = Renderer.parse(await import(pathToFileURL(path.join(RENDERER, 'index.js')).href));
const sheet = hashed(await pageStyles());
const styles: Record<string, string> = { [sheet.hash]: sheet.text };
await mkdir(FOLDER, { recursive: true });
for (const { locale, lang, dir, steps } of await renderFirstScreens()) {
  const written = Object.entries(steps).map(([step, { html, css, title }]) => {
    const own = hashed(css);
    styles[own.hash] = own.text;
    return [step, { html, title, styles: [sheet.hash, own.hash] }] as const;
  });
  await writeFile(
    path.join(FOLDER, `${locale}.json`),
    JSON.stringify({ lang, dir, steps: Object.fromEntries(written) }),
  );
}
await writeFile(path.join(FOLDER, 'styles.json'), JSON.stringify(styles));
await rm(RENDERER, { recursive: true });

/** A style with what the content security policy names it by. */
function hashed(text: string) {
  return { text, hash: createHash('sha256').update(text).digest('base64') };
}

/** The page's own style sheets, which the first paint needs too. */
async function pageStyles(): Promise<string> {
  const page = await readFile('out/renderer/index.html', 'utf8');
  const sheets = [...page.matchAll(/<link rel="stylesheet"[^>]* href="([^"]+)"/g)].flatMap(([, href]) => href ?? []);
  if (sheets.length === 0) throw new Error('The page has no style sheet; its first screens would have no colours.');
  return (await Promise.all(sheets.map((href) => readFile(path.join('out/renderer', href), 'utf8')))).join('\n');
}
