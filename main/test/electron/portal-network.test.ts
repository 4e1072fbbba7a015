import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { makeTempFolder } from '../support/temp-folder';
import { NETWORK_CASES } from './portal-network-cases';
import { runInElectron } from './run-in-electron';

const ReportSchema = z.object({ results: z.array(z.object({ name: z.string(), failure: z.string().nullable() })) });
const NAMES = NETWORK_CASES.map(({ name }) => name);

describe("certificates and proxies on Electron's network", () => {
  let folder: Awaited<ReturnType<typeof makeTempFolder>>;
  let report: z.infer<typeof ReportSchema>;

  beforeAll(async () => {
    folder = await makeTempFolder();
    const file = path.join(folder.path, 'report.json');
    await runInElectron({ main: path.join(import.meta.dirname, 'portal-network-main.ts') }, folder.path, {
      ROOMKEY_REPORT: file,
      ROOMKEY_CERTIFICATES: folder.path,
    });
    report = ReportSchema.parse(JSON.parse(await readFile(file, 'utf8')));
  }, 120_000);
  afterAll(() => folder.remove());

  it.each(NAMES)('%s', (name) => {
    expect(report.results.find((result) => result.name === name)).toEqual({ name, failure: null });
  });
});
