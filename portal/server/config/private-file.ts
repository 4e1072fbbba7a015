/** Files that are written whole or not at all; those that only their owner may read: keys and the API token. */
import { open, rename, rm } from 'node:fs/promises';
import { randomId } from '../random/random';

/** As `writeWholeFile`, with mode 0600. */
export function writePrivateFile(file: string, text: string): Promise<void> {
  return writeWholeFile(file, text, 0o600);
}

/**
 * Writes `text` to `file`, whole or not at all: a reader sees the old file or the new one, also after a crash. Replaces
 * what was there.
 */
export async function writeWholeFile(file: string, text: string, mode: number): Promise<void> {
  const draft = `${file}.${randomId()}`;
  try {
    // SECURITY: the mode is set when the file is made, so there is no moment in which others may read it.
    const handle = await open(draft, 'wx', mode);
    try {
      await handle.writeFile(text);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(draft, file);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}
