/** A real PostgreSQL server in a folder of its own, reached by a Unix socket there, so that no port can be taken. */
import { execFile } from 'node:child_process';
import { chown, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const binaries = '/usr/lib/postgresql';

export interface PostgresServer {
  readonly url: string;
  stop(): Promise<void>;
}

/** PostgreSQL refuses to run as root; root runs it as the user `postgres` that its package makes. */
export async function startPostgres(): Promise<PostgresServer> {
  const bin = await findBinaries();
  const user = process.getuid?.() === 0 ? await idsOf('postgres') : undefined;
  const folder = await mkdtemp(path.join(tmpdir(), 'roomkey-postgres-'));
  if (user !== undefined) await chown(folder, user.uid, user.gid);
  const data = path.join(folder, 'data');
  const options = { cwd: folder, ...user };
  await run(
    path.join(bin, 'initdb'),
    ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8'],
    options,
  );
  const settings = `-c listen_addresses='' -c unix_socket_directories='${folder}' -c max_connections=200`;
  const log = path.join(folder, 'server.log');
  await run(path.join(bin, 'pg_ctl'), ['-D', data, '-l', log, '-w', '-o', settings, 'start'], options);
  return {
    url: `postgresql://postgres@localhost/postgres?host=${encodeURIComponent(folder)}`,
    async stop() {
      await run(path.join(bin, 'pg_ctl'), ['-D', data, '-w', '-m', 'immediate', 'stop'], options);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

export async function findBinaries(): Promise<string> {
  const versions = await readdir(binaries).catch((): string[] => []);
  const newest = versions.sort((a, b) => Number(b) - Number(a))[0];
  if (newest === undefined)
    throw new Error(`No PostgreSQL server under ${binaries}. On Debian: apt-get install postgresql`);
  return path.join(binaries, newest, 'bin');
}

async function idsOf(user: string): Promise<{ uid: number; gid: number }> {
  const [uid, gid] = await Promise.all([run('id', ['-u', user]), run('id', ['-g', user])]);
  return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
}
