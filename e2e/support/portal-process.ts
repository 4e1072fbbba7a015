/** The real portal as a process of its own: started, stopped, killed and started again on the same data and port. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { endChild } from '../../main/test/support/child';
import { makeTempFolder } from '../../main/test/support/temp-folder';
import { waitFor } from './wait-for';

/** Another build than the one that `npm run build` makes can be named, so that two people can try theirs at once. */
const BUILD = path.resolve(process.env['ROOMKEY_E2E_PORTAL'] ?? path.join(import.meta.dirname, '../../out/portal'));
const SERVER = path.join(BUILD, 'server/index.js');

export interface PortalProcess {
  /** Where this process listens, without the network in front of it. */
  readonly address: string;
  /** An administrator's API token, and where the portal has written it, mode 0600. */
  token(): Promise<string>;
  readonly tokenFile: string;
  /** The printed sign-in link. */
  signInUrl(): string;
  isRunning(): boolean;
  start(): Promise<void>;
  /** SIGTERM: held polls are answered, the database is closed. */
  stop(): Promise<void>;
  restart(): Promise<void>;
  /** SIGKILL: what was acknowledged must be on disk. */
  kill9(): Promise<void>;
  /** Everything the process printed, of all its starts. */
  output(): string;
  /** Ends it and deletes its data. */
  remove(): Promise<void>;
}

/**
 * Starts a portal with the sample organisation. `publicUrl` is the address that consoles and browsers use, where that is not
 * the portal's own; port 0 lets the system choose. `more`: further arguments. Without test controls its pages do not say that it
 * has them.
 */
export async function startPortalProcess(
  port: number,
  publicUrl: string | null,
  more: readonly string[] = [],
  { testControls = true } = {},
): Promise<PortalProcess> {
  const folder = await makeTempFolder();
  const tokenFile = path.join(folder.path, 'token');
  let child: ChildProcess | null = null;
  let output = '';
  let current = '';

  async function start(): Promise<void> {
    current = '';
    const started = spawn(
      process.execPath,
      [
        SERVER,
        ...argumentsFor({ port, publicUrl, data: path.join(folder.path, 'data'), tokenFile }),
        ...(testControls ? ['--test-controls'] : []),
        ...more,
      ],
      { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, DATABASE_URL: '' } },
    );
    child = started;
    for (const pipe of [started.stdout, started.stderr]) {
      pipe.setEncoding('utf8').on('data', (text: string) => {
        output += text;
        current += text;
      });
    }
    await waitFor(
      'the portal prints where to sign in',
      () => {
        if (started.exitCode !== null) throw new Error(`The portal ended with ${started.exitCode}:\n${current}`);
        return /^Sign in: .+$/m.test(current) ? true : undefined;
      },
      60_000,
    );
  }

  async function end(signal: NodeJS.Signals): Promise<void> {
    const running = child;
    child = null;
    if (running === null) return;
    if (signal === 'SIGTERM') return endChild(running);
    if (running.exitCode !== null || running.signalCode !== null) return;
    const ended = once(running, 'exit');
    running.kill(signal);
    await ended;
  }

  await start();
  return {
    address: publicUrl === null ? printed(current, 'Portal') : `http://127.0.0.1:${port}`,
    token: async () => (await readFile(tokenFile, 'utf8')).trim(),
    tokenFile,
    signInUrl: () => printed(current, 'Sign in'),
    isRunning: () => child !== null && child.exitCode === null && child.signalCode === null,
    start,
    stop: () => end('SIGTERM'),
    async restart() {
      await end('SIGTERM');
      await start();
    },
    kill9: () => end('SIGKILL'),
    output: () => output,
    async remove() {
      await end('SIGKILL');
      await folder.remove();
    },
  };
}

/** What stands behind a label in the lines that scripts rely on. */
function printed(output: string, label: string): string {
  return new RegExp(`^${label}: (.+)$`, 'm').exec(output)?.[1] ?? '';
}

function argumentsFor(setting: { port: number; publicUrl: string | null; data: string; tokenFile: string }): string[] {
  const { port, publicUrl, data, tokenFile } = setting;
  const store = ['--data', data, '--seed', 'contoso', '--api-token-file', tokenFile];
  const published = publicUrl === null ? [] : ['--public-url', publicUrl];
  return ['--port', String(port), ...published, ...store];
}
