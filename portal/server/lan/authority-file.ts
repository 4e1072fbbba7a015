/**
 * The local authority's file, beside the keys file: its key never leaves it. The servers' certificates are kept too, so that
 * a console that was shown one knows it again after a restart.
 */
import { mkdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { writePrivateFile, writeWholeFile } from '../config/private-file';
import { StartupError } from '../config/startup-errors';

/** PEM. */
const KeyPair = z.strictObject({ cert: z.string(), key: z.string() });

const AuthorityFileSchema = z.strictObject({
  version: z.literal(1),
  authority: KeyPair.extend({ name: z.string() }),
  /** Newest last. */
  servers: z.array(KeyPair.extend({ address: z.string() })),
});
export type AuthorityFile = z.infer<typeof AuthorityFileSchema>;

/** `…/portal.keys.json` → `…/portal.keys.authority.json` and, with the certificate alone, for everybody, `.crt`. */
export function authorityPaths(keysPath: string): { readonly secret: string; readonly certificate: string } {
  const stem = keysPath.replace(/\.json$/, '');
  return { secret: `${stem}.authority.json`, certificate: `${stem}.authority.crt` };
}

/** Null where there is none. Refuses with `authority.tooOpen` or `authority.malformed`. */
export async function readAuthorityFile(file: string): Promise<AuthorityFile | null> {
  const found = await stat(file).catch(() => null);
  if (found === null) return null;
  // SECURITY: answers a key that others could read: whoever trusts the authority would trust them. Windows has no mode bits.
  if (process.platform !== 'win32' && (found.mode & 0o077) !== 0)
    throw new StartupError('authority.tooOpen', { file, mode: (found.mode & 0o777).toString(8) });
  try {
    return AuthorityFileSchema.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch {
    // The cause is left out: a parser's message may quote the file.
    throw new StartupError('authority.malformed', { file });
  }
}

export async function writeAuthorityFile(file: string, content: AuthorityFile): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
  await writePrivateFile(file, `${JSON.stringify(content, undefined, 2)}\n`);
}

/** The certificate alone, for phones and consoles that shall trust it. */
export async function writeAuthorityCertificate(file: string, cert: string): Promise<void> {
  await writeWholeFile(file, cert, 0o644);
}
