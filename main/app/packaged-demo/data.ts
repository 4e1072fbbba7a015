/** What the packaged demo keeps, in its folder of user data. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

export interface DemoFolders {
  /** The portal's data directory. */
  readonly portal: string;
  /** The portal's keys, which have to stand outside it. */
  readonly keys: string;
}

export async function demoFolders(userData: string): Promise<DemoFolders> {
  const folder = path.join(userData, 'demo');
  // SECURITY: answers others on this machine who would read passwords and keys of the sample organisation.
  await mkdir(folder, { recursive: true, mode: 0o700 });
  return { portal: path.join(folder, 'portal'), keys: path.join(folder, 'portal-keys.json') };
}

/**
 * For `--fresh`: portal and console begin anew. The installation's id stays, so that what the keychain holds under it is
 * overwritten, not left behind.
 */
export async function removeDemoData(userData: string, stateFile: string): Promise<void> {
  const made = ['demo', stateFile, 'preferences.json', 'exit-pin-attempts.json', 'logs'];
  await Promise.all(made.map((name) => rm(path.join(userData, name), { recursive: true, force: true })));
}

interface TokenFolder {
  /** The API token's. */
  readonly file: string;
  /** @returns the file that holds the sign-in link then */
  writeLink(link: string): Promise<string>;
  remove(): Promise<void>;
}

/** A folder that only this user can read (mkdtemp makes it so), for what lets in, on its way from portal to console. */
export async function tokenFolder(): Promise<TokenFolder> {
  const folder = await mkdtemp(path.join(tmpdir(), 'roomkey-demo-'));
  return {
    file: path.join(folder, 'api-token'),
    async writeLink(link) {
      const file = path.join(folder, 'sign-in-link');
      await writeFile(file, link, { mode: 0o600 });
      return file;
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}
