/** What docs/OPERATIONS.md says about backup and restore, done with PostgreSQL's own tools. */
import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { ADMIN_PATHS } from '@roomkey/shared/protocol/admin';
import { freshDatabase } from '../postgres';
import { findBinaries } from '../postgres-server';
import { startTestPortal, temporaryFolder } from '../test-portal';

const run = promisify(execFile);

test('a dump taken while the portal runs brings everything back, for who has the keys', async () => {
  const bin = await findBinaries();
  const file = path.join(await temporaryFolder(), 'roomkey.dump');
  const before = await startTestPortal('postgres');
  const made = await before.generateOtp('sea-rainier@contoso.example');
  await run(path.join(bin, 'pg_dump'), ['--format=custom', `--file=${file}`, before.config.databaseUrl ?? '']);
  await before.close();

  const restored = await freshDatabase();
  await run(path.join(bin, 'pg_restore'), ['--clean', '--if-exists', '--no-owner', `--dbname=${restored}`, file]);
  const { keysPath } = before.config;
  const after = await startTestPortal('postgres', { databaseUrl: restored, keysPath, createKeys: false, seed: null });
  const revealed = await after.api('POST', `${ADMIN_PATHS.otps}/${made.id}/reveal`);
  expect(revealed.status).toBe(200);
  // Compared this way, a failure does not print it.
  expect(JSON.stringify(revealed.body).includes(made.otp)).toBe(true);
  await expect(after.ctx.store.db.execute('delete from audit')).rejects.toThrow();
  await after.dispose();
  await before.dispose();

  const stranger = startTestPortal('postgres', { databaseUrl: restored, seed: null });
  await expect(stranger).rejects.toMatchObject({ code: 'keys.missing' });
});
