/** The keys file: read, checked against the database it belongs to, and made only where nothing could be lost by it. */
import { mkdir, readFile, stat } from 'node:fs/promises';
import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { z } from 'zod';
import { writePrivateFile } from '../config/private-file';
import { StartupError } from '../config/startup-errors';
import { makeKeys, type Keys } from './keys';

const KeysFileSchema = z.strictObject({
  version: z.literal(1),
  id: z.string().regex(/^[\w-]{4,64}$/),
  /** 32 bytes, base64. */
  root: z.string().regex(/^[A-Za-z0-9+/]{43}=$/),
});

interface KeysRequest {
  readonly file: string;
  /** The key id that the database remembers; null when it is empty. */
  readonly expectedId: string | null;
  /** Whether a missing file may be made, if the database is empty. */
  readonly mayCreate: boolean;
}

/** Refuses with `keys.missing`, `keys.tooOpen`, `keys.malformed` or `keys.mismatch`. */
export async function loadKeys({ file, expectedId, mayCreate }: KeysRequest): Promise<Keys> {
  if (!(await fileExists(file))) {
    if (expectedId !== null || !mayCreate) throw new StartupError('keys.missing', { file });
    await createKeysFile(file);
  }
  await refuseTooOpen(file);
  const keys = await readKeys(file);
  if (expectedId !== null && expectedId !== keys.id) {
    throw new StartupError('keys.mismatch', { file, found: keys.id, expected: expectedId });
  }
  return keys;
}

/** SECURITY: whoever copies the data directory (a backup, say) must not get its keys with it. */
export function refuseKeysInside(dataDir: string, file: string): void {
  const relative = path.relative(path.resolve(dataDir), path.resolve(file));
  if (!relative.startsWith('..') && !path.isAbsolute(relative))
    throw new StartupError('keys.insideData', { file, dataDir });
}

async function createKeysFile(file: string): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
  const content = { version: 1, id: `k-${randomBytes(6).toString('hex')}`, root: randomBytes(32).toString('base64') };
  await writePrivateFile(file, `${JSON.stringify(content, undefined, 2)}\n`);
}

/** Windows has no mode bits; there the file lies in the user's own profile, which others may not read. */
async function refuseTooOpen(file: string): Promise<void> {
  if (process.platform === 'win32') return;
  const { mode } = await stat(file);
  if ((mode & 0o077) !== 0) throw new StartupError('keys.tooOpen', { file, mode: (mode & 0o777).toString(8) });
}

async function readKeys(file: string): Promise<Keys> {
  try {
    const content = KeysFileSchema.parse(JSON.parse(await readFile(file, 'utf8')));
    return makeKeys(content.id, Buffer.from(content.root, 'base64'));
  } catch {
    // The cause is left out: a parser's message may quote the file.
    throw new StartupError('keys.malformed', { file });
  }
}

async function fileExists(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    () => false,
  );
}
