import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import type { Counts } from './counts';

const VitestReport = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  numTodoTests: z.number(),
});

const PlaywrightReport = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number(), skipped: z.number() }),
});

/** Reads the file of vitest's `json` reporter. */
export async function readVitestReport(file: string): Promise<Counts | undefined> {
  const report = VitestReport.safeParse(await readJson(file));
  if (!report.success) return undefined;
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests } = report.data;
  return { passed: numPassedTests, failed: numFailedTests, skipped: numPendingTests + numTodoTests };
}

/** Reads the file of Playwright's `json` reporter; a test that passed when repeated, which only CI does, has passed: the list above names it flaky. */
export async function readPlaywrightReport(file: string): Promise<Counts | undefined> {
  const report = PlaywrightReport.safeParse(await readJson(file));
  if (!report.success) return undefined;
  const { expected, unexpected, flaky, skipped } = report.data.stats;
  return { passed: expected + flaky, failed: unexpected, skipped };
}

async function readJson(file: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as unknown;
  } catch {
    return undefined;
  }
}
