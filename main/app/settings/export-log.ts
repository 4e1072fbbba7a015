/** The event log and what the console knows of itself, as one zip file for whoever helps. */
import { createWriteStream } from 'node:fs';
import { mkdir, readFile, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { finished } from 'node:stream/promises';
import { setImmediate as breathe } from 'node:timers/promises';
import { ZipFile } from 'yazl';
import type { IpcErrorCode } from '@roomkey/shared/ipc/contract';
import type { ExportedLog } from '@roomkey/shared/ipc/settings';
import { EventRecordSchema } from '@roomkey/shared/setup/contract/event-log';
import { OWNER_ONLY } from '../../adapters/store/atomic-file';
import type { SecretCheck } from './secret-check';

/** Lines that are looked at before the console does something else: about a millisecond's worth. */
const LINES_AT_ONCE = 100;

export class ExportFailure extends Error {
  readonly code: Extract<IpcErrorCode, `export.${string}`>;

  constructor(code: ExportFailure['code']) {
    super(code);
    this.name = 'ExportFailure';
    this.code = code;
  }
}

export interface LogExport {
  /** Where the file goes. `make`: it is made when it is not there; a configured folder is not. */
  readonly folder: { readonly path: string; readonly make: boolean };
  /** Milliseconds since the epoch; the file is named after it. */
  readonly at: number;
  /** Files of the event log, oldest first; those that are not there are passed over. */
  readonly logs: readonly string[];
  /** JSON about the console. */
  readonly diagnostics: string;
  readonly holdsSecret: SecretCheck;
  /** A text that is no secret, whatever it looks like. */
  readonly harmless: string | null;
  /** From 0 to 1. */
  readonly onProgress: (part: number) => void;
}

/**
 * Writes the zip beside its final name first, so that a file that is there is whole.
 *
 * @throws ExportFailure
 */
export async function exportLog(wanted: LogExport): Promise<ExportedLog> {
  const { folder, at, diagnostics, holdsSecret, harmless } = wanted;
  const { text, count } = await readEvents(wanted);
  // SECURITY: answers a secret that came into the log by a fault of ours: nothing is written, not even in part.
  if (holdsSecret(harmless === null ? diagnostics : diagnostics.replaceAll(harmless, '')))
    throw new ExportFailure('export.secretFound');
  const file = path.join(folder.path, `roomkey-log-${stampOf(at)}.zip`);
  const beside = `${file}.new`;
  try {
    if (folder.make) await mkdir(folder.path, { recursive: true });
    await writeZip(beside, at, { 'events.jsonl': text, 'diagnostics.json': diagnostics });
    await rename(beside, file);
    wanted.onProgress(1);
    return { folder: folder.path, file: path.basename(file), bytes: (await stat(file)).size, lines: count };
  } catch (thrown) {
    await rm(beside, { force: true }).catch(() => undefined);
    throw new ExportFailure(meaningOf(thrown));
  }
}

/** Every line anew from what the schema knows, so that nothing else can be in it. */
async function readEvents({ logs, holdsSecret, onProgress }: LogExport): Promise<{ text: string; count: number }> {
  const lines: string[] = [];
  for (const [index, log] of logs.entries()) {
    const read = (await readFile(log, 'utf8').catch(() => '')).split('\n');
    for (const [number, line] of read.entries()) {
      if (number % LINES_AT_ONCE === 0) await breathe();
      const record = EventRecordSchema.safeParse(parseJson(line));
      if (!record.success) continue;
      const written = JSON.stringify(record.data);
      if (holdsSecret(written)) throw new ExportFailure('export.secretFound');
      lines.push(`${written}\n`);
    }
    onProgress((index + 1) / (logs.length + 1));
  }
  return { text: lines.join(''), count: lines.length };
}

async function writeZip(file: string, at: number, texts: Readonly<Record<string, string>>): Promise<void> {
  const zip = new ZipFile();
  for (const [name, text] of Object.entries(texts))
    zip.addBuffer(Buffer.from(text, 'utf8'), name, { mtime: new Date(at) });
  zip.end();
  await rm(file, { force: true });
  // SECURITY: answers a planted link in a folder that others may write to: the file must be new.
  const target = createWriteStream(file, { flags: 'wx', mode: OWNER_ONLY, flush: true });
  zip.outputStream.pipe(target);
  await finished(target);
}

/** 2026-11-25-110405, in UTC. */
const stampOf = (at: number): string => new Date(at).toISOString().slice(0, 19).replace('T', '-').replaceAll(':', '');

/** What an error of the file system means for the person who wants the file. */
export function meaningOf(thrown: unknown): ExportFailure['code'] {
  const code: unknown = thrown instanceof Error ? Reflect.get(thrown, 'code') : undefined;
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return 'export.diskFull';
    case 'EROFS':
    case 'EACCES':
    case 'EPERM':
      return 'export.notWritable';
    case 'ENOENT':
    case 'ENOTDIR':
    case 'ENODEV':
      return 'export.noFolder';
    default:
      return 'export.failed';
  }
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}
