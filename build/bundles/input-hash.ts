import { createHash } from 'node:crypto';
import { readFile, readdir, stat } from 'node:fs/promises';
import path from 'node:path';

/**
 * A hash over names and contents.
 *
 * @param root what `inputs` are relative to
 * @param inputs files and folders; what does not exist counts as empty
 * @param accept tells by its relative name whether a file counts
 */
export async function inputHash(
  root: string,
  inputs: readonly string[],
  accept: (file: string) => boolean,
): Promise<string> {
  const hash = createHash('sha256');
  for (const input of [...inputs].sort()) {
    for (const file of await filesBelow(root, input)) {
      if (!accept(file)) continue;
      hash.update(`${file.replaceAll(path.sep, '/')}\0`);
      hash.update(
        createHash('sha256')
          .update(await readFile(path.join(root, file)))
          .digest(),
      );
    }
  }
  return hash.digest('hex');
}

async function filesBelow(root: string, input: string): Promise<string[]> {
  const found = await stat(path.join(root, input)).catch(() => undefined);
  if (found === undefined) return [];
  if (found.isFile()) return [input];
  const entries = await readdir(path.join(root, input), { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)))
    .sort();
}
