/** Reads the cells of one CSV row into values; what is wrong becomes a problem of that line and column. */
import { storedIdentity } from '@roomkey/shared/device/device-match';
import { line as lineOfText, NewAccountSchema, type CsvProblem } from '@roomkey/shared/protocol/admin';
import { LICENCES, type Licence } from '@roomkey/shared/protocol/lists';
import type { CsvRow } from '../../csv/parse-csv';
import { isOfDomains } from '../../directory/directory';

const TRUTHS: ReadonlyMap<string, boolean> = new Map([
  ['yes', true],
  ['true', true],
  ['1', true],
  ['no', false],
  ['false', false],
  ['0', false],
]);

/** One for each length: making a schema takes longer than using it, and a file has half a million cells. */
const schemas = new Map<number, ReturnType<typeof lineOfText>>();
function schemaOf(longest: number) {
  const schema = schemas.get(longest) ?? lineOfText(longest);
  schemas.set(longest, schema);
  return schema;
}

export class CsvCells<C extends string> {
  readonly line: number;
  readonly #values: Readonly<Partial<Record<C, string>>>;
  readonly #problems: CsvProblem[];

  constructor({ line, values }: CsvRow<C>, problems: CsvProblem[]) {
    this.line = line;
    this.#values = values;
    this.#problems = problems;
  }

  /** True when the file has this column, even if the cell is empty. */
  has(column: C): boolean {
    return this.#values[column] !== undefined;
  }

  report(column: C, message: string): void {
    this.#problems.push({ line: this.line, column, message });
  }

  /** '' when it is not usable. Domains of others are refused: nobody types a real organisation's account here. */
  upn(column: C, domains: readonly string[]): string {
    const read = NewAccountSchema.shape.upn.safeParse(this.#values[column]);
    if (!read.success) this.report(column, 'This is not a UPN, such as room@contoso.example.');
    else if (isOfDomains(domains, read.data)) return read.data;
    else this.report(column, 'The domain is not one of the organisation’s own.');
    return '';
  }

  /** '' when it is not usable. */
  text(column: C, longest: number): string {
    const text = this.optionalText(column, longest);
    if (text === null) this.report(column, 'This must not be empty.');
    return text ?? '';
  }

  /** A serial number or model, as `matchDevice` compares it; null when the cell is empty. */
  identity(column: C): string | null {
    return this.#line(column, storedIdentity(this.#values[column] ?? ''), 128);
  }

  /** Null when the cell is empty. */
  optionalText(column: C, longest: number): string | null {
    return this.#line(column, this.#values[column] ?? '', longest);
  }

  #line(column: C, value: string, longest: number): string | null {
    const cell = value.trim();
    if (cell === '') return null;
    const read = schemaOf(longest).safeParse(cell);
    if (read.success) return read.data;
    const message =
      cell.length > longest ? `At most ${String(longest)} characters.` : 'Only visible characters, in one line.';
    this.report(column, message);
    return '';
  }

  /** Undefined when the cell is empty: the account keeps what it has. */
  licence(column: C): Licence | undefined {
    const cell = this.#lower(column);
    if (cell === '') return undefined;
    const licence = LICENCES.find((known) => known.toLowerCase() === cell);
    if (licence === undefined) this.report(column, `One of: ${LICENCES.join(', ')}.`);
    return licence;
  }

  /** Undefined when the cell is empty: the account keeps what it has. */
  truth(column: C): boolean | undefined {
    const cell = this.#lower(column);
    const truth = TRUTHS.get(cell);
    if (truth === undefined && cell !== '') this.report(column, 'Yes or No.');
    return truth;
  }

  #lower(column: C): string {
    return (this.#values[column] ?? '').trim().toLowerCase();
  }
}
