import { link, readFile, rename, rm } from 'node:fs/promises';
import { SetupFailure } from '@roomkey/shared/setup/contract/errors';
import type { Random } from '@roomkey/shared/setup/machine/ports';
import { writeFileAtomically } from '../store/atomic-file';

const FORM = /^[\w-]{20,64}$/;

/**
 * The random name of this installation, made at the first start: keychain entries stand under it.
 * Rejects with `state.unreadable` when the file holds something else: a new name would orphan the keys in the keychain.
 */
export async function readInstallationId(file: string, random: Pick<Random, 'token'>): Promise<string> {
  return (await read(file)) ?? (await create(file, random.token()));
}

/** Two starts at the same time: the link succeeds for one, and both read what it wrote. */
async function create(file: string, id: string): Promise<string> {
  const draft = `${file}.${id}`;
  try {
    await writeFileAtomically(draft, `${id}\n`);
    await link(draft, file).catch((thrown: unknown) => {
      // A file system without hard links: the console's single-instance lock is what is left.
      if (codeOf(thrown) !== 'EEXIST') return rename(draft, file);
      return undefined;
    });
  } catch {
    throw new SetupFailure('state.unwritable');
  } finally {
    await rm(draft, { force: true }).catch(() => undefined);
  }
  const created = await read(file);
  if (created === null) throw new SetupFailure('state.unwritable');
  return created;
}

async function read(file: string): Promise<string | null> {
  const text = await readFile(file, 'utf8').catch((thrown: unknown) => {
    if (codeOf(thrown) === 'ENOENT') return null;
    throw new SetupFailure('state.unreadable');
  });
  if (text === null) return null;
  const id = text.trim();
  if (!FORM.test(id)) throw new SetupFailure('state.unreadable');
  return id;
}

const codeOf = (thrown: unknown): unknown => (thrown instanceof Error ? Reflect.get(thrown, 'code') : undefined);
