import { mkdir, readdir, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readInstallationId } from '../../../adapters/installation/installation-id';
import { createCryptoRandom } from '../../../adapters/random/crypto-random';
import { makeTempFolder } from '../../support/temp-folder';

const random = createCryptoRandom();
let folder: Awaited<ReturnType<typeof makeTempFolder>>;
let file: string;
beforeEach(async () => {
  folder = await makeTempFolder();
  file = path.join(folder.path, 'installation-id');
});
afterEach(() => folder.remove());

describe('the installation id', () => {
  it('is made once and stays', async () => {
    const id = await readInstallationId(file, random);
    expect(id).toMatch(/^[\w-]{22,}$/);
    expect(await readInstallationId(file, random)).toBe(id);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
  });

  it('is one for several starts at the same time', async () => {
    const ids = await Promise.all(Array.from({ length: 10 }, () => readInstallationId(file, random)));
    expect(new Set(ids).size).toBe(1);
    expect(await readdir(folder.path)).toEqual(['installation-id']);
  });

  it('is not replaced where the file holds something else', async () => {
    await writeFile(file, 'damaged');
    await expect(readInstallationId(file, random)).rejects.toMatchObject({ code: 'state.unreadable' });
  });

  it('says so where it can be neither read nor written', async () => {
    await mkdir(file);
    await expect(readInstallationId(file, random)).rejects.toMatchObject({ code: 'state.unreadable' });
    const nowhere = path.join(folder.path, 'no-such-folder', 'installation-id');
    await expect(readInstallationId(nowhere, random)).rejects.toMatchObject({ code: 'state.unwritable' });
  });
});
