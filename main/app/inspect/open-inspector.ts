/** `--inspect-machine`: shows the machine of a console that runs from source. */
import path from 'node:path';
import type { Log, Random } from '@roomkey/shared/setup/machine/ports';
import type { Inspector } from '../../adapters/inspect/inspect-server';

interface InspectorParts {
  readonly wanted: boolean;
  readonly packaged: boolean;
  readonly random: Pick<Random, 'token'>;
}

/** Null where nobody asked for it. Prints the page's address. */
export async function openInspector({ wanted, packaged, random }: InspectorParts): Promise<Inspector | null> {
  if (!wanted) return null;
  // SECURITY: answers a room's console that tells its state to whoever is on the machine. The command line refuses this before;
  // here it is refused once more, and neither the page nor this module's chunk is in any package.
  if (packaged) throw new Error('a packaged console shows its machine to nobody');
  const { startInspector } = await import('../../adapters/inspect/inspect-server');
  const inspector = await startInspector({ folder: path.join(import.meta.dirname, '../inspect'), random });
  process.stdout.write(`The machine of this console: ${inspector.address}\n`);
  return inspector;
}

/** One log that is written to all of them. */
export function joinedLog(...logs: readonly (Log | undefined)[]): Log {
  return {
    write(record) {
      for (const log of logs) log?.write(record);
    },
  };
}
