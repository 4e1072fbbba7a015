/** Where wrong exit PINs are counted across restarts. Holds no PIN and no hash of one. */
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { writeFileAtomically } from '../../adapters/store/atomic-file';

const FileSchema = z.strictObject({
  format: z.literal(1),
  /** Wrong PINs in a row. */
  wrong: z.number().int().min(0).max(100),
  /** When the last one was typed, in milliseconds since the epoch. */
  at: z.number().int().nonnegative(),
});
export type PinAttempts = Omit<z.infer<typeof FileSchema>, 'format'>;

export interface PinAttemptsFile {
  /** Null where nothing was ever written. `unreadable`: damaged, or changed by somebody. */
  read(): Promise<PinAttempts | 'unreadable' | null>;
  /** Atomic and durable; false where that cannot be. */
  write(attempts: PinAttempts): Promise<boolean>;
}

export function createPinAttemptsFile(file: string): PinAttemptsFile {
  return {
    async read() {
      try {
        const { wrong, at } = FileSchema.parse(JSON.parse(await readFile(file, 'utf8')));
        return { wrong, at };
      } catch (thrown) {
        return thrown instanceof Error && 'code' in thrown && thrown.code === 'ENOENT' ? null : 'unreadable';
      }
    },
    async write(attempts) {
      try {
        await writeFileAtomically(file, `${JSON.stringify({ format: 1, ...attempts })}\n`);
        return true;
      } catch {
        return false;
      }
    },
  };
}
