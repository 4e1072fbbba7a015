import type { Log } from '@roomkey/shared/setup/machine/ports';

/** One log that is written to all of them, in the order given. */
export function joinedLog(...logs: readonly (Log | undefined)[]): Log {
  return {
    write(record) {
      for (const log of logs) log?.write(record);
    },
  };
}
