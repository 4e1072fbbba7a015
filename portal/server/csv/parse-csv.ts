/** Reads CSV files as people make them with spreadsheets. What is wrong is reported with its line; nothing is thrown. */
import type { CsvProblem } from '@roomkey/shared/protocol/admin';
import { eachInTurns } from '../turns/turns';
import { unguard } from './formula-guard';
import { readHeader } from './read-header';
import { readRecords } from './read-records';

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
 * Reads at most 50,000 rows, as the contract says; a BOM; commas, semicolons or tabs, whichever the header uses; quotes; CRLF, LF or CR. Header names match without
 * regard to case and outer spaces. Blank lines and rows of empty cells are skipped. Values come as they stand, spaces
 * included, without the `'` that `writeCsv` puts before formulas.
 */
export async function parseCsv<C extends string>(
  text: string,
  { columns, required }: Expected<C>,
): Promise<ParsedCsv<C>> {
  const { records, problem } = await readRecords(text);
  const [first, ...others] = records;
  if (first === undefined) {
    return {
      columns: [],
      rows: [],
      problems: [problem ?? { line: null, column: null, message: 'The file is empty.' }],
    };
  }
  const header = readHeader(first, columns, required);
  const problems = [...header.problems];
  const rows: CsvRow<C>[] = [];
  await eachInTurns(others, ({ line, cells }) => {
    if (cells.length === first.cells.length) rows.push({ line, values: valuesOf(header.places, cells) });
    else problems.push({ line, column: null, message: wrongLength(cells.length, first.cells.length) });
  });
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
