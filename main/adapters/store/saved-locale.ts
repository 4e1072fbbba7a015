import { readFile } from 'node:fs/promises';
import { z } from 'zod';

const SavedLocaleSchema = z.object({ record: z.object({ locale: z.string() }) });

/**
 * The language in the console's saved state, or null where there is none. Read apart and before the setup starts: the page
 * opens beside it and must not show a word of another language. What is wrong with the file is the store's to say.
 */
export async function readSavedLocale(file: string): Promise<string | null> {
  try {
    return SavedLocaleSchema.parse(JSON.parse(await readFile(file, 'utf8'))).record.locale;
  } catch {
    return null;
  }
}
