import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import path from 'node:path';

export interface PortalLog {
  write(line: string): void;
  /** Ends the log; gives back where it stays. */
  keep(): Promise<string>;
  /** Ends and deletes it. */
  drop(): Promise<void>;
}

/** The portal's log in a folder that only this user can read. It names accounts and addresses, no secrets. */
export async function openPortalLog(): Promise<PortalLog> {
  const folder = await mkdtemp(path.join(tmpdir(), 'roomkey-portal-log-'));
  const file = path.join(folder, 'portal.log');
  const stream = createWriteStream(file, { mode: 0o600 });
  const end = async () => {
    stream.end();
    if (!stream.closed) await once(stream, 'close');
  };
  return {
    write: (line) => void stream.write(`${line}\n`),
    async keep() {
      await end();
      return file;
    },
    async drop() {
      await end();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
