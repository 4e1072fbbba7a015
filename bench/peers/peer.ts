/** oidc-provider as a process of its own. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { endWithUs } from '../children';

export interface Peer {
  readonly url: string;
  stop(): Promise<void>;
}

/** @param databaseUrl an empty database on PostgreSQL, or null for the peer's own in-memory store. */
export async function startPeer(databaseUrl: string | null): Promise<Peer> {
  const script = path.join(import.meta.dirname, 'oidc-provider.mjs');
  const child = spawn(process.execPath, [script, ...(databaseUrl === null ? [] : [databaseUrl])], {
    // Its warnings about development keys and the runtime's version say nothing new in each run.
    stdio: ['ignore', 'pipe', 'ignore'],
    env: { ...process.env, NODE_ENV: 'production' },
  });
  endWithUs(child);
  let url = '';
  for await (const line of createInterface(child.stdout)) {
    url = /^Peer: (.+)$/.exec(line)?.[1] ?? '';
    if (url !== '') break;
  }
  child.stdout.resume();
  if (url === '') throw new Error('the peer did not start');
  return {
    url,
    async stop() {
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    },
  };
}
