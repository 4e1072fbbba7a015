/** The screens that the build has rendered (build/bundles/first-screens.ts), read from the installation. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';

const ScreenSchema = z.object({
  file: z.string(),
  title: z.string(),
  style: z.object({ file: z.string(), hash: z.string() }),
});
const LanguageSchema = z.object({
  lang: z.string(),
  dir: z.enum(['ltr', 'rtl']),
  screens: z.record(z.string(), z.unknown()),
});

export interface FirstScreen {
  readonly lang: string;
  readonly dir: 'ltr' | 'rtl';
  /** Holes and all (shared/first-paint/holes.ts), as the title. */
  readonly html: string;
  readonly title: string;
  /** Its one style element, and the hash of that. */
  readonly style: { readonly hash: string; readonly text: string };
}

/**
 * Null where the build has rendered none, or the installation has lost it.
 *
 * @param locale of the closed list of languages
 * @param key of shared/first-paint/screen-key.ts
 */
export async function readFirstScreen(folder: string, locale: string, key: string): Promise<FirstScreen | null> {
  const read = (file: string) => readFile(path.join(folder, file), 'utf8');
  try {
    const { lang, dir, screens } = LanguageSchema.parse(JSON.parse(await read(`${locale}.json`)));
    if (screens[key] === undefined) return null;
    const { file, title, style } = ScreenSchema.parse(screens[key]);
    const [html, text] = await Promise.all([read(file), read(style.file)]);
    return { lang, dir, title, html, style: { hash: style.hash, text } };
  } catch {
    return null;
  }
}
