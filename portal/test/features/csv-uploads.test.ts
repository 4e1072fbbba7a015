/** Every file that people upload, made in every way that spreadsheets and people make and break them. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { ADMIN_PATHS, CsvProblemSchema } from '@roomkey/shared/protocol/admin';
import { contosoRoomPassword } from '../../server/seed/contoso';
import { startTestPortal, STORES, type Answer, type TestPortal } from '../test-portal';

const Report = z.object({ rows: z.number(), problems: z.array(CsvProblemSchema), problemCount: z.number() });
type Cell = readonly [line: number | null, column: string | null];

interface Upload {
  readonly name: string;
  readonly header: readonly string[];
  /** Two good rows. */
  readonly rows: readonly (readonly string[])[];
  readonly required: readonly string[];
  /** Place of a column that takes any text. */
  readonly text: number;
  readonly send: (portal: TestPortal, csv: string) => Promise<Answer>;
}

const [rainier, baker] = ['sea-rainier@contoso.example', 'sea-baker@contoso.example'];
const importTo = (path: string) => (portal: TestPortal, csv: string) =>
  portal.api('POST', `${ADMIN_PATHS.accounts}/${path}`, { csv, dryRun: true });
const uploads: readonly Upload[] = [
  {
    name: 'accounts',
    header: ['UPN', 'Display name', 'Site', 'Location', 'Licence'],
    rows: [
      ['new-one@contoso.example', 'One', 'Seattle', 'Floor 1', 'Teams Rooms Pro'],
      ['new-two@contoso.example', 'Two', 'London', 'Floor 2', ''],
    ],
    required: ['UPN', 'Display name', 'Site', 'Location'],
    text: 3,
    send: importTo('import'),
  },
  {
    name: 'expected devices',
    header: ['UPN', 'Serial number', 'Model'],
    rows: [
      [rainier, 'SN-1', 'Core'],
      [baker, 'SN-2', ''],
    ],
    required: ['UPN', 'Serial number'],
    text: 1,
    send: importTo('expected-devices/import'),
  },
  {
    name: 'sign-in data',
    header: ['UPN', 'Password'],
    rows: [
      [rainier, contosoRoomPassword],
      [baker, contosoRoomPassword],
    ],
    required: ['UPN', 'Password'],
    text: 1,
    async send(portal, csv) {
      const accountIds = await Promise.all([rainier, baker].map((upn) => portal.accountId(upn)));
      return portal.api('POST', `${ADMIN_PATHS.otpBatches}/check-csv`, { accountIds, csv });
    },
  },
];

interface Case {
  readonly what: string;
  readonly csv: (upload: Upload) => string;
  /** Where the problems are; absent: there are none. A function where it depends on the file. */
  readonly problems?: (upload: Upload) => readonly Cell[];
  /** Good rows read; two unless said. */
  readonly rows?: number;
}

