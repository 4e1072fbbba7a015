import { readFileSync, writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { format } from 'prettier';
import { transitionTable } from './transition-table';

const DOCUMENT = new URL('../../../../docs/ARCHITECTURE.md', import.meta.url);
const SECTION = /(<!-- transitions: generated -->\n)[\s\S]*?(\n<!-- end of transitions -->)/;

it('docs/ARCHITECTURE.md carries the transitions of the code (ROOMKEY_UPDATE_DOCS=1 writes them)', async () => {
  const table = (await format(transitionTable(), { parser: 'markdown' })).trim();
  const document = readFileSync(DOCUMENT, 'utf8');
  expect(document).toMatch(SECTION);
  const current = document.replace(SECTION, `$1\n${table}\n$2`);
  if (process.env['ROOMKEY_UPDATE_DOCS'] === '1') writeFileSync(DOCUMENT, current);
  else expect(document).toBe(current);
});
