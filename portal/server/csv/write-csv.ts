/** Writes CSV as spreadsheets open it without questions: UTF-8 with BOM, commas, CRLF. */
import { stringify } from 'csv-stringify/sync';
import { guard } from './formula-guard';

/** For `content-type`. */
export const CSV_CONTENT_TYPE = 'text/csv; charset=utf-8';

/**
 * A file with these columns as its header. No value of it is computed by a spreadsheet (formula-guard.ts), and
 * `parseCsv` gives back exactly the values written; a null is an empty cell.
 */
export function writeCsv<C extends string>(
  columns: readonly C[],
  rows: readonly Readonly<Partial<Record<C, string | null>>>[],
): string {
  const cells = rows.map((row) => columns.map((column) => guard(row[column] ?? '')));
  return stringify([[...columns], ...cells], {
    bom: true,
    record_delimiter: 'windows',
    quoted_match: /[\r\n\t;]|^\s|\s$/u,
  });
}