const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`;
const join = ({ header, rows }: Pick<Upload, 'header' | 'rows'>, delimiter = ',', end = '\n') =>
  [header, ...rows].map((cells) => cells.join(delimiter)).join(end);
const first = ({ rows }: Upload) => rows[0] ?? [];
const second = ({ rows }: Upload) => rows[1] ?? [];
const withText = (upload: Upload, cell: string) => {
  const changed = first(upload).map((old, place) => (place === upload.text ? cell : old));
  return { header: upload.header, rows: [changed, second(upload)] };
};
const of = ({ header, text }: Upload): string => header[text] ?? '';
/** What a spreadsheet's "Unicode text" looks like when it is taken for UTF-8, as a browser's file reader takes it. */
const misread = (csv: string, encoding: 'utf16le' | 'latin1') => new TextDecoder().decode(Buffer.from(csv, encoding));

const cases: readonly Case[] = [
  { what: 'commas and LF', csv: join },
  { what: 'a BOM, semicolons and CRLF', csv: (one) => `\uFEFF${join(one, ';', '\r\n')}\r\n` },
  { what: 'tabs and CR', csv: (one) => join(one, '\t', '\r') },
  {
    what: 'every cell in quotes, delimiters of others within',
    csv: (one) => join({ header: one.header.map(quoted), rows: one.rows.map((row) => row.map(quoted)) }, ';'),
  },
  {
    what: 'blank lines and rows of empty cells',
    csv: (one) => `${join(one).replaceAll('\n', '\n\n')}\n${','.repeat(one.header.length - 1)}\n\n`,
  },
  {
    what: 'a header in other case, with spaces',
    csv: (one) => join({ ...one, header: one.header.map((name) => ` ${name.toUpperCase()} `) }),
  },
  {
    what: 'columns in another order',
    csv: (one) => join({ header: [...one.header].reverse(), rows: one.rows.map((row) => [...row].reverse()) }),
  },
  { what: 'nothing', csv: () => ' ', problems: () => [[null, null]], rows: 0 },
  {
    what: 'a header alone',
    csv: ({ header }) => header.join(','),
    problems: ({ name }) =>
      name === 'sign-in data'
        ? [
            [null, 'UPN'],
            [null, 'UPN'],
          ]
        : [],
    rows: 0,
  },
  {
    what: 'an unknown column',
    csv: (one) => join({ header: [...one.header, 'Colour'], rows: one.rows.map((row) => [...row, 'red']) }),
    problems: () => [[1, 'Colour']],
  },
  {
    what: 'a column twice',
    csv: (one) => join({ header: [...one.header, 'UPN'], rows: one.rows.map((row) => [...row, row[0] ?? '']) }),
    problems: () => [[1, 'UPN']],
  },
  {
    what: 'a row that is too short',
    csv: (one) => join({ ...one, rows: [...one.rows, [first(one)[0] ?? '']] }),
    problems: () => [[4, null]],
  },
  {
    what: 'a row that is too long',
    csv: (one) => join({ ...one, rows: [...one.rows, [...first(one), 'more']] }),
    problems: () => [[4, null]],
  },
  {
    what: 'a row twice',
    csv: (one) => join({ ...one, rows: [...one.rows, first(one)] }),
    problems: () => [[4, 'UPN']],
    rows: 3,
  },
  {
    what: 'the same UPN in other case',
    csv: (one) =>
      join({ ...one, rows: [...one.rows, first(one).map((cell, n) => (n === 0 ? cell.toUpperCase() : cell))] }),
    problems: () => [[4, 'UPN']],
    rows: 3,
  },
  {
    what: 'a domain of others',
    csv: (one) => join({ ...one, rows: [...one.rows, ['a@b.example', ...first(one).slice(1)]] }),
    problems: () => [[4, 'UPN']],
    rows: 3,
  },
  {
    what: 'something that is no UPN',
    csv: (one) => join({ ...one, rows: [...one.rows, ['nobody', ...first(one).slice(1)]] }),
    problems: () => [[4, 'UPN']],
    rows: 3,
  },
  {
    what: 'no UPN',
    csv: (one) => join({ ...one, rows: [...one.rows, ['', ...first(one).slice(1)]] }),
    problems: () => [[4, 'UPN']],
    rows: 3,
  },
  { what: 'a very long cell', csv: (one) => join(withText(one, 'x'.repeat(5000))), problems: (one) => [[2, of(one)]] },
  {
    what: 'a quotation mark that is never closed',
    csv: (one) => `${join(one)}\n"${first(one)[0] ?? ''}`,
    problems: () => [[4, null]],
  },
  {
    what: 'a quotation mark within a cell',
    csv: (one) => join(withText(one, 'a"b')),
    problems: ({ name }) =>
      name === 'sign-in data'
        ? [
            [2, null],
            [null, 'UPN'],
            [null, 'UPN'],
          ]
        : [[2, null]],
    rows: 0,
  },
  {
    what: 'a cell of two lines, and a problem below it',
    csv: (one) => join({ ...withText(one, quoted('a\r\nb')), rows: [...withText(one, quoted('a\r\nb')).rows, ['x']] }),
    problems: (one) => [
      [2, of(one)],
      [5, null],
    ],
  },
  {
    what: 'invalid UTF-8 as a reader shows it',
    csv: (one) =>
      join({
        header: one.header,
        rows: [...one.rows, [misread('gar\u00E7on@contoso.example', 'latin1'), ...first(one).slice(1)]],
      }),
    problems: () => [[4, 'UPN']],
    rows: 3,
  },
];

