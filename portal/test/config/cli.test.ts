import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { isLoopback } from '../../server/config/config';
import { readCommandLine } from '../../server/config/cli';
import { temporaryFolder } from '../test-portal';

const read = (line: string, environment = {}) => readCommandLine(line.split(' ').filter(Boolean), environment);

describe('the command line', () => {
  test('without options: loopback, the embedded store in the user’s data folder, keys beside it', async () => {
    const config = await read('', { XDG_DATA_HOME: '/data', LOCALAPPDATA: '/data' });
    expect(config).toMatchObject({
      host: '127.0.0.1',
      publicUrl: null,
      dataDir: path.resolve('/data/roomkey/portal'),
      keysPath: path.resolve('/data/roomkey/portal.keys.json'),
      databaseUrl: null,
      testControls: false,
      demo: false,
      seed: null,
    });
  });

  test('takes every option, and the database from the environment', async () => {
    const config = await read(
      '--port 0 --host 0.0.0.0 --data d --seed contoso --api-token-file t --keys k --public-url https://rooms.example/ --trust-proxy 10.0.0.0/8 ::1',
      { DATABASE_URL: 'postgres://u:p@db/rooms' },
    );
    expect(config).toMatchObject({
      port: 0,
      publicUrl: 'https://rooms.example',
      databaseUrl: 'postgres://u:p@db/rooms',
      trustProxy: ['10.0.0.0/8', '::1'],
      seed: 'contoso',
      apiTokenFile: path.resolve('t'),
      keysPath: path.resolve('k'),
    });
  });

  test.each([
    ['--host 0.0.0.0', 'config.publicUrlNeeded'],
    ['--host ::', 'config.publicUrlNeeded'],
    ['--host 192.168.1.5 --public-url http://192.168.1.5', 'config.publicUrlNeeded'],
    ['--public-url http://rooms.example', 'config.publicUrlNeeded'],
    ['--host 0.0.0.0 --public-url https://rooms.example --test-controls', 'config.testControlsNotLocal'],
    ['--public-url https://rooms.example --test-controls', 'config.testControlsNotLocal'],
    ['--public-url https://rooms.example/path', 'config.invalid'],
    ['--public-url rooms.example', 'config.invalid'],
    ['--database-url mysql://db', 'config.invalid'],
    ['--trust-proxy everyone', 'config.invalid'],
    ['--seed fabrikam', 'config.invalid'],
    ['--state saved.json', 'config.invalid'],
    ['--demo', 'config.demoNeedsSample'],
    ['--demo --seed contoso --database-url postgres://db/rooms', 'config.demoNeedsSample'],
    ['--demo --seed contoso --host 0.0.0.0', 'config.publicUrlNeeded'],
    ['--demo --seed contoso --public-url https://rooms.example', 'config.demoExposed'],
    ['--demo --seed contoso --trust-proxy 10.0.0.0/8', 'config.demoExposed'],
    ['--tls-cert a.pem', 'config.invalid'],
    ['--lan --public-url https://rooms.example', 'config.lanAlone'],
    ['--lan --tls-cert a.pem --tls-key b.pem', 'config.lanAlone'],
    ['--lan --host 0.0.0.0', 'config.lanAlone'],
    ['--lan-address 192.168.1.20 --host 192.168.1.20', 'config.lanAlone'],
    ['--lan-address 203.0.113.9', 'config.invalid'],
    ['--lan-address 2001:db8::1', 'config.invalid'],
    ['--lan-address fe80::1', 'config.invalid'],
    ['--lan-address presenter.local', 'config.invalid'],
    ['--tls-cert /missing/a.pem --tls-key /missing/b.pem', 'config.fileUnreadable'],
  ])('refuses %s', async (line, code) => {
    await expect(read(line)).rejects.toMatchObject({ code, exitCode: 2 });
  });

  test('a refused database address is not repeated: it may hold a password', async () => {
    await expect(read('--database-url mysql://root:hunter2@db')).rejects.not.toThrow(/hunter2/);
  });

  test('the local network is served when it is asked for, with test controls on this machine', async () => {
    expect((await read('')).lan).toBeNull();
    expect(await read('--lan --host 127.0.0.1 --test-controls')).toMatchObject({
      lan: { only: null },
      testControls: true,
    });
    expect((await read('--lan-address 192.168.1.20 fd00::2')).lan).toEqual({ only: ['192.168.1.20', 'fd00::2'] });
  });

  test('reads certificate and key', async () => {
    const folder = await temporaryFolder();
    await writeFile(path.join(folder, 'a'), 'cert');
    await writeFile(path.join(folder, 'b'), 'key');
    const { tls } = await read(`--tls-cert ${folder}/a --tls-key ${folder}/b`);
    expect([tls?.cert.toString(), tls?.key.toString()]).toEqual(['cert', 'key']);
    const onNetwork = `--host 0.0.0.0 --public-url https://192.168.1.5:8443 --tls-cert ${folder}/a --tls-key ${folder}/b`;
    expect(await read(`--demo --seed contoso ${onNetwork}`)).toMatchObject({ demo: true, seed: 'contoso' });
  });
});

test('loopback is the machine itself and nothing that only looks like it', () => {
  expect(['127.0.0.1', '127.9.9.9', 'localhost', '::1', '[::1]'].every(isLoopback)).toBe(true);
  expect(['0.0.0.0', '::', '127.0.0.1.nip.io', 'localhost.example', '10.0.0.1', '128.0.0.1'].some(isLoopback)).toBe(
    false,
  );
});
