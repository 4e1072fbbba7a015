import { constants } from 'node:fs';
import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/** Only the person who runs the console reads or writes. Windows keeps the folder's own rules. */
export const OWNER_ONLY = 0o600;

/**
 * Writes a whole file so that after a crash or power loss either the old or the new one is there, never a mixture:
 * a file beside it, fsync, rename over the old one, fsync of the folder. Rejects with the system's error.
 */
export async function writeFileAtomically(file: string, text: string): Promise<void> {
  const beside = temporaryName(file);
  try {
    // SECURITY: answers planted links: what stands there is removed first, and the file must be new.
    await rm(beside, { force: true });
    await inFile(beside, constants.O_CREAT | constants.O_EXCL | constants.O_WRONLY, async (handle) => {
      await handle.writeFile(text, 'utf8');
      await handle.sync();
    });
    await renameOver(beside, file);
    await syncFolder(path.dirname(file));
  } catch (thrown) {
    await rm(beside, { force: true }).catch(() => undefined);
    throw thrown;
  }
}

/** Removes what a writer that was killed left behind. */
export async function removeTemporary(file: string): Promise<void> {
  await rm(temporaryName(file), { force: true });
}

const temporaryName = (file: string): string => `${file}.new`;

async function inFile(file: string, flags: number, work: (handle: FileHandle) => Promise<void>): Promise<void> {
  const handle = await open(file, flags, OWNER_ONLY);
  try {
    await work(handle);
  } finally {
    await handle.close();
  }
}

/** On Windows a virus scanner or indexer may hold the target for a moment. */
async function renameOver(from: string, to: string): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await rename(from, to);
      return;
    } catch (thrown) {
      if (process.platform !== 'win32' || attempt === 10) throw thrown;
      await wait(20 * attempt);
    }
  }
}

/** Makes the rename itself durable. Windows can't open a folder for that, and NTFS journals renames. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  await inFile(folder, constants.O_RDONLY, (handle) => handle.sync());
}
