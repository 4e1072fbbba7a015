import { writeFile } from 'node:fs/promises';
import type { TestInfo } from '@playwright/test';

/** Keeps a text beside the test's report. */
export async function attachText(info: TestInfo, name: string, text: string): Promise<void> {
  const file = info.outputPath(name);
  await writeFile(file, text);
  await info.attach(name, { path: file });
}
