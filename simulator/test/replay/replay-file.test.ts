import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createJsonlLog } from '../../../main/adapters/log/jsonl-log';
import { replayFile } from '../../replay/replay-file';
import { asText, recordedLogs } from './recorded-logs';

let folder = '';
let file = '';
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'roomkey-replay-'));
  file = path.join(folder, 'events.jsonl');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

it("replays what the console's own log has rotated, and names file and line", async () => {
  const { records } = recordedLogs.find(({ name }) => name === 'power-cuts.jsonl')!;
  const log = createJsonlLog({ file, maxBytes: 1_000, keep: 4 });
  for (const record of records) log.write(record);
  const good = await replayFile(file, { verbose: true });
  expect(good.exitCode).toBe(0);
  expect(good.result.records).toBe(records.length);
  const oldest = (await readdir(folder)).toSorted().at(-1)!;
  expect(oldest).toMatch(/^events\.jsonl\.[2-4]$/);
  expect(good.text).toContain(`${oldest}:4: assumed: verifyDevice answered “all passed”\n`);

  const lines = (await readFile(path.join(folder, oldest), 'utf8')).split('\n');
  await writeFile(
    path.join(folder, oldest),
    lines.with(3, asText([{ ...records[3]!, state: 'home.waiting' }]).trim()).join('\n'),
  );
  const bad = await replayFile(file);
  expect(bad.exitCode).toBe(1);
  expect(bad.text).toContain(`First difference at ${oldest}:4: `);
});

it('goes on behind a difference', async () => {
  const { records } = recordedLogs.find(({ name }) => name === 'approved.jsonl')!;
  await writeFile(file, asText(records.with(3, { ...records[3]!, state: 'home.waiting' })));
  expect((await replayFile(file)).exitCode).toBe(1);
  expect((await replayFile(file, { from: 5 })).text).toContain('No difference: 12 lines of 1 start replayed');
});

it('says what it needs where there is no such file', async () => {
  await expect(replayFile(file)).rejects.toThrow(
    /cannot be read \(ENOENT\)\. A console keeps its log as logs\/events\.jsonl/,
  );
});
