import { mkdir, readdir, readFile, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type EventRecord, EventRecordSchema } from '@roomkey/shared/setup/contract/event-log';
import { createJsonlLog } from '../../../adapters/log/jsonl-log';
import { makeTempFolder } from '../../support/temp-folder';

let folder: Awaited<ReturnType<typeof makeTempFolder>>;
let file: string;
beforeEach(async () => {
  folder = await makeTempFolder();
  file = path.join(folder.path, 'logs', 'events.jsonl');
});
afterEach(() => folder.remove());

const record = (seq: number): EventRecord => ({
  seq,
  at: 1_700_000_000_000,
  state: 'welcome',
  event: 'getStarted',
  code: null,
  revision: seq,
});
const linesOf = async (name: string): Promise<string[]> => (await readFile(name, 'utf8')).trimEnd().split('\n');

describe('the event log', () => {
  it('writes one line per record, at once, for its owner alone', async () => {
    const log = createJsonlLog({ file });
    log.write(record(1));
    log.write({ ...record(2), event: 'two\nlines', code: 'vault.locked' });
    const lines = await linesOf(file);
    expect(lines.map((line) => EventRecordSchema.parse(JSON.parse(line)).seq)).toEqual([1, 2]);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect((await stat(path.dirname(file))).mode & 0o777).toBe(0o700);
  });

  it('goes on where an earlier start ended', async () => {
    createJsonlLog({ file }).write(record(1));
    createJsonlLog({ file }).write(record(2));
    expect(await linesOf(file)).toHaveLength(2);
  });

  it('drops members that a record has no place for', async () => {
    const smuggled = { ...record(1), password: 'hunter2' };
    createJsonlLog({ file }).write(smuggled);
    expect(await readFile(file, 'utf8')).not.toContain('hunter2');
    expect(await linesOf(file)).toHaveLength(1);
  });

  it('begins a new file by size, and keeps so many older ones', async () => {
    const log = createJsonlLog({ file, maxBytes: 400, keep: 2 });
    for (let seq = 0; seq < 50; seq += 1) log.write(record(seq));
    const names = (await readdir(path.dirname(file))).toSorted();
    expect(names).toEqual(['events.jsonl', 'events.jsonl.1', 'events.jsonl.2']);
    for (const name of names) {
      expect((await stat(path.join(path.dirname(file), name))).size).toBeLessThanOrEqual(400);
    }
    const newest = (await linesOf(file)).at(-1) ?? '';
    expect(EventRecordSchema.parse(JSON.parse(newest)).seq).toBe(49);
  });

  it('never throws where it can not write, and goes on once it can', async () => {
    await mkdir(file, { recursive: true });
    const log = createJsonlLog({ file });
    log.write(record(1));
    await rm(file, { recursive: true });
    log.write(record(2));
    expect(await linesOf(file)).toHaveLength(1);
  });
});
