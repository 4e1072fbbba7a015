import { readFileSync, writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { format } from 'prettier';
import { runResultJsonSchema } from '../../report/json-schema';

const PUBLISHED = new URL('../../report/run-result.schema.json', import.meta.url);

it('the published JSON Schema is that of the code (ROOMKEY_UPDATE_DOCS=1 writes it)', async () => {
  const current = await format(runResultJsonSchema(), { parser: 'json', printWidth: 120 });
  if (process.env['ROOMKEY_UPDATE_DOCS'] === '1') writeFileSync(PUBLISHED, current);
  else expect(readFileSync(PUBLISHED, 'utf8')).toBe(current);
});
