/** The built portal as a process of its own, with many resource accounts. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { endWithUs } from './children';
import { ADMIN_PATHS, CsvImportAnswerSchema } from '@roomkey/shared/protocol/admin';

const SERVER = path.resolve(import.meta.dirname, '../out/portal/server/index.js');

export interface BenchPortal {
  readonly url: string;
  /** With the token in its fragment: signs the first administrator in. */
  readonly signInUrl: string;
  api(method: string, path: string, body?: unknown): Promise<unknown>;
  /** Accounts `room-0000@rooms.example` …, in 40 sites, ready for an OTP. */
  importAccounts(count: number): Promise<void>;
  /** The server's process. */
  readonly pid: number;
  /** An administrator's API token, and the file that the portal has written it to. */
  readonly token: string;
  readonly tokenFile: string;
  stop(): Promise<void>;
}

/** With an empty embedded store. */
export async function startBenchPortal(): Promise<BenchPortal> {
  const folder = await mkdtemp(path.join(tmpdir(), 'roomkey-bench-'));
  const portal = await startPortalProcess(folder, ['--data', path.join(folder, 'data')]);
  return {
    ...portal,
    async stop() {
      await portal.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/**
 * On the store that `options` name. Logs nothing below `fatal`, as the peers it is measured beside. `forNode`: options of Node's
 * own.
 */
export async function startPortalProcess(
  folder: string,
  options: readonly string[],
  forNode: readonly string[] = [],
): Promise<BenchPortal> {
  const tokenFile = path.join(folder, 'token');
  const child = spawn(
    process.execPath,
    [...nodeOptions(), ...forNode, SERVER, '--port', '0', '--api-token-file', tokenFile, ...options],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, DATABASE_URL: '', ROOMKEY_LOG_LEVEL: 'fatal', NODE_ENV: 'production' },
    },
  );
  endWithUs(child);
  const printed = new Map<string, string>();
  for await (const line of createInterface(child.stdout)) {
    const [, label, value] = /^(Portal|Sign in): (.+)$/.exec(line) ?? [];
    if (label !== undefined && value !== undefined) printed.set(label, value);
    if (printed.size === 2) break;
  }
  // The portal prints nothing more that is read, but a full pipe would stop it.
  child.stdout.resume();
  const url = printed.get('Portal') ?? '';
  if (url === '' || child.pid === undefined) throw new Error('the portal did not start');
  const token = await readFile(tokenFile, 'utf8');

  async function api(method: string, where: string, body?: unknown): Promise<unknown> {
    const response = await fetch(url + where, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${where} answered ${response.status}: ${text}`);
    return text === '' ? undefined : JSON.parse(text);
  }
  return {
    url,
    signInUrl: printed.get('Sign in') ?? '',
    pid: child.pid,
    token,
    tokenFile,
    api,
    async importAccounts(count) {
      const rows = Array.from({ length: count }, (_, index) => accountRow(index));
      const csv = ['UPN,Display name,Site,Location,Licence', ...rows].join('\r\n');
      const body = await api('POST', `${ADMIN_PATHS.accounts}/import`, { csv, dryRun: false });
      const { created, problems } = CsvImportAnswerSchema.parse(body);
      if (created !== count) throw new Error(`imported ${created}: ${JSON.stringify(problems[0])}`);
    },
    async stop() {
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    },
  };
}

/** `ROOMKEY_BENCH_NODE_OPTIONS="--cpu-prof --cpu-prof-dir=…"` looks into the server's process, and only there. */
function nodeOptions(): string[] {
  return (process.env['ROOMKEY_BENCH_NODE_OPTIONS'] ?? '').split(' ').filter((option) => option !== '');
}

function accountRow(index: number): string {
  const number = String(index).padStart(4, '0');
  const location = `Building ${index % 7} Floor ${index % 12}`;
  return `room-${number}@rooms.example,Room ${number},Site ${index % 40},${location},Teams Rooms Pro`;
}
