/** Files that only their owner may read: keys and the API token. */
import { open, rename, rm } from 'node:fs/promises';
import { randomId } from '../random/random';

/**
 * Writes `text` to `file` with mode 0600, whole or not at all: a reader sees the old file or the new one, also after a
 * crash. Replaces what was there.
 */
export async function writePrivateFile(file: string, text: string): Promise<void> {
  const draft = `${file}.${randomId()}`;
  try {
    // SECURITY: the mode is set when the file is made, so there is no moment in which others may read it.
    const handle = await open(draft, 'wx', 0o600);
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
