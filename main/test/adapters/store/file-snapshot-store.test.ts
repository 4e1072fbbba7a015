import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createFileSnapshotStore } from '../../../adapters/store/file-snapshot-store';
import { endChild } from '../../support/child';
import { TYPESCRIPT_ARGV } from '../../support/helper-processes';
import { makeTempFolder } from '../../support/temp-folder';
import { until } from '../../support/until';

let folder: Awaited<ReturnType<typeof makeTempFolder>>;
let file: string;
beforeEach(async () => {
  folder = await makeTempFolder();
  file = path.join(folder.path, 'state.json');
});
afterEach(() => folder.remove());

describe('the snapshot store', () => {
  it('answers null before the first save', async () => {
    expect(await createFileSnapshotStore({ file }).load()).toBeNull();
  });

  it('reads what was saved, after a restart too, in a file for its owner alone', async () => {
    const state = { snapshot: { value: 'welcome', context: { a: [1, null] } }, record: { version: 1 } };
    await createFileSnapshotStore({ file }).save(state);
    expect(await createFileSnapshotStore({ file }).load()).toEqual(state);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(await readdir(folder.path)).toEqual(['state.json']);
  });

  it('writes the first and the newest of many states, and tells every caller', async () => {
    const store = createFileSnapshotStore({ file });
    await Promise.all(Array.from({ length: 200 }, (_, n) => store.save({ snapshot: n, record: null })));
    expect(await store.load()).toEqual({ snapshot: 199, record: null });
  });

  it('has the newest state on disk when a save that was replaced resolves', async () => {
    const store = createFileSnapshotStore({ file });
    const first = store.save({ snapshot: 1, record: null });
    const replaced = store.save({ snapshot: 2, record: null });
    const newest = store.save({ snapshot: 3, record: null });
    await first;
    await replaced;
    expect(JSON.parse(await readFile(file, 'utf8'))).toMatchObject({ snapshot: 3 });
    await newest;
  });

  it.each([
    ['cut off', '{"format":1,"snapshot":{"val'],
    ['of another format', '{"format":99,"snapshot":null,"record":null}'],
    ['empty', ''],
  ])('sets a file aside that is %s, and keeps it', async (_, text) => {
    await writeFile(file, text);
    await writeFile(`${file}.unreadable-1`, 'kept from before');
    const setAside: string[] = [];
    const store = createFileSnapshotStore({ file, onSetAside: (keptAs) => setAside.push(keptAs) });
    expect(await store.load()).toBeNull();
    expect(setAside).toEqual(['state.json.unreadable-2']);
    expect(await readFile(`${file}.unreadable-2`, 'utf8')).toBe(text);
    expect(await readFile(`${file}.unreadable-1`, 'utf8')).toBe('kept from before');
    await store.save({ snapshot: 1, record: 1 });
    expect(await store.load()).toEqual({ snapshot: 1, record: 1 });
  });

  it('sets aside what is no file at all', async () => {
    await mkdir(file);
    expect(await createFileSnapshotStore({ file }).load()).toBeNull();
    expect((await stat(`${file}.unreadable-1`)).isDirectory()).toBe(true);
  });

  it('says "unwritable", and goes on once the folder is back', async () => {
    const store = createFileSnapshotStore({ file });
    await rm(folder.path, { recursive: true });
    await expect(store.save({ snapshot: 1, record: null })).rejects.toMatchObject({ code: 'state.unwritable' });
    await mkdir(folder.path);
    await store.save({ snapshot: 2, record: null });
    expect(await store.load()).toEqual({ snapshot: 2, record: null });
  });

  it('keeps the old state where the system refuses to write the new one', async () => {
    await createFileSnapshotStore({ file }).save({ snapshot: 'old', record: null });
    // A limit on the size of files (in blocks of 512 bytes) fails in the middle of a write, as a full disk does.
    const script = path.join(import.meta.dirname, 'writer.ts');
    const writer = spawn(
      'sh',
      ['-c', 'ulimit -f 8; exec "$@"', 'sh', process.execPath, ...TYPESCRIPT_ARGV, script, file],
      {
        stdio: ['ignore', 'ignore', 'pipe'],
        env: { ...process.env, TSX_DISABLE_CACHE: '1' },
      },
    );
    let complaint = '';
    writer.stderr.setEncoding('utf8').on('data', (text: string) => (complaint += text));
    await once(writer, 'close');
    expect(complaint).toContain('state.unwritable');
    expect(await createFileSnapshotStore({ file }).load()).toEqual({ snapshot: 'old', record: null });
    expect(await readdir(folder.path)).toEqual(['state.json']);
  });
});

const SavedSchema = z.object({
  snapshot: z.object({ revision: z.number(), filler: z.string() }),
  record: z.object({ revision: z.number() }),
});

describe('a writer that is killed', () => {
  it('leaves a whole file, never older than what it had called durable', async () => {
    await chmod(folder.path, 0o700);
    let revision = 0;
    for (let round = 0; round < 12; round += 1) {
      const script = path.join(import.meta.dirname, 'writer.ts');
      const writer = spawn(process.execPath, [...TYPESCRIPT_ARGV, script, file, String(revision)], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      let durable = -1;
      writer.stdout.setEncoding('utf8');
      writer.stdout.on('data', (text: string) => (durable = Number(text.trim().split('\n').at(-1))));
      // Another number of writes each round, so that the kill meets other moments of a write.
      const target = revision + 3 + round * 2;
      await until('the writer has written', () => durable >= target);
      await endChild(writer, 'SIGKILL');

      const { snapshot, record } = SavedSchema.parse(await createFileSnapshotStore({ file }).load());
      expect(snapshot.revision).toBeGreaterThanOrEqual(durable);
      expect(record.revision).toBe(snapshot.revision);
      expect(snapshot.filler).toBe(String(snapshot.revision % 10).repeat(50_000 + (snapshot.revision % 7) * 10_000));
      expect(await readdir(folder.path)).toEqual(['state.json']);
      revision = snapshot.revision + 1;
    }
  });
});
