import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createFileSnapshotStore } from '../../../adapters/store/file-snapshot-store';
import { readSavedState } from '../../../adapters/store/saved-state';
import { makeTempFolder } from '../../support/temp-folder';

let folder: Awaited<ReturnType<typeof makeTempFolder>>;
beforeAll(async () => {
  folder = await makeTempFolder();
});
afterAll(() => folder.remove());

it('is what the store has written', async () => {
  const file = path.join(folder.path, 'setup.json');
  const state = { snapshot: { machine: 3 }, record: { version: 1, locale: 'ja' } };
  await createFileSnapshotStore({ file }).save(state);
  expect(await readSavedState(file)).toEqual(state);
});

it.each(['', '{', '[]', '7'])('is none in %j', async (content) => {
  const file = path.join(folder.path, 'damaged.json');
  await writeFile(file, content);
  expect(await readSavedState(file)).toBeNull();
});

it('is none where nothing was saved', async () => {
  expect(await readSavedState(path.join(folder.path, 'missing.json'))).toBeNull();
});
