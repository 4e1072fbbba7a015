/** `--inspect-machine`: shows the machine of a console that runs from source. */
import path from 'node:path';
import { BrowserWindow } from 'electron';
import type { Random } from '@roomkey/shared/setup/machine/ports';
import type { Inspector } from '../../adapters/inspect/inspect-server';

interface InspectorParts {
  readonly wanted: boolean;
  readonly packaged: boolean;
  readonly random: Pick<Random, 'token'>;
}

/** Null where nobody asked for it. */
export async function openInspector({ wanted, packaged, random }: InspectorParts): Promise<Inspector | null> {
  if (!wanted) return null;
  // SECURITY: answers a room's console that tells its state to whoever is on the machine. The command line refuses this before;
  // here it is refused once more, and neither the page nor this module's chunk is in any package.
  if (packaged) throw new Error('a packaged console shows its machine to nobody');
  const { startInspector } = await import('../../adapters/inspect/inspect-server');
  return startInspector({ folder: path.join(import.meta.dirname, '../inspect'), random });
}

/** For the terminal of whoever started the console: whenever the page has loaded, so that it is the line that is seen. */
export function tellAddress(inspector: Inspector | null): void {
  const contents = BrowserWindow.getAllWindows()[0]?.webContents;
  if (inspector === null || contents === undefined) return;
  const tell = () => void process.stdout.write(`The machine of this console: ${inspector.address}\n`);
  contents.on('did-stop-loading', tell);
  if (!contents.isLoading()) tell();
}
