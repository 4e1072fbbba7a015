import { PGlite } from '@electric-sql/pglite';
import { rename, rm } from 'node:fs/promises';
import { unpackArchive } from './unpack-archive';

/**
 * Makes the database's folder, from the prepared one where there is one. It gets its name when it is whole: a portal that is
 * killed meanwhile begins anew with its next start.
 */
export async function makeDatabase(folder: string, prepared: string | null): Promise<void> {
  const unfinished = `${folder}.new`;
  await rm(unfinished, { recursive: true, force: true });
  if (prepared === null) await (await PGlite.create({ dataDir: unfinished })).close();
  else unpackArchive(prepared, unfinished);
  await rename(unfinished, folder);
}
