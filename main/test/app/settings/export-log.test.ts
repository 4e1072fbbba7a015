import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { exportLog, type LogExport, meaningOf } from '../../../app/settings/export-log';
import { unzip } from '../../support/unzip';
import { makeTempFolder } from '../../support/temp-folder';

let folder: Awaited<ReturnType<typeof makeTempFolder>>;
beforeEach(async () => (folder = await makeTempFolder()));
afterEach(() => folder.remove());

const AT = Date.UTC(2026, 10, 25, 11, 4, 5);
const line = (seq: number) => JSON.stringify({ seq, at: AT, state: 'home', event: 'tick', code: null, revision: seq });

async function wanted(change: Partial<LogExport> = {}): Promise<LogExport> {
  const logs = ['old.jsonl', 'new.jsonl', 'missing.jsonl'].map((name) => path.join(folder.path, name));
  await writeFile(logs[0]!, `${line(0)}\n${line(1)}\nno JSON\n{"seq":1,"password":"hunter2"}\n`);
  await writeFile(logs[1]!, `${line(2)}\n`);
  return {
    folder: { path: path.join(folder.path, 'exports'), make: true },
    at: AT,
    logs,
    diagnostics: '{"a":1}',
    holdsSecret: () => false,
    harmless: null,
    onProgress: () => {},
    ...change,
  };
}

test('is one zip with the log, oldest first, and what the console knows of itself', async () => {
  const parts: number[] = [];
  const done = await exportLog(await wanted({ onProgress: (part) => parts.push(part) }));
  const file = path.join(done.folder, done.file);
  expect(done).toMatchObject({ file: 'roomkey-log-2026-11-25-110405.zip', lines: 3, bytes: (await stat(file)).size });
  expect(await unzip(file)).toEqual({
    'events.jsonl': [0, 1, 2].map((seq) => `${line(seq)}\n`).join(''),
    'diagnostics.json': '{"a":1}',
  });
  expect(parts.at(-1)).toBe(1);
  expect([...parts].sort((a, b) => a - b)).toEqual(parts);
  expect(await readdir(done.folder)).toEqual([done.file]);
  if (process.platform !== 'win32') expect((await stat(file)).mode & 0o777).toBe(0o600);
});

describe('writes nothing at all', () => {
  test.each([
    ['the log', { holdsSecret: (text: string) => text.includes('"seq":2') }],
    ['the diagnostics', { holdsSecret: (text: string) => text.includes('"a"') }],
  ])('when a secret stands in %s', async (_where, change) => {
    const what = await wanted(change);
    await expect(exportLog(what)).rejects.toMatchObject({ code: 'export.secretFound' });
    await expect(readdir(what.folder.path)).rejects.toThrow('ENOENT');
  });

  test('into a configured folder that is not there', async () => {
    const missing = { path: path.join(folder.path, 'drive'), make: false };
    await expect(exportLog(await wanted({ folder: missing }))).rejects.toMatchObject({ code: 'export.noFolder' });
    expect(await readdir(folder.path)).not.toContain('drive');
  });

  test('where a file stands in the folder’s place', async () => {
    const file = { path: path.join(folder.path, 'new.jsonl', 'x'), make: false };
    await expect(exportLog(await wanted({ folder: file }))).rejects.toMatchObject({ code: 'export.noFolder' });
  });
});

test('what is harmless may look like a secret', async () => {
  const looksSecret = await wanted({
    diagnostics: '{"serial":"1234567890123452"}',
    holdsSecret: (text) => text.includes('1234567890123452'),
    harmless: '1234567890123452',
  });
  const done = await exportLog(looksSecret);
  expect((await readFile(path.join(done.folder, done.file))).length).toBeGreaterThan(100);
});

// Disks cannot be made full or protected here: the errors of the file system are played.
test.each([
  ['ENOSPC', 'export.diskFull'],
  ['EDQUOT', 'export.diskFull'],
  ['EROFS', 'export.notWritable'],
  ['EACCES', 'export.notWritable'],
  ['ENOENT', 'export.noFolder'],
  ['EIO', 'export.failed'],
])('%s reads as %s', (code, meaning) => {
  expect(meaningOf(Object.assign(new Error('played'), { code }))).toBe(meaning);
});
