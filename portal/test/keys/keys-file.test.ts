import { chmod, readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { StartupError } from '../../server/config/startup-errors';
import { loadKeys, refuseKeysInside } from '../../server/keys/keys-file';
import { temporaryFolder } from '../test-portal';

let file: string;
beforeEach(async () => {
  file = path.join(await temporaryFolder(), 'deeper', 'keys.json');
});

test('an empty embedded store gets a file that only its owner may read, and the same keys ever after', async () => {
  const made = await loadKeys({ file, expectedId: null, mayCreate: true });
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  const again = await loadKeys({ file, expectedId: made.id, mayCreate: true });
  expect(again.open('display', made.seal('display', 'x', 'y'), 'y')).toBe('x');
});

test('a missing file is not made for a database that has been written, nor where it may not be', async () => {
  await expect(loadKeys({ file, expectedId: 'k-before', mayCreate: true })).rejects.toMatchObject({
    code: 'keys.missing',
  });
  await expect(loadKeys({ file, expectedId: null, mayCreate: false })).rejects.toMatchObject({ code: 'keys.missing' });
});

test('the wrong file, one that others may read, and a broken one are refused with a remedy', async () => {
  await loadKeys({ file, expectedId: null, mayCreate: true });
  await expect(loadKeys({ file, expectedId: 'k-other', mayCreate: true })).rejects.toMatchObject({
    code: 'keys.mismatch',
  });
  await chmod(file, 0o640);
  await expect(loadKeys({ file, expectedId: null, mayCreate: true })).rejects.toMatchObject({
    code: 'keys.tooOpen',
    remedy: `Run: chmod 600 "${file}"`,
  });
  const secret = await readFile(file, 'utf8');
  await writeFile(file, secret.slice(0, -10), { mode: 0o600 });
  await chmod(file, 0o600);
  const broken: unknown = await loadKeys({ file, expectedId: null, mayCreate: true }).catch((error: unknown) => error);
  expect(broken).toMatchObject({ code: 'keys.malformed', exitCode: 4 });
  expect(JSON.stringify(broken)).not.toContain(secret.slice(40, 60));
});

test('keys do not lie in the data directory', () => {
  const refused = StartupError;
  expect(() => refuseKeysInside('/srv/roomkey', '/srv/roomkey/keys.json')).toThrow(refused);
  expect(() => refuseKeysInside('/srv/roomkey', '/srv/roomkey/a/../b/keys.json')).toThrow(refused);
  expect(() => refuseKeysInside('/srv/roomkey', '/srv/roomkey.keys.json')).not.toThrow();
});
