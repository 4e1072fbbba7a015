/** Reports into files; the ending says which form. */
import { access, mkdir, open, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { htmlReport } from './html/html-report';
import { jsonReport } from './json-report';
import { junitReport } from './junit-report';
import type { RunResult } from './run-result';

const FORMS: Readonly<Record<string, (result: RunResult) => string>> = {
  '.xml': junitReport,
  '.json': jsonReport,
  '.html': htmlReport,
};

/** A report that cannot be written; the message is for the person who asked for it. */
export class ReportError extends Error {}

/**
 * Call before a run that may take minutes: throws a ReportError for an ending that is none, for a file named twice, and for a
 * path that cannot be written. Missing folders are made.
 */
export async function checkReportFiles(files: readonly string[]): Promise<void> {
  const seen = new Set<string>();
  for (const file of files) {
    formOf(file);
    const absolute = path.resolve(file);
    if (seen.has(absolute)) throw new ReportError(`The report ${file} is asked for twice.`);
    seen.add(absolute);
    await tryToWrite(file);
  }
}

/** Writes all that can be written; then throws a ReportError that names what could not. */
export async function writeReports(files: readonly string[], result: RunResult): Promise<void> {
  const failed: string[] = [];
  for (const file of files) {
    try {
      await writeFile(file, formOf(file)(result));
    } catch (thrown) {
      failed.push(unwritable(file, thrown));
    }
  }
  if (failed.length > 0) throw new ReportError(failed.join('\n'));
}

function formOf(file: string): (result: RunResult) => string {
  const form = FORMS[path.extname(file).toLowerCase()];
  if (form !== undefined) return form;
  throw new ReportError(`The report ${file} must end in ${Object.keys(FORMS).join(', ')}: the ending says its form.`);
}

/** Permissions alone do not tell: a disk may be read-only, a path a folder. So the file is opened, and taken away again if it is new. */
async function tryToWrite(file: string): Promise<void> {
  try {
    await mkdir(path.dirname(file), { recursive: true });
    const existed = await access(file).then(
      () => true,
      () => false,
    );
    await (await open(file, 'a')).close();
    if (!existed) await rm(file);
  } catch (thrown) {
    throw new ReportError(unwritable(file, thrown));
  }
}

function unwritable(file: string, thrown: unknown): string {
  return `The report ${file} cannot be written: ${thrown instanceof Error ? thrown.message : 'unknown'}.`;
}
