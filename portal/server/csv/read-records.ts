/** Cuts a CSV text into rows of cells, each with the line it begins at. */
import { CsvError, parse, type CsvErrorCode } from 'csv-parse/sync';
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

/** Characters of one row. SECURITY: a quote that is never closed must not become one value of megabytes (CWE-400). */
const longestRecord = 100_000;
const delimiters = [',', ';', '\t'] as const;

export function readRecords(text: string, most: number): Records {
  const records: CsvRecord[] = [];
  // csv-parse counts a CRLF within quotes as two lines.
  let countedTwice = 0;
  try {
    parse(text, {
      bom: true,
      delimiter: delimiterOf(text),
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      skip_empty_lines: true,
      max_record_size: longestRecord,
      to: most,
      on_record: (cells: string[], { lines }) => {
        const all = cells.join();
        const crlfs = count(all, /\r\n/gu);
        countedTwice += crlfs;
        const breaks = count(all, /\r\n?|\n/gu);
        if (cells.some((cell) => cell.trim() !== '')) records.push({ line: lines - countedTwice - breaks, cells });
        return null;
      },
    });
    return { records, problem: null };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = typeof error['lines'] === 'number' ? Math.max(1, error['lines'] - countedTwice) : null;
    return { records, problem: { line, column: null, message: messageOf(error.code) } };
  }
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
