import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { SETTINGS } from '@roomkey/shared/ipc/configuration';
import { describe, expect, it } from 'vitest';
import { switchOf, variableOf } from '../../../app/options/setting-names';
import { settingsJsonSchema } from '../../../app/options/settings';
import { USAGE } from '../../../app/options/usage';

const docs = path.resolve(import.meta.dirname, '../../../../docs');
const PUBLISHED = path.join(docs, 'console.schema.json');

it('the published schema is the one that the file is read with (ROOMKEY_UPDATE_DOCS=1 writes it)', () => {
  if (process.env['ROOMKEY_UPDATE_DOCS'] === '1') writeFileSync(PUBLISHED, settingsJsonSchema());
  expect(JSON.parse(readFileSync(PUBLISHED, 'utf8'))).toEqual(JSON.parse(settingsJsonSchema()));
});

describe.each(SETTINGS)('%s', (setting) => {
  it('stands in the manual with its names, and in --help', () => {
    const manual = readFileSync(path.join(docs, 'CONSOLE.md'), 'utf8');
    for (const name of [`\`${setting}\``, `\`--${switchOf(setting)}`, `\`${variableOf(setting)}\``]) {
      expect(manual).toContain(name);
    }
    expect(USAGE).toContain(`--${switchOf(setting)}`);
  });
});
