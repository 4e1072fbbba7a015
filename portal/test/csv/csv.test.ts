import { expect, test } from 'vitest';
import { parseCsv } from '../../server/csv/parse-csv';
import { writeCsv } from '../../server/csv/write-csv';

const columns = ['UPN', 'Password', 'Note'] as const;
const parse = (text: string) => parseCsv(text, { columns, required: ['UPN'] });
const upns = async (text: string) => (await parse(text)).rows.map(({ line, values }) => [line, values.UPN]);

test('reads what spreadsheets write: BOM, delimiters, quotes, line ends, blank lines, any case of the header', async () => {
  for (const delimiter of [',', ';', '\t']) {
    for (const end of ['\r\n', '\n', '\r']) {
      const lines = ['\uFEFF upn |"PASSWORD"', 'a@b.c|"x,;|""y"""', '', '|', 'd@e.f| p ', ''];
      const { rows, problems, columns: found } = await parse(lines.join(end).replaceAll('|', delimiter));
      expect(problems).toEqual([]);
      expect(found).toEqual(['UPN', 'Password']);
      expect(rows).toEqual([
        { line: 2, values: { UPN: 'a@b.c', Password: `x,;${delimiter}"y"` } },
        { line: 5, values: { UPN: 'd@e.f', Password: ' p ' } },
      ]);
    }
  }
});

test('counts lines as an editor shows them, line breaks within quotes included', async () => {
  const text = 'UPN,Note\r\na,"one\r\ntwo\nthree"\r\n\r\nb,"x\r\ny"\r\nc,z\r\nd\r\n';
  expect(await upns(text)).toEqual([
    [2, 'a'],
    [6, 'b'],
    [8, 'c'],
  ]);
  expect((await parse(text)).problems).toEqual([
    { line: 9, column: null, message: 'This row has 1 cells, but the header has 2.' },
  ]);
});

test('reports wrong, missing and repeated columns, broken quotes, empty and too long files; it never throws', async () => {
  const messages = async (text: string) =>
    (await parse(text)).problems.map(({ line, column, message }) => [line, column, message]);
  expect(await messages('Mail,upn,UPN\n1,2,3')).toEqual([
    [1, 'Mail', 'Not a known column: UPN, Password, Note.'],
    [1, 'UPN', 'This column is there twice.'],
  ]);
  expect(await messages('Password\nx')).toEqual([[1, 'UPN', 'This column is missing.']]);
  expect((await messages('UPN,Note\na,"\r\n"\nb,"open\nc,d'))[0]?.[0]).toBe(4);
  expect((await messages('UPN\na"b'))[0]?.[0]).toBe(2);
  expect(await messages('UPN\n"a"b')).toHaveLength(1);
  expect(await messages(`UPN\n"${'x'.repeat(200_000)}`)).toHaveLength(1);
  for (const empty of ['', '\uFEFF', '\r\n\r\n', ' , ']) expect(await messages(empty)).toHaveLength(1);
  const rows = (count: number) => `UPN\n${Array.from({ length: count }, (_, n) => `r${String(n)}`).join('\n')}`;
  expect(await parse(rows(50_000))).toMatchObject({ problems: [] });
  expect((await parse(rows(50_000))).rows.at(-1)).toEqual({ line: 50_001, values: { UPN: 'r49999' } });
  expect(await messages(rows(50_001))).toEqual([[null, null, 'The file has more than 50,000 rows.']]);
});

test('no exported cell is a formula, and every value comes back as it was', async () => {
  const starts = [
    '=',
    '+',
    '-',
    '@',
    '\t',
    '\r',
    '\n',
    '＝',
    '＋',
    '－',
    '＠',
    "'",
    "''=",
    'a',
    ' ',
    '"',
    ',',
    ';',
    '\uFEFF',
  ];
  const values = starts.flatMap((first) => [first, `${first}1`, ...starts.map((second) => `${first}${second}x\r\n`)]);
  const rows = values.map((value) => ({ UPN: 'a', Password: value, Note: `'${value}` }));
  const text = writeCsv(columns, rows);
  expect(text.startsWith('\uFEFFUPN,Password,Note\r\n')).toBe(true);
  const back = await parse(text);
  expect(back.problems).toEqual([]);
  expect(back.rows.map((row) => row.values)).toEqual(rows);
  for (const dangerous of ['=cmd()', '+1', '-1', '@x', '＝x', '\tx']) {
    const cell = writeCsv(['UPN'], [{ UPN: dangerous }]).split('\r\n')[1];
    expect(cell?.replace(/^"/u, '')).toBe(`'${dangerous}${dangerous === '\tx' ? '"' : ''}`);
  }
});
