/** The screens that the build has rendered (build/bundles/build-console.mjs), read from the installation. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';

const LanguageSchema = z.object({
  lang: z.string(),
  dir: z.enum(['ltr', 'rtl']),
  steps: z.record(z.string(), z.object({ html: z.string(), title: z.string(), styles: z.array(z.string()) })),
});
const StylesSchema = z.record(z.string(), z.string());

export interface FirstScreen {
  readonly lang: string;
  readonly dir: 'ltr' | 'rtl';
  /** Holes and all (shared/first-paint/holes.ts). */
  readonly html: string;
  readonly title: string;
  /** Style elements by their hash. */
  readonly styles: readonly { readonly hash: string; readonly text: string }[];
}

/** Null where the build has rendered none, or the installation has lost it. `locale` is of the closed list of languages. */
export async function readFirstScreen(folder: string, locale: string, step: string): Promise<FirstScreen | null> {
  try {
    const [language, styles] = await Promise.all([
      readFile(path.join(folder, `${locale}.json`), 'utf8').then((text) => LanguageSchema.parse(JSON.parse(text))),
      readFile(path.join(folder, 'styles.json'), 'utf8').then((text) => StylesSchema.parse(JSON.parse(text))),
    ]);
    const found = language.steps[step];
    if (found === undefined) return null;
    return {
      ...{ lang: language.lang, dir: language.dir, html: found.html, title: found.title },
      styles: found.styles.map((hash) => ({ hash, text: styles[hash] ?? '' })),
    };
  } catch {
    return null;
  }
}
