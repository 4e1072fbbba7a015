import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createAdministrator } from '../adapters/portal/administrator';
import { realPortalCases } from '../adapters/portal/cases-real-portal';
import { CONTRACT_CASES } from '../adapters/portal/contract-cases';
import { startRealPortal } from '../support/real-portal';
import { makeTempFolder } from '../support/temp-folder';
import { runInElectron } from './run-in-electron';

const ReportSchema = z.object({
  electron: z.string().min(1),
  results: z.array(z.object({ name: z.string(), failure: z.string().nullable() })),
});

const NAMES = [...CONTRACT_CASES, ...realPortalCases('', createAdministrator('', ''))].map(({ name }) => name);

describe("the portal client over Electron's session.fetch", () => {
  let folder: Awaited<ReturnType<typeof makeTempFolder>>;
  let report: z.infer<typeof ReportSchema>;

  beforeAll(async () => {
    folder = await makeTempFolder();
    const file = path.join(folder.path, 'report.json');
    const entry = path.join(import.meta.dirname, 'portal-contract-main.ts');
    const portal = await startRealPortal();
    try {
      await runInElectron({ main: entry }, folder.path, {
        ROOMKEY_REPORT: file,
        ROOMKEY_CONTRACT_PORTAL: portal.url,
        ROOMKEY_CONTRACT_TOKEN: portal.apiToken,
      });
    } finally {
      await portal.stop();
    }
    report = ReportSchema.parse(JSON.parse(await readFile(file, 'utf8')));
  }, 180_000);
  afterAll(() => folder.remove());

  it('has run every case', () => {
    expect(report.results.map(({ name }) => name)).toEqual(NAMES);
  });

  it.each(NAMES)('%s', (name) => {
    expect(report.results.find((result) => result.name === name)?.failure).toBeNull();
  });
});
