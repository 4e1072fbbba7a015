import { PGlite } from '@electric-sql/pglite';
import { readFile, rename, rm } from 'node:fs/promises';

/**
 * Makes the database's folder, from the prepared one where there is one. It gets its name when it is whole: a portal that is
 * killed meanwhile begins anew with its next start.
 */
export async function makeDatabase(folder: string, prepared: string | null): Promise<void> {
  const unfinished = `${folder}.new`;
  await rm(unfinished, { recursive: true, force: true });
  const loadDataDir = prepared === null ? {} : { loadDataDir: new Blob([await readFile(prepared)]) };
  const client = await PGlite.create({ dataDir: unfinished, ...loadDataDir });
  await client.close();
  await rename(unfinished, folder);
}
