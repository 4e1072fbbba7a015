/** The real portal as a process of its own: started, stopped, killed and started again on the same data and port. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { endChild } from '../../main/test/support/child';
import { makeTempFolder } from '../../main/test/support/temp-folder';
import { copySeeded } from './seeded-data';
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
  await copySeeded(folder.path, seedOnce);
  const tokenFile = tokenFileIn(folder.path);
  let child: ChildProcess | null = null;
  let output = '';
  let current = '';

  async function start(): Promise<void> {
    current = '';
    const extra = [...(testControls ? ['--test-controls'] : []), ...more];
    const started = spawnPortal([...argumentsFor(port, publicUrl, folder.path), ...extra]);
    child = started;
    await untilItAnswers(started, (text) => {
      output += text;
      current += text;
    });
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

const spawnPortal = (args: readonly string[]) =>
  spawn(process.execPath, [SERVER, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, DATABASE_URL: '' },
  });

/** Hears everything that the portal prints, and resolves when it has printed where to sign in. */
async function untilItAnswers(child: ReturnType<typeof spawnPortal>, hear: (text: string) => void): Promise<void> {
  let text = '';
  for (const pipe of [child.stdout, child.stderr]) {
    pipe.setEncoding('utf8').on('data', (part: string) => {
      text += part;
      hear(part);
    });
  }
  await waitFor(
    'the portal prints where to sign in',
    () => {
      if (child.exitCode !== null) throw new Error(`The portal ended with ${child.exitCode}:\n${text}`);
      return /^Sign in: .+$/m.test(text) ? true : undefined;
    },
    60_000,
  );
}

async function seedOnce(folder: string): Promise<void> {
  const child = spawnPortal(argumentsFor(0, null, folder));
  await untilItAnswers(child, () => undefined);
  await endChild(child);
}

const tokenFileIn = (folder: string) => path.join(folder, 'token');

function argumentsFor(port: number, publicUrl: string | null, folder: string): string[] {
  const store = ['--data', path.join(folder, 'data'), '--seed', 'contoso', '--api-token-file', tokenFileIn(folder)];
  const published = publicUrl === null ? [] : ['--public-url', publicUrl];
  return ['--port', String(port), ...published, ...store];
}
