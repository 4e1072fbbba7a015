import { appendFileSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { EventRecordSchema } from '@roomkey/shared/setup/contract/event-log';
import type { Log } from '@roomkey/shared/setup/machine/ports';
import { OWNER_ONLY } from '../store/atomic-file';

export interface JsonlLogOptions {
  /** Absolute path of the newest file; older ones are `<file>.1` (newer) to `<file>.N`. */
  readonly file: string;
  /** Size at which a new file is begun. Default 1 MB: about 8,000 lines. */
  readonly maxBytes?: number;
  /** How many older files are kept. */
  readonly keep?: number;
}

/** One JSON text per line. Written at once, so that the last line before a crash is there; a full disk loses lines, never the console. */
export function createJsonlLog({ file, maxBytes = 1_000_000, keep = 4 }: JsonlLogOptions): Log {
  let size: number | null = null;

  const append = (line: string): void => {
    size ??= sizeOf(file);
    if (size > 0 && size + line.length > maxBytes) {
      rotate(file, keep);
      size = 0;
    }
    appendFileSync(file, line, { mode: OWNER_ONLY });
    size += line.length;
  };

  return {
    write(record) {
      // SECURITY: answers leaks through logs: only the members of the schema pass, whatever object was handed in.
      const checked = EventRecordSchema.strip().safeParse(record);
      if (!checked.success) return;
      try {
        append(`${JSON.stringify(checked.data)}\n`);
      } catch {
        size = null;
      }
    },
  };
}

function sizeOf(file: string): number {
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}

function rotate(file: string, keep: number): void {
  const numbered = (number: number): string => (number === 0 ? file : `${file}.${number}`);
  rmSync(numbered(keep), { force: true });
  for (let number = keep - 1; number >= 0; number -= 1) {
    if (statSync(numbered(number), { throwIfNoEntry: false })) renameSync(numbered(number), numbered(number + 1));
  }
}
