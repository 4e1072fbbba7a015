import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeTempFolder } from '../../../main/test/support/temp-folder';
import { RunResultSchema } from '../../report/run-result';
import { checkReportFiles, ReportError, writeReports } from '../../report/write-reports';
import { fleetOf } from './sample-result';

let folder: Awaited<ReturnType<typeof makeTempFolder>>;
const at = (name: string): string => path.join(folder.path, name);

beforeEach(async () => void (folder = await makeTempFolder()));
afterEach(() => folder.remove());

describe('report files', () => {
  it('are written in the form that each ending says', async () => {
    const files = [at('a.xml'), at('new/folder/b.JSON'), at('c.html')];
    await checkReportFiles(files);
    expect(await readdir(folder.path)).toEqual(['new']);
    await writeReports(files, fleetOf(3, [1]));
    const texts = await Promise.all(files.map((file) => readFile(file, 'utf8')));
    expect(texts[0]).toMatch(/^<\?xml /);
    expect(RunResultSchema.parse(JSON.parse(texts[1] ?? ''))).toEqual(fleetOf(3, [1]));
    expect(texts[2]).toMatch(/^<!doctype html>/);
  });

  it.each(['report', 'report.txt', 'report.htm', 'html'])(
    'are refused before the run with the ending of %s',
    async (name) => {
      await expect(checkReportFiles([at(name)])).rejects.toThrow('must end in .xml, .json, .html');
      await expect(checkReportFiles([at(name)])).rejects.toBeInstanceOf(ReportError);
    },
  );

  it('are refused before the run where they cannot be written', async () => {
    await mkdir(at('folder.html'));
    await writeFile(at('file'), '');
    await expect(checkReportFiles([at('folder.html')])).rejects.toThrow(/folder\.html cannot be written: EISDIR/);
    await expect(checkReportFiles([at('file/a.html')])).rejects.toThrow(/a\.html cannot be written: E/);
    await expect(checkReportFiles([at('a.xml'), at('./b/../a.xml')])).rejects.toThrow('asked for twice');
  });

  it('leave what was there until the new one is written', async () => {
    await writeFile(at('a.json'), 'before');
    await checkReportFiles([at('a.json')]);
    expect(await readFile(at('a.json'), 'utf8')).toBe('before');
  });

  it('are all tried, and the one that fails is named', async () => {
    await mkdir(at('gone'));
    const files = [at('gone/a.json'), at('b.json')];
    await checkReportFiles(files);
    await mkdir(at('gone/a.json'));
    await expect(writeReports(files, fleetOf(1))).rejects.toThrow(/gone\/a\.json cannot be written/);
    expect(await readFile(at('b.json'), 'utf8')).toContain('"format": 1');
  });
});
