/** Unpacks the archive of the prepared database, which this build wrote. */
import { parseTar } from 'nanotar';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';

/** Synchronous, because nothing else runs before there is a database, and a thousand small files then take half the time. */
export function unpackArchive(archive: string, folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  for (const { name, type, data } of parseTar(gunzipSync(readFileSync(archive)))) {
    const target = path.join(folder, name);
    if (type === 'directory') mkdirSync(target, { recursive: true, mode: 0o700 });
    else writeFileSync(target, data ?? '', { mode: 0o600 });
  }
}
