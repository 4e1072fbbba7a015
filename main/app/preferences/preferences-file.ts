/** The preferences on disk: one small file beside the setup's state. */
import { readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { z } from 'zod';
import { DEFAULT_PREFERENCES, type Preferences } from '@roomkey/shared/ipc/preferences';
import { PreferencesSchema } from '@roomkey/shared/ipc/schemas';
import { writeFileAtomically } from '../../adapters/store/atomic-file';

const FORMAT = 1;
const FileSchema = PreferencesSchema.extend({ format: z.literal(FORMAT) });

export interface PreferencesFile {
  /** Read at once, because the first window's colours depend on it. Missing: the defaults. `onBroken`: the defaults too. */
  load(onBroken: () => void): Preferences;
  /** One write at a time, the newest last. Rejects with the system's error. */
  save(preferences: Preferences): Promise<void>;
  remove(): Promise<void>;
}

/** `file`: absolute path; its folder exists. */
export function createPreferencesFile(file: string): PreferencesFile {
  let last: Promise<void> = Promise.resolve();
  const afterwards = (work: () => Promise<void>): Promise<void> => {
    const done = last.then(work);
    last = done.catch(() => undefined);
    return done;
  };

  return {
    load(onBroken) {
      let text: string;
      try {
        text = readFileSync(file, 'utf8');
      } catch {
        return DEFAULT_PREFERENCES;
      }
      const parsed = FileSchema.safeParse(parseJson(text));
      if (!parsed.success) {
        onBroken();
        return DEFAULT_PREFERENCES;
      }
      const { format: _format, ...preferences } = parsed.data;
      return preferences;
    },
    save: (preferences) =>
      afterwards(() => writeFileAtomically(file, `${JSON.stringify({ format: FORMAT, ...preferences })}\n`)),
    remove: () => afterwards(() => rm(file, { force: true })),
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
