import { randomUUID } from 'node:crypto';
import { link, mkdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';

const heartbeatMs = 2_000;
/** A holder on another machine that has not touched its lock for this long is taken for dead. */
const silentMs = 20_000;
const retryMs = 100;

interface LockOptions {
  /** Called once when another process holds the lock. */
  readonly onWait?: () => void;
}

/**
 * Runs `work` while no other process that uses the same lock file runs its own.
 *
 * The lock appears by `link`, which either succeeds whole or fails, and its holder touches it every two seconds.
 * A lock whose holder has died is taken over: at once on the same machine, after 20 s of silence otherwise.
 */
export async function withExclusiveLock<T>(
  lockFile: string,
  work: () => Promise<T>,
  options: LockOptions = {},
): Promise<T> {
  await mkdir(path.dirname(lockFile), { recursive: true });
  const ticket = JSON.stringify({ host: hostname(), pid: process.pid, id: randomUUID() });
  await acquire(lockFile, ticket, options.onWait);
  const heartbeat = setInterval(() => void touch(lockFile), heartbeatMs).unref();
  try {
    return await work();
  } finally {
    clearInterval(heartbeat);
    if ((await readOrUndefined(lockFile)) === ticket) await rm(lockFile, { force: true });
  }
}

async function acquire(lockFile: string, ticket: string, onWait: (() => void) | undefined): Promise<void> {
  let waited = false;
  let seen = { mark: '', since: performance.now() };
  while (!(await tryLink(lockFile, ticket))) {
    if (!waited) onWait?.();
    waited = true;
    const mark = await lockMark(lockFile);
    if (mark !== seen.mark) seen = { mark, since: performance.now() };
    const holder = await readOrUndefined(lockFile);
    if (holder !== undefined && (holderIsDead(holder) || performance.now() - seen.since > silentMs)) {
      await removeStale(lockFile, holder);
    } else {
      await sleep(retryMs);
    }
  }
}

async function tryLink(lockFile: string, ticket: string): Promise<boolean> {
  const draft = `${lockFile}.${randomUUID()}`;
  await writeFile(draft, ticket, { flag: 'wx' });
  try {
    await link(draft, lockFile);
    return true;
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false;
    throw error;
  } finally {
    await rm(draft, { force: true });
  }
}

/** Two waiters may see the same dead lock: only what was seen is removed, a fresh one is put back. */
async function removeStale(lockFile: string, holder: string): Promise<void> {
  const aside = `${lockFile}.${randomUUID()}`;
  try {
    await rename(lockFile, aside);
    if ((await readOrUndefined(aside)) !== holder) await link(aside, lockFile);
  } catch (error) {
    if (errorCode(error) !== 'ENOENT' && errorCode(error) !== 'EEXIST') throw error;
  } finally {
    await rm(aside, { force: true });
  }
}

function holderIsDead(holder: string): boolean {
  const parsed = parseTicket(holder);
  if (parsed === undefined) return true;
  if (parsed.host !== hostname()) return false;
  try {
    process.kill(parsed.pid, 0);
    return false;
  } catch (error) {
    return errorCode(error) === 'ESRCH';
  }
}

function parseTicket(text: string): { host: string; pid: number } | undefined {
  try {
    const parsed: unknown = JSON.parse(text);
    if (typeof parsed !== 'object' || parsed === null || !('host' in parsed) || !('pid' in parsed)) return undefined;
    const { host, pid } = parsed;
    return typeof host === 'string' && typeof pid === 'number' ? { host, pid } : undefined;
  } catch {
    return undefined;
  }
}

async function lockMark(lockFile: string): Promise<string> {
  const found = await stat(lockFile).catch(() => undefined);
  return found === undefined ? '' : `${String(found.ino)}:${String(found.mtimeMs)}`;
}

async function touch(lockFile: string): Promise<void> {
  const seconds = (performance.timeOrigin + performance.now()) / 1000;
  await utimes(lockFile, seconds, seconds).catch(() => undefined);
}

async function readOrUndefined(file: string): Promise<string | undefined> {
  return readFile(file, 'utf8').catch(() => undefined);
}

function errorCode(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}
