/**
 * One portal process per data directory. PGlite itself lets two processes open the same folder, and they would
 * destroy it (measured on 0.5.16).
 */
import { readFile, stat } from 'node:fs/promises';
import { hostname } from 'node:os';
import path from 'node:path';
import lockfile from 'proper-lockfile';
import { z } from 'zod';
import { writePrivateFile } from '../config/private-file';
import { StartupError } from '../config/startup-errors';

/** The holder touches its lock this often … */
const touchMs = 1_000;
/** … and is taken for dead after this long. PGlite's first start blocks the process for up to 5 s on a slow machine. */
const staleMs = 15_000;
/** When the process that the lock names has ended, two missed touches are enough (proper-lockfile's own minimum). */
const staleOfDeadMs = 2_000;
const retryMs = 250;

const HolderSchema = z.object({ pid: z.number().int(), host: z.string() });

/** Resolves with how to unlock. Refuses with `dataDirectory.locked` while another process lives in it. */
export async function lockDataDirectory(dataDir: string, onLost: (cause: Error) => void): Promise<() => Promise<void>> {
  const holderFile = path.join(dataDir, 'portal.pid');
  const lockfilePath = path.join(dataDir, 'portal.lock');
  const holder = await readHolder(holderFile);
  const ended = holder !== undefined && (await hasEnded(holder));
  const stale = ended ? staleOfDeadMs : staleMs;
  const retries = (await exists(lockfilePath)) && ended ? Math.ceil((2 * stale) / retryMs) : 0;
  const release = await lockfile
    .lock(dataDir, {
      lockfilePath,
      stale,
      update: touchMs,
      retries: { retries, factor: 1, minTimeout: retryMs, maxTimeout: retryMs },
      onCompromised: onLost,
    })
    .catch((cause: unknown) => {
      throw new StartupError('dataDirectory.locked', { dataDir, pid: String(holder?.pid ?? 'unknown') }, { cause });
    });
  await writePrivateFile(holderFile, JSON.stringify({ pid: process.pid, host: hostname() }));
  return release;
}

async function readHolder(file: string): Promise<z.infer<typeof HolderSchema> | undefined> {
  const text = await readFile(file, 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  try {
    return HolderSchema.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}

/** A container's processes get the same ids at each start: a lock with this very process's id is from an earlier life. */
async function hasEnded(holder: z.infer<typeof HolderSchema>): Promise<boolean> {
  if (holder.host !== hostname()) return false;
  if (holder.pid === process.pid) return true;
  try {
    process.kill(holder.pid, 0);
    return await isZombie(holder.pid);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ESRCH';
  }
}

/** One that has ended, which nobody has waited for yet: for a while the fate of a portal whose parent was killed. Linux. */
async function isZombie(pid: number): Promise<boolean> {
  const line = await readFile(`/proc/${String(pid)}/stat`, 'utf8').catch(() => '');
  // proc(5): "pid (name) state …", and the name may hold anything.
  return line.slice(line.lastIndexOf(')') + 2).startsWith('Z');
}

async function exists(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    () => false,
  );
}
