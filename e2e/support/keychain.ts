/** Looks into a keychain from outside the console: with keytar in a process of its own, under the keychain's own D-Bus. */
import { z } from 'zod';
import { execute } from '../../main/test/support/child';
import type { Keyring } from '../../main/test/support/keyring';

/** Lists everything under the service; safe because the keyring is unlocked (a locked one crashes that call). */
const LIST = "require('keytar').findCredentials('roomkey').then((all) => process.stdout.write(JSON.stringify(all)))";

const Entries = z.array(z.object({ account: z.string(), password: z.string() }));
const StoredCredential = z.object({
  requestId: z.string().nullable(),
  upn: z.string(),
  password: z.string(),
  roomName: z.string(),
});
export type Stored = z.infer<typeof StoredCredential>;

export interface KeychainContent {
  /** Kinds of all entries, without the installation's name, sorted. */
  readonly kinds: readonly string[];
  readonly credentials: readonly Stored[];
}

/** What stands in the entries, of every installation. */
export async function keychainEntries(keyring: Pick<Keyring, 'env'>): Promise<readonly string[]> {
  return (await list(keyring)).map(({ password }) => password);
}

export async function readKeychain(keyring: Pick<Keyring, 'env'>): Promise<KeychainContent> {
  const entries = (await list(keyring)).map(({ account, password }) => ({
    kind: account.slice(account.indexOf('/') + 1),
    password,
  }));
  return {
    kinds: entries.map(({ kind }) => kind).sort(),
    credentials: entries
      .filter(({ kind }) => kind === 'credential')
      .map(({ password }) => StoredCredential.parse(JSON.parse(password))),
  };
}

async function list(keyring: Pick<Keyring, 'env'>): Promise<z.infer<typeof Entries>> {
  const { stdout } = await execute(process.execPath, ['-e', LIST], { env: { ...process.env, ...keyring.env } });
  return Entries.parse(JSON.parse(stdout));
}
