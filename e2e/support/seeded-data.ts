/** The data of a portal that was started once: to start on a copy takes less than half of what a first start computes. */
import { cp, mkdir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { makeTempFolder } from '../../main/test/support/temp-folder';

/** Where the tests of one run keep it; unset elsewhere, such as in benchmarks. */
const FOLDER = 'ROOMKEY_E2E_SEEDED';

/** For Playwright, before the first test. Resolves with what is to be done after the last one. */
export default async function makeRoom(): Promise<() => Promise<void>> {
  const folder = await makeTempFolder();
  process.env[FOLDER] = folder.path;
  return () => folder.remove();
}

/**
 * Gives a folder what a first start would make in it.
 *
 * @param startOnce starts a portal in a folder and ends it in order; called once in a run, for whoever comes first
 */
export async function copySeeded(to: string, startOnce: (folder: string) => Promise<void>): Promise<void> {
  const room = process.env[FOLDER];
  if (room === undefined) return;
  const seeded = path.join(room, 'seeded');
  const isThere = await stat(seeded).catch(() => null);
  if (isThere === null) {
    const making = path.join(room, 'making');
    await rm(making, { recursive: true, force: true });
    await mkdir(making);
    await startOnce(making);
    await rename(making, seeded);
  }
  await cp(seeded, to, { recursive: true });
}
