import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createFileSnapshotStore } from '../../../adapters/store/file-snapshot-store';
import { readSavedLocale } from '../../../adapters/store/saved-locale';
import { makeTempFolder } from '../../support/temp-folder';

let folder: Awaited<ReturnType<typeof makeTempFolder>>;
beforeAll(async () => {
  folder = await makeTempFolder();
});
afterAll(() => folder.remove());

it('is the one of the record that the store has written', async () => {
  const file = path.join(folder.path, 'setup.json');
  await createFileSnapshotStore({ file }).save({ snapshot: {}, record: { version: 1, locale: 'ja' } });
  expect(await readSavedLocale(file)).toBe('ja');
});

it.each(['', '{', '{"record":null}', '{"record":{"locale":7}}'])('is none in %j', async (content) => {
  const file = path.join(folder.path, 'damaged.json');
  await writeFile(file, content);
  expect(await readSavedLocale(file)).toBeNull();
});

it('is none where nothing was saved', async () => {
  expect(await readSavedLocale(path.join(folder.path, 'missing.json'))).toBeNull();
});
