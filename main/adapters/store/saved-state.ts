import { readFile } from 'node:fs/promises';
import type { SavedState } from '@roomkey/shared/setup/machine/ports';
import { z } from 'zod';

const FileSchema = z.object({ snapshot: z.unknown(), record: z.unknown() });

/**
 * The console's saved state, or null where there is none that can be read. Read apart and before the setup starts: the page
 * opens beside it and must not show another screen, or a word of another language. What is wrong with the file is the store's
 * to say.
 */
export async function readSavedState(file: string): Promise<SavedState | null> {
  try {
    const { snapshot, record } = FileSchema.parse(JSON.parse(await readFile(file, 'utf8')));
    return { snapshot, record };
  } catch {
    return null;
  }
}
