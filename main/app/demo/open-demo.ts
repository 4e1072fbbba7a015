/** `--demo-token-file`: the console plays in a demo. All that an ordinary console has of it; the rest is a chunk of its own. */
import { readFile } from 'node:fs/promises';
import type { AppLog } from '../app-log';
import type { DemoOptions } from '../options/demo-options';
import type { Demo } from './demo-director';
import { holdsDemo } from './holds-demo';

interface OpenParts {
  readonly options: DemoOptions | null;
  readonly note: AppLog['note'];
}

/** Null where nobody asked for it. Rejects when the token cannot be read. */
export async function openDemo({ options, note }: OpenParts): Promise<Demo | null> {
  if (options === null) return null;
  // SECURITY: answers a room's console that somebody else drives. The command line refuses this before; here it is refused once
  // more, and the director's chunk is in no ordinary package.
  if (!holdsDemo()) throw new Error('this console holds no demo');
  const { createDemo } = await import('./demo-director');
  // At once: whoever has written it may take it away when the console has started.
  return createDemo(options, (await readFile(options.tokenFile, 'utf8')).trim(), note);
}
