/** Unpacks the archive of the prepared database, which this build wrote: gzip around a plain `ustar` file. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';

const BLOCK = 512;

/** Synchronous, because nothing else runs before there is a database, and a thousand small files then take half the time. */
export function unpackArchive(archive: string, folder: string): void {
  const tar = gunzipSync(readFileSync(archive));
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  for (let at = 0; tar[at] !== undefined && tar[at] !== 0;) {
    const entry = readHeader(tar.subarray(at, at + BLOCK));
    const content = tar.subarray(at + BLOCK, at + BLOCK + entry.size);
    const target = path.join(folder, entry.name);
    if (entry.isFolder) mkdirSync(target, { recursive: true, mode: 0o700 });
    else writeFileSync(target, content, { mode: 0o600 });
    at += BLOCK + Math.ceil(entry.size / BLOCK) * BLOCK;
  }
}

function readHeader(header: Buffer): { name: string; size: number; isFolder: boolean } {
  const text = (from: number, length: number): string =>
    header.toString('utf8', from, from + length).replace(/\0.*$/s, '');
  const kind = text(156, 1);
  if (text(257, 5) !== 'ustar' || !['', '0', '5'].includes(kind)) throw new Error('an entry of another kind');
  return {
    name: path.join(text(345, 155), text(0, 100)),
    size: Number.parseInt(text(124, 12).trim(), 8),
    isFolder: kind === '5',
  };
}
