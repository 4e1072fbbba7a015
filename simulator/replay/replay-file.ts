/** `npm run simulate -- --replay FILE`: a console's event log with its rotated files, replayed and told. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { describeReplay } from './describe-replay';
import { replayLog, type ReplayResult } from './replay-log';

export interface ReplayFileOptions {
  /** Line of FILE to begin with, from 1; older files are then left out. */
  readonly from?: number;
  /** Also tells what had to be assumed. */
  readonly verbose?: boolean;
  /** This console's version. */
  readonly version?: string;
}

export interface ReplayedFile {
  readonly result: ReplayResult;
  /** For a terminal, without the last line end. */
  readonly text: string;
  /** 0: no difference. 1: a difference. */
  readonly exitCode: 0 | 1;
}

interface Part {
  readonly name: string;
  readonly text: string;
}

/**
 * Older files of the same log (`FILE.1`, `FILE.2` …, the higher the older) are read with it where they stand beside it.
 *
 * @throws Error with a message for the terminal where FILE cannot be read
 */
export async function replayFile(file: string, options: ReplayFileOptions = {}): Promise<ReplayedFile> {
  const { from = 1, verbose = false, version } = options;
  const newest = await readNewest(file);
  const parts = from > 1 ? [newest] : [...(await olderParts(file)), newest];
  const result = replayLog(parts.map(({ text }) => text).join(''), {
    from,
    ...(version === undefined ? {} : { version }),
  });
  const text = describeReplay(result, { verbose, place: placeIn(parts) });
  return { result, text, exitCode: result.difference === null ? 0 : 1 };
}

async function readNewest(file: string): Promise<Part> {
  try {
    return { name: path.basename(file), text: await readFile(file, 'utf8') };
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    const where = 'A console keeps its log as logs/events.jsonl in its data directory.';
    throw new Error(`${file} cannot be read (${reason}). ${where}`, { cause: error });
  }
}

/** Oldest first. */
async function olderParts(file: string): Promise<Part[]> {
  const parts: Part[] = [];
  for (let number = 1; ; number += 1) {
    const text = await readFile(`${file}.${number}`, 'utf8').catch(() => null);
    if (text === null) return parts;
    parts.unshift({ name: `${path.basename(file)}.${number}`, text });
  }
}

/** From a line of the joined text to file and line. */
function placeIn(parts: readonly Part[]): (line: number) => string {
  return (line) => {
    let left = line;
    for (const { name, text } of parts.slice(0, -1)) {
      const lines = text.split('\n').length - 1;
      if (left <= lines) return `${name}:${left}`;
      left -= lines;
    }
    return `${parts.at(-1)?.name ?? ''}:${left}`;
  };
}
