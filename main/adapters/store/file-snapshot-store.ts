import { access, readFile, rename } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { SetupFailure } from '@roomkey/shared/setup/contract/errors';
import type { SavedState, SnapshotStore } from '@roomkey/shared/setup/machine/ports';
import { removeTemporary, writeFileAtomically } from './atomic-file';

/** Format of the file around the snapshot; the snapshot and the record carry versions of their own. */
const FORMAT = 1;
const FileSchema = z.strictObject({ format: z.literal(FORMAT), snapshot: z.unknown(), record: z.unknown() });

export interface FileSnapshotStoreOptions {
  /** Absolute path of the file; its folder must exist. */
  readonly file: string;
  /** Called when the file could not be used and was kept under the name given. */
  readonly onSetAside?: (keptAs: string) => void;
}

interface Saving {
  state: SavedState;
  readonly done: Promise<void>;
}

/** One file, written whole. `save` rejects with `state.unwritable`, `load` with `state.unreadable` when it can't even set the file aside. */
export function createFileSnapshotStore({ file, onSetAside }: FileSnapshotStoreOptions): SnapshotStore {
  let writing: Promise<void> = Promise.resolve();
  let next: Saving | null = null;

  const write = async (state: SavedState): Promise<void> => {
    try {
      await writeFileAtomically(file, `${JSON.stringify({ format: FORMAT, ...state })}\n`);
    } catch {
      throw new SetupFailure('state.unwritable');
    }
  };

  return {
    async load() {
      await removeTemporary(file).catch(() => undefined);
      try {
        const { snapshot, record } = FileSchema.parse(JSON.parse(await readFile(file, 'utf8')));
        return { snapshot, record };
      } catch (thrown) {
        if (isMissing(thrown)) return null;
        const keptAs = await setAside(file);
        onSetAside?.(keptAs);
        return null;
      }
    },

    save(state) {
      // A state that still waits for its turn is replaced: only the newest counts, and both callers get its outcome.
      if (next !== null) {
        next.state = state;
        return next.done;
      }
      const saving: Saving = {
        state,
        done: writing.then(() => {
          next = null;
          return write(saving.state);
        }),
      };
      next = saving;
      writing = saving.done.catch(() => undefined);
      return saving.done;
    },
  };
}

const isMissing = (thrown: unknown): boolean => thrown instanceof Error && Reflect.get(thrown, 'code') === 'ENOENT';

/** Renames the file to the first free `<name>.unreadable-N`: it may be what explains the fault, so it is kept. */
async function setAside(file: string): Promise<string> {
  try {
    for (let number = 1; ; number += 1) {
      const keptAs = `${file}.unreadable-${number}`;
      if (await exists(keptAs)) continue;
      await rename(file, keptAs);
      return path.basename(keptAs);
    }
  } catch {
    throw new SetupFailure('state.unreadable');
  }
}

const exists = (file: string): Promise<boolean> =>
  access(file).then(
    () => true,
    () => false,
  );
