import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, readdir, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { describe, expect, onTestFinished, test } from 'vitest';
import { withExclusiveLock } from '../exclusive-lock';
import { temporaryFolder } from './temporary-folder';

const holder = path.join(import.meta.dirname, 'lock-holder.ts');

/** A process that takes the lock, notes it in a file, and ends its work when its input is closed. */
function startHolder(lock: string, journal: string): ChildProcess {
  const child = spawn(process.execPath, ['--import', 'tsx', holder, lock, journal], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  return child;
}

async function firstLine(child: ChildProcess): Promise<string> {
  if (child.stdout === null) throw new Error('no output');
  const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
  return line;
}

describe('the exclusive lock', () => {
  test('lets one process in at a time', async () => {
    const folder = await temporaryFolder();
    const journal = path.join(folder, 'journal');
    const lock = path.join(folder, 'lock');

    const all = Array.from({ length: 4 }, () => startHolder(lock, journal));
    for (const child of all) child.stdin?.end();
    const codes = await Promise.all(all.map((child) => once(child, 'close').then(([code]: unknown[]) => code)));

    expect(codes).toEqual([0, 0, 0, 0]);
    const lines = (await readFile(journal, 'utf8')).trim().split('\n');
    const entered = lines.filter((_, index) => index % 2 === 0);
    expect(lines).toEqual(entered.flatMap((line) => [line, line.replace('in', 'out')]));
    expect(await readdir(folder)).toEqual(['journal']);
  });

  test('is taken over when its holder was killed', async () => {
    const folder = await temporaryFolder();
    const lock = path.join(folder, 'lock');
    const child = startHolder(lock, path.join(folder, 'journal'));
    expect(await firstLine(child)).toBe('inside');
    child.kill('SIGKILL');
    await once(child, 'close');

    await expect(withExclusiveLock(lock, () => Promise.resolve('mine'))).resolves.toBe('mine');
    expect(await readdir(folder)).toEqual(['journal']);
  });

  test('says once that it waits, and for whom it waits stays in', async () => {
    const folder = await temporaryFolder();
    const lock = path.join(folder, 'lock');
    const order: string[] = [];
    let waiting: () => void = () => undefined;
    const waits = new Promise<void>((resolve) => (waiting = resolve));

    const first = withExclusiveLock(lock, async () => {
      await waits;
      order.push('first');
    });
    const second = withExclusiveLock(lock, () => Promise.resolve(order.push('second')), { onWait: waiting });
    await Promise.all([first, second]);

    expect(order).toEqual(['first', 'second']);
  });

  test('is given back when the work fails', async () => {
    const lock = path.join(await temporaryFolder(), 'lock');
    await expect(withExclusiveLock(lock, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    await expect(withExclusiveLock(lock, () => Promise.resolve(1))).resolves.toBe(1);
  });

  test.each(['', 'not JSON', '{"pid":1}'])('with the content %j belongs to nobody', async (content) => {
    const lock = path.join(await temporaryFolder(), 'lock');
    await writeFile(lock, content);
    await expect(withExclusiveLock(lock, () => Promise.resolve(1))).resolves.toBe(1);
  });

  test('of a living process is kept', async () => {
    const lock = path.join(await temporaryFolder(), 'lock');
    const ticket = JSON.stringify({ host: hostname(), pid: process.pid });
    await writeFile(lock, ticket);
    let waited: () => void = () => undefined;
    const waits = new Promise<void>((resolve) => (waited = resolve));

    const attempt = withExclusiveLock(lock, () => Promise.resolve('in'), { onWait: waited });
    await waits;
    expect(await readFile(lock, 'utf8')).toBe(ticket);
    await writeFile(lock, '');
    await expect(attempt).resolves.toBe('in');
  });
});
