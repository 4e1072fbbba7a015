/** Which column of a CSV file is which. */
import type { CsvProblem } from '@roomkey/shared/protocol/admin';
import type { CsvRecord } from './read-records';

interface Header<C extends string> {
  /** Place in a row, and the column that stands there. */
  readonly places: readonly (readonly [number, C])[];
  readonly problems: readonly CsvProblem[];
}

/** Long enough to recognise a column by; a name out of a file must not fill the page. */
const longestName = 60;

export function readHeader<C extends string>(
  { line, cells }: CsvRecord,
  columns: readonly C[],
  required: readonly C[],
): Header<C> {
  const problems: CsvProblem[] = [];
  const places: (readonly [number, C])[] = [];
  const found = new Set<C>();
  for (const [place, cell] of cells.entries()) {
    const name = comparable(cell);
    const column = columns.find((known) => comparable(known) === name);
    if (column === undefined) {
      problems.push({
        line,
        column: cell.trim().slice(0, longestName),
        message: `Not a known column: ${known(columns)}.`,
      });
    } else if (found.has(column)) {
      problems.push({ line, column, message: 'This column is there twice.' });
    } else {
      found.add(column);
      places.push([place, column]);
    }
  }
  for (const column of required) {
    if (!found.has(column)) problems.push({ line, column, message: 'This column is missing.' });
  }
  return { places, problems };
}

function known(columns: readonly string[]): string {
  return columns.join(', ');
}

function comparable(name: string): string {
  return name.normalize('NFKC').trim().replace(/\s+/gu, ' ').toLowerCase();
}
