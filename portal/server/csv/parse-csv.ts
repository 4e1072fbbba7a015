/** Reads CSV files as people make them with spreadsheets. What is wrong is reported with its line; nothing is thrown. */
import type { CsvProblem } from '@roomkey/shared/protocol/admin';
import { unguard } from './formula-guard';
import { readHeader } from './read-header';
import { readRecords } from './read-records';

/** As the contract says (shared/protocol/admin/common.ts). */
export const MOST_CSV_ROWS = 50_000;

export interface CsvRow<C extends string> {
  /** Where the row begins in the file, from 1, the header and line breaks within quotes counted. */
  readonly line: number;
  /** Holds every column that the file has; an empty cell is ''. */
  readonly values: Readonly<Partial<Record<C, string>>>;
}

export interface ParsedCsv<C extends string> {
  /** The columns of the file, in its order. */
  readonly columns: readonly C[];
  /** The rows that could be read; those with too few or too many cells are problems instead. */
  readonly rows: readonly CsvRow<C>[];
  readonly problems: readonly CsvProblem[];
}

interface Expected<C extends string> {
  readonly columns: readonly C[];
  /** Columns that the file must have. */
  readonly required: readonly C[];
}

/**
 * Reads a BOM; commas, semicolons or tabs, whichever the header uses; quotes; CRLF, LF or CR. Header names match without
 * regard to case and outer spaces. Blank lines and rows of empty cells are skipped. Values come as they stand, spaces
 * included, without the `'` that `writeCsv` puts before formulas.
 */
export function parseCsv<C extends string>(text: string, { columns, required }: Expected<C>): ParsedCsv<C> {
  // One more than allowed is read, to see that there are too many.
  const { records, problem } = readRecords(text, MOST_CSV_ROWS + 2);
  const [first, ...others] = records;
  if (first === undefined) {
    return { columns: [], rows: [], problems: [problem ?? wholeFile('The file is empty.')] };
  }
  const header = readHeader(first, columns, required);
  const problems = [...header.problems];
  const rows: CsvRow<C>[] = [];
  for (const { line, cells } of others.slice(0, MOST_CSV_ROWS)) {
    if (cells.length === first.cells.length) rows.push({ line, values: valuesOf(header.places, cells) });
    else problems.push({ line, column: null, message: wrongLength(cells.length, first.cells.length) });
  }
  if (others.length > MOST_CSV_ROWS) {
    problems.push(wholeFile(`The file has more than ${MOST_CSV_ROWS.toLocaleString('en')} rows.`));
  }
  if (problem !== null) problems.push(problem);
  return { columns: header.places.map(([, column]) => column), rows, problems };
}

function valuesOf<C extends string>(
  places: readonly (readonly [number, C])[],
  cells: readonly string[],
): Partial<Record<C, string>> {
  const values: Partial<Record<C, string>> = {};
  for (const [place, column] of places) values[column] = unguard(cells[place] ?? '');
  return values;
}

function wrongLength(cells: number, expected: number): string {
  return `This row has ${String(cells)} cells, but the header has ${String(expected)}.`;
}

function wholeFile(message: string): CsvProblem {
  return { line: null, column: null, message };
}
