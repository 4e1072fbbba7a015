/**
 * Each screen that a console can start with, in each language, rendered to HTML. Main serves the one that fits
 * (main/app/first-paint), so that the first paint is the real screen.
 */
import { createHash } from 'node:crypto';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';
import { z } from 'zod';
import { neededStyles } from './needed-styles';

/** What renderer/first-paint answers; it is checked, because it comes through a bundle. */
const Languages = z.array(
  z.object({
    locale: z.string(),
    lang: z.string(),
    dir: z.enum(['ltr', 'rtl']),
    screens: z.record(z.string(), z.object({ html: z.string(), css: z.string(), title: z.string() })),
  }),
);
const Renderer = z.object({ renderFirstScreens: z.function({ input: [], output: z.promise(Languages) }) });

/** Call after the page was built. Writes `out/main/first-paint`: an index for each language, a file for each screen and style. */
export async function writeFirstScreens(root: string): Promise<void> {
  const folder = path.join(root, 'out/main/first-paint');
  const languages = await renderInNode(root);
  await mkdir(path.join(folder, 'styles'), { recursive: true });
  const styles = new Map<string, string>();
  /** Under a number, with the hash that the content security policy names it by. */
  const writeStyle = async (css: string) => {
    const hash = createHash('sha256').update(css).digest('base64');
    const written = styles.get(hash);
    const file = written ?? `styles/${styles.size}.css`;
    styles.set(hash, file);
    if (written === undefined) await writeFile(path.join(folder, file), css);
    return { file, hash };
  };
  const page = await pageStyles(root);
  // Languages differ in words, hardly in what their screens need: each is worked out once.
  const known = new Map<string, string>();
  const needed = (css: string, looks: string): string => {
    const key = `${css}\n${looks}`;
    const styles = known.get(key) ?? neededStyles(`${page}\n${css}`, looks);
    known.set(key, styles);
    return styles;
  };
  for (const { locale, lang, dir, screens } of languages) {
    await mkdir(path.join(folder, locale), { recursive: true });
    const index: Record<string, object> = {};
    for (const [number, [key, { html, css, title }]] of Object.entries(screens).entries()) {
      const file = `${locale}/${number}.html`;
      await writeFile(path.join(folder, file), html);
      index[key] = { file, title, style: await writeStyle(needed(css, looksOf(html))) };
    }
    await writeFile(path.join(folder, `${locale}.json`), JSON.stringify({ lang, dir, screens: index }));
  }
}

/** What of a markup styles depend on: its classes, and attributes that read custom properties. */
const looksOf = (html: string): string => [...html.matchAll(/ class="[^"]*"| [\w-]+="[^"]*\bvar\([^"]*"/g)].join('');

async function renderInNode(root: string): Promise<z.infer<typeof Languages>> {
  const outDir = path.join(root, 'out/.build/first-paint');
  await build({
    // Warnings would be about directives of bundles for servers, which this is none of.
    ...{ configFile: false, root, logLevel: 'error' },
    build: { ssr: 'renderer/first-paint/index.ts', outDir, emptyOutDir: true, minify: false },
    ssr: { noExternal: true },
  });
  const { renderFirstScreens } = Renderer.parse(await import(pathToFileURL(path.join(outDir, 'index.js')).href));
  const languages = await renderFirstScreens();
  await rm(outDir, { recursive: true });
  return languages;
}

/** The page's own style sheets, which the first paint needs too. */
async function pageStyles(root: string): Promise<string> {
  const folder = path.join(root, 'out/renderer');
  const page = await readFile(path.join(folder, 'index.html'), 'utf8');
  const sheets = [...page.matchAll(/<link rel="stylesheet"[^>]* href="([^"]+)"/g)].flatMap(([, href]) => href ?? []);
  if (sheets.length === 0) throw new Error('The page has no style sheet; its first screens would have no colours.');
  return (await Promise.all(sheets.map((href) => readFile(path.join(folder, href), 'utf8')))).join('\n');
}
