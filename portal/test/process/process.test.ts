import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterEach, describe, expect, test } from 'vitest';
import { freshDatabase, queryPostgres } from '../postgres';
import { call, temporaryFolder } from '../test-portal';
import { runToEnd, startProcess, stop, type PortalProcess } from './portal-process';

let running: PortalProcess | undefined;
afterEach(async () => {
  if (running?.child.exitCode === null && running.child.signalCode === null) await stop(running.child, 'SIGKILL');
  running = undefined;
});

describe('the portal’s process', { timeout: 300_000 }, () => {
  test('prints the lines that scripts read, and ends with 0 on SIGTERM', async () => {
    const data = path.join(await temporaryFolder(), 'data');
    const tokenFile = `${data}.token`;
    running = await startProcess(['--data', data, '--seed', 'contoso', '--api-token-file', tokenFile]);
    expect(running.lines[0]).toMatch(/^Portal: http:\/\/127\.0\.0\.1:\d+$/);
    expect(running.lines[1]).toMatch(/^Sign in: http:\/\/127\.0\.0\.1:\d+\/#\/sign-in\?token=[\w-]{43}$/);
    const authorization = `Bearer ${await readFile(tokenFile, 'utf8')}`;
    expect((await call(`${running.url}/api/accounts`, 'GET', undefined, { authorization })).status).toBe(200);

    const second = await runToEnd(['--data', data, '--port', '0']);
    expect(second.code).toBe(3);
    expect(second.stderr).toContain('[dataDirectory.locked]');
    expect(second.stdout).toBe('');
    expect(await stop(running.child, 'SIGTERM')).toBe(0);

    await writeFile(
      `${data}.keys.json`,
      JSON.stringify({ version: 1, id: 'k-strange', root: Buffer.alloc(32).toString('base64') }),
    );
    const strange = await runToEnd(['--data', data, '--port', '0']);
    expect([strange.code, strange.stderr]).toEqual([4, expect.stringContaining('[keys.mismatch]')]);
  });

  test('over TLS, tells the fingerprint of its certificate before it asks anybody in', async () => {
    const folder = await temporaryFolder();
    const [certFile, keyFile] = [path.join(folder, 'cert.pem'), path.join(folder, 'key.pem')];
    const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-keyout', keyFile];
    const names = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost'];
    await promisify(execFile)('openssl', ['req', '-x509', '-days', '2', ...key, '-out', certFile, ...names]);
    running = await startProcess(['--data', path.join(folder, 'data'), '--tls-cert', certFile, '--tls-key', keyFile]);
    const { stdout } = await promisify(execFile)('openssl', [
      'x509',
      '-in',
      certFile,
      '-noout',
      '-fingerprint',
      '-sha256',
    ]);
    const groups = stdout.trim().split('=')[1]?.replaceAll(':', '').match(/.{4}/g) ?? [];
    expect(running.lines[1]).toBe(`Certificate SHA-256: ${groups.join(' ')}`);
    expect(running.lines[2]).toMatch(/^Sign in: https:/);
  });

  test('refuses with cause, remedy and its own exit code', async () => {
    const folder = await temporaryFolder();
    const data = ['--data', path.join(folder, 'data')];
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
    const address = taken.address();
    const port = typeof address === 'object' && address !== null ? String(address.port) : '';
    const database = ['--database-url', await freshDatabase()];
    const refusals = await Promise.all([
      runToEnd(['--port', port, ...database, '--create-keys', ...data]),
      runToEnd(['--port', '0', ...database, '--keys', path.join(folder, 'none.json')]),
      runToEnd(['--port', '0', '--host', '0.0.0.0', ...data]),
      runToEnd(['--port', '0', '--database-url', 'postgres://u:hunter2@127.0.0.1:1/db', ...data]),
      runToEnd(['--colour', 'blue']),
    ]);
    taken.close();
    expect(refusals.map(({ code }) => code)).toEqual([5, 4, 2, 3, 2]);
    const [inUse, noKeys, exposed, unreachable] = refusals.map(({ stderr }) => stderr);
    expect(inUse).toContain(`127.0.0.1:${port} is already in use`);
    expect(noKeys).toContain('--create-keys');
    expect(exposed).toContain('--public-url');
    expect(unreachable).toContain('cannot be reached');
    expect(unreachable).not.toContain('hunter2');
  });

  test('a database that a newer version wrote is left alone', async () => {
    const database = await freshDatabase();
    const keys = path.join(await temporaryFolder(), 'keys.json');
    const args = ['--database-url', database, '--keys', keys, '--create-keys'];
    running = await startProcess(args);
    expect(await stop(running.child, 'SIGINT')).toBe(0);
    await queryPostgres(
      database,
      "insert into drizzle.__drizzle_migrations (hash, created_at) values ('future', 9999999999999)",
    );
    const refused = await runToEnd(['--port', '0', ...args]);
    expect([refused.code, refused.stderr]).toEqual([3, expect.stringContaining('[store.newer]')]);
  });
});
