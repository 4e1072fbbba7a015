/** Cuts a CSV text into rows of cells, each with the line it begins at. */
import { CsvError, parse, type CsvErrorCode, type Parser } from 'csv-parse';
import { pipeline } from 'node:stream/promises';
import { setImmediate } from 'node:timers/promises';
import type { CsvProblem } from '@roomkey/shared/protocol/admin';

export interface CsvRecord {
  readonly line: number;
  readonly cells: readonly string[];
}

interface Records {
  /** Without blank ones. After a broken quote nothing can be read. */
  readonly records: readonly CsvRecord[];
  readonly problem: CsvProblem | null;
}

/** As the contract says (shared/protocol/admin/common.ts). */
const mostRows = 50_000;

/** Characters of one row. SECURITY: a quote that is never closed must not become one value of megabytes (CWE-400). */
const longestRecord = 100_000;
/** Own: a few milliseconds of reading. */
const bytesPerTurn = 64 * 1024;
const tooManyRows = `The file has more than ${mostRows.toLocaleString('en')} rows.`;
const delimiters = [',', ';', '\t'] as const;

export async function readRecords(text: string): Promise<Records> {
  const records: CsvRecord[] = [];
  // csv-parse counts a CRLF within quotes as two lines.
  let countedTwice = 0;
  let rows = 0;
  let lastLine = 0;
  const parser = parse({
    bom: true,
    delimiter: delimiterOf(text),
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: longestRecord,
    // Header, rows, and one more to see that there are too many.
    to: mostRows + 2,
    on_record: (cells: string[], { lines }) => {
      rows += 1;
      const all = cells.join();
      const crlfs = count(all, /\r\n/gu);
      countedTwice += crlfs;
      lastLine = lines - countedTwice;
      const breaks = count(all, /\r\n?|\n/gu);
      if (cells.some((cell) => cell.trim() !== '')) records.push({ line: lastLine - breaks, cells });
      return null;
    },
  });
  try {
    await feed(parser, text);
    const isTooLong = rows > mostRows + 1;
    return { records, problem: isTooLong ? { line: null, column: null, message: tooManyRows } : null };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    // The row after the last good one: the error itself tells where reading ended, for an open quote the file's end.
    return { records, problem: { line: lastLine + 1, column: null, message: messageOf(error.code) } };
  }
}

/** Bit by bit, so that others are served between two bits. */
async function feed(parser: Parser, text: string): Promise<void> {
  async function* bits() {
    const bytes = Buffer.from(text);
    for (let start = 0; start < bytes.length; start += bytesPerTurn) {
      yield bytes.subarray(start, start + bytesPerTurn);
      await setImmediate();
    }
  }
  parser.resume();
  await pipeline(bits, parser);
}

function messageOf(code: CsvErrorCode): string {
  if (code === 'CSV_QUOTE_NOT_CLOSED') return 'A quotation mark is opened here and never closed.';
  if (code === 'CSV_MAX_RECORD_SIZE') return 'This row is too long; perhaps a quotation mark is not closed.';
  return 'A quotation mark stands in the middle of a cell. Put the whole cell in quotation marks and double those inside.';
}

/** The delimiter that the first line uses most, outside of quotes. */
function delimiterOf(text: string): string {
  const header = (/[^\r\n]+/u.exec(text)?.[0] ?? '').replace(/"[^"]*"/gu, '');
  const counts = delimiters.map((delimiter) => header.split(delimiter).length);
  return delimiters[counts.indexOf(Math.max(...counts))] ?? ',';
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
