import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Writable } from 'node:stream';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeTempFolder } from '../../../main/test/support/temp-folder';
import { simulate } from '../../command/simulate';

const RECORDED = path.resolve(import.meta.dirname, '../replay/recorded/approved.jsonl');

let folder: Awaited<ReturnType<typeof makeTempFolder>>;
beforeAll(async () => {
  folder = await makeTempFolder();
});
afterAll(() => folder.remove());

async function run(...args: readonly string[]) {
  const out: string[] = [];
  const err: string[] = [];
  const code = await simulate(args, {
    portalServer: '/nowhere',
    signal: new AbortController().signal,
    print: (line) => void out.push(line),
    printError: (line) => void err.push(line),
    terminal: new Writable({ write: (_chunk, _encoding, done) => done() }),
    env: {},
  });
  return { code, out: out.join('\n'), err: err.join('\n') };
}

it('ends with 0 where a log agrees with the machine, with 1 at the first difference, with 2 where there is none to read', async () => {
  expect(await run('--replay', RECORDED)).toMatchObject({ code: 0, err: '' });

  const bent = path.join(folder.path, 'bent.jsonl');
  await writeFile(bent, (await readFile(RECORDED, 'utf8')).replace('"agreement"', '"home.waiting"'));
  const different = await run('--replay', bent);
  expect(different.code).toBe(1);
  expect(different.out).toContain('First difference at bent.jsonl:4');

  const missing = await run('--replay', path.join(folder.path, 'none.jsonl'));
  expect(missing).toMatchObject({ code: 2, out: '' });
  expect(missing.err).toContain('none.jsonl cannot be read (ENOENT)');
  expect((await run('--replay', RECORDED, '--from', '0')).code).toBe(2);
});
