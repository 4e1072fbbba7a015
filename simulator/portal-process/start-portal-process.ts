/** The built portal as a child process, for whoever needs one of its own: commands, simulated fleets, other people's tests. */
import { spawn, type ChildProcess } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { Socket } from 'node:net';
import { createInterface } from 'node:readline';
import { portalArguments, portalEnvironment, PortalLines, type PortalOptions } from './portal-options';

/** The first start creates and fills a database: several seconds on a slow machine. */
const startMs = 90_000;
const graceMs = 10_000;
const tailLines = 20;

export interface PortalProcess {
  readonly url: string;
  readonly signInUrl: string;
  /** An administrator's API token. */
  readonly apiToken: string;
  /** Settles when the process has ended, asked or not, with one sentence that says how. */
  readonly ended: Promise<string>;
  /** SIGTERM, and SIGKILL when that does not help within ten seconds. Resolves when it has ended; may be called twice. */
  stop(): Promise<void>;
}

interface StartOptions extends PortalOptions {
  /** The portal's bundle. */
  readonly server: string;
  /** Hears each line of its log (JSON, and a refusal in plain text). */
  readonly onLogLine?: (line: string) => void;
  /** Gives the start up; the process is ended then. */
  readonly signal?: AbortSignal;
}

/** The portal did not start, or not in time; its own words are in the message. */
export class PortalStartError extends Error {
  override readonly name = 'PortalStartError';
}

/** Resolves when the portal answers. It ends by itself when this process does, however that happens. */
export async function startPortalProcess(options: StartOptions): Promise<PortalProcess> {
  const child = spawn(process.execPath, [options.server, ...portalArguments(options), '--end-with-input'], {
    env: portalEnvironment(process.env),
    // A group of its own: Ctrl+C is for whoever started it, who still needs the portal while ending in order.
    detached: process.platform !== 'win32',
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const tail: string[] = [];
  createInterface({ input: child.stderr }).on('line', (line) => {
    tail.push(line);
    if (tail.length > tailLines) tail.shift();
    options.onLogLine?.(line);
  });
  const ended = endOf(child);
  try {
    const addresses = await printed(child, ended, tail, options.signal);
    const apiToken = (await readFile(options.tokenFile, 'utf8')).trim();
    letGo(child);
    return { ...addresses, apiToken, ended, stop: () => end(child, ended) };
  } catch (error) {
    await end(child, ended);
    throw error;
  }
}

async function printed(
  child: ChildProcess,
  ended: Promise<string>,
  tail: readonly string[],
  asked?: AbortSignal,
): Promise<NonNullable<PortalLines['addresses']>> {
  const lines = new PortalLines();
  const signal = AbortSignal.any([AbortSignal.timeout(startMs), ...(asked === undefined ? [] : [asked])]);
  return new Promise((resolve, reject) => {
    const refuse = (how: string) => {
      reject(new PortalStartError([how, ...tail].join('\n')));
    };
    signal.addEventListener('abort', () => {
      refuse(asked?.aborted === true ? 'The start of the portal was given up.' : 'The portal did not start in time.');
    });
    // Goes on reading to the end: a pipe that nobody empties would stop the portal.
    if (child.stdout !== null)
      createInterface({ input: child.stdout }).on('line', (line) => {
        lines.read(line);
        if (lines.addresses !== undefined) resolve(lines.addresses);
      });
    void ended.then(refuse);
  });
}

function endOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    child.once('error', (error) => {
      resolve(`The portal could not be run: ${error.message}.`);
    });
    child.once('close', (code, signal) => {
      resolve(
        signal === null
          ? `The portal ended with exit code ${String(code)}.`
          : `The portal was ended by the signal ${signal}.`,
      );
    });
  });
}

/** A portal that nobody stopped does not keep this process alive; it ends with it. */
function letGo(child: ChildProcess): void {
  child.unref();
  for (const stream of child.stdio) if (stream instanceof Socket) stream.unref();
}

async function end(child: ChildProcess, ended: Promise<string>): Promise<void> {
  child.ref();
  child.kill('SIGTERM');
  const force = setTimeout(() => child.kill('SIGKILL'), graceMs);
  await ended;
  clearTimeout(force);
}