describe.each(STORES)('files that people upload, on %s', (kind) => {
  let portal: TestPortal;
  beforeAll(async () => {
    portal = await startTestPortal(kind);
  });
  afterAll(() => portal.dispose());

  describe.each(uploads)('$name', (upload) => {
    const report = async (csv: string) => {
      const { status, body } = await upload.send(portal, csv);
      expect([status, body]).toMatchObject([200, {}]);
      return Report.parse(body);
    };
    // Wrong passwords count: each case begins with none.
    const forget = () => portal.ctx.clock.advance(901);

    test.each(cases)('$what', async ({ csv, problems = () => [], rows = 2 }) => {
      await forget();
      const answer = await report(csv(upload));
      // Of sign-in data every selected account needs its row: a row that is not read is reported missing as well.
      const found = answer.problems.filter(
        ({ line }) => line !== null || !problems(upload).some(([at]) => at !== null),
      );
      const expected = problems(upload).filter(
        ([line]) => line !== null || !problems(upload).some(([at]) => at !== null),
      );
      expect(found.map(({ line, column }) => [line, column])).toEqual(expected);
      for (const { message } of answer.problems) expect(message).toMatch(/^.{8,200}[.]$/u);
      expect(answer.rows).toBe(rows);
    });

    test.each(upload.required)('without the column %s', async (missing) => {
      const place = upload.header.indexOf(missing);
      const without = (cells: readonly string[]) => cells.filter((_, n) => n !== place);
      const csv = join({ header: without(upload.header), rows: upload.rows.map(without) });
      const problems = (await report(csv)).problems.filter(({ line }) => line === 1);
      expect(problems).toEqual([{ line: 1, column: missing, message: 'This column is missing.' }]);
    });

    test('NUL and halves of characters are refused whole, with a reason', async () => {
      for (const bad of ['\0', '\uD800']) {
        const refused = await upload.send(portal, join(withText(upload, `a${bad}b`)));
        expect(refused).toMatchObject({ status: 400, body: { code: 'request.invalid' } });
        expect(JSON.stringify(refused.body)).toContain('cannot be stored');
      }
    });

    test('a file in UTF-16 says that it is one', async () => {
      for (const csv of [
        misread(`\uFEFF${join(upload)}`, 'utf16le'),
        Buffer.from(join(upload), 'utf16le').toString('latin1'),
      ]) {
        const answer = await upload.send(portal, csv);
        expect(JSON.stringify(answer.body)).toMatch(/UTF-8|cannot be stored/);
      }
    });

    test('more than 12 million characters, and more than 16 MB, are refused for what they are', async () => {
      const long = await upload.send(portal, 'x'.repeat(12_000_001));
      expect(long).toMatchObject({ status: 400, body: { errors: [{ path: 'csv' }] } });
      const huge = await upload.send(portal, 'x'.repeat(17 * 1024 * 1024));
      expect(huge).toMatchObject({ status: 413, body: { code: 'request.tooLarge' } });
    });
  });

  test('more than 50,000 rows are refused', async () => {
    for (const { send, header, rows } of uploads) {
      const line = `${(rows[0] ?? []).join(',')}\n`;
      const answer = await send(portal, `${header.join(',')}\n${line.repeat(50_001)}`);
      const messages = Report.parse(answer.body).problems.map(({ message }) => message);
      expect(messages).toContain('The file has more than 50,000 rows.');
    }
  });
});
