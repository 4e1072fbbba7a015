import { mkdir, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { inputHash } from '../../bundles/input-hash';
import { isInput } from '../../bundles/parts';
import { temporaryFolder } from '../temporary-folder';

const all = () => true;

test('the hash follows content and names, and nothing else', async () => {
  const root = await temporaryFolder();
  await mkdir(path.join(root, 'a', 'deep'), { recursive: true });
  await writeFile(path.join(root, 'a', 'deep', 'one.ts'), '1');
  await writeFile(path.join(root, 'two.ts'), '2');
  const hash = () => inputHash(root, ['two.ts', 'a', 'absent'], all);
  const before = await hash();

  expect(await inputHash(root, ['a', 'two.ts'], all)).toBe(before);
  await writeFile(path.join(root, 'two.ts'), '2');
  expect(await hash()).toBe(before);
  await writeFile(path.join(root, 'unrelated.ts'), '3');
  expect(await hash()).toBe(before);

  await writeFile(path.join(root, 'two.ts'), 'changed');
  const changed = await hash();
  expect(changed).not.toBe(before);
  await rename(path.join(root, 'a', 'deep', 'one.ts'), path.join(root, 'a', 'deep', 'uno.ts'));
  expect(await hash()).not.toBe(changed);
});

test.each([
  ['main/app/index.ts', true],
  ['shared/test/machine/a.ts', false],
  ['renderer/steps/welcome.test.tsx', false],
  ['main/app/tsconfig.json', false],
  ['shared/locale/de.json', true],
  ['shared/contest/a.ts', true],
])('%s is an input of a bundle: %s', (file, expected) => {
  expect(isInput(file)).toBe(expected);
});
