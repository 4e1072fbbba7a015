import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { type Browser, chromium, errors, type Page } from '@playwright/test';
import { waitFor } from '../support/wait-for';

const startMs = 60_000;
/** Milliseconds that one connection may take, and how often it is tried: see `connect`. */
const connectMs = 10_000;
const ATTEMPTS = 4;

export interface InstalledConsole {
  readonly page: Page;
  close(): Promise<void>;
}

export interface ShippedProgram {
  readonly child: ChildProcess;
  readonly browser: Browser;
  /** The first page. */
  readonly page: Page;
}

/** Starts an installed console as it is shipped. */
export async function startInstalledConsole(
  executable: string,
  args: readonly string[],
  userData: string,
): Promise<InstalledConsole> {
  const { child, browser, page } = await startShipped(executable, args, userData);
  return { page, close: () => end(child, browser) };
}

/** Chromium's sandbox refuses root. */
export const shippedArguments = (userData: string, args: readonly string[]): string[] => {
  const sandbox = process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return [...sandbox, `--user-data-dir=${userData}`, ...args];
};

/**
 * Starts a program of ours as it is shipped. Its fuses forbid Node's inspector, so Playwright drives the pages alone, through
 * Chromium's own port, which the person who starts the program has to ask for.
 *
 * @param env the process's whole environment; the surrounding one without it
 */
export async function startShipped(
  executable: string,
  args: readonly string[],
  userData: string,
  env: NodeJS.ProcessEnv = process.env,
): Promise<ShippedProgram> {
  await rm(path.join(userData, 'DevToolsActivePort'), { force: true });
  const child = spawn(executable, shippedArguments(userData, ['--remote-debugging-port=0', ...args]), {
    stdio: 'ignore',
    env,
  });
  try {
    const browser = await connect(await debuggingAddress(child, userData));
    const page = await waitFor('the console opens its window', () => browser.contexts()[0]?.pages()[0], startMs);
    return { child, browser, page };
  } catch (error) {
    child.kill('SIGKILL');
    throw error;
  }
}

/**
 * Chromium loses the news of a navigation when a debugger attaches at the moment a page commits; Playwright then waits for it for
 * ever. Another connection finds the page as it is.
 */
async function connect(address: string): Promise<Browser> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await chromium.connectOverCDP(address, { timeout: connectMs });
    } catch (error) {
      if (!(error instanceof errors.TimeoutError) || attempt === ATTEMPTS) throw error;
    }
  }
}

/** Chromium writes the port it took into its data folder. */
function debuggingAddress(child: ChildProcess, userData: string): Promise<string> {
  return waitFor(
    'the console listens for the test',
    async () => {
      if (child.exitCode !== null) throw new Error(`The console ended with exit code ${child.exitCode}`);
      const text = await readFile(path.join(userData, 'DevToolsActivePort'), 'utf8').catch(() => '');
      const port = /^(\d+)\n/.exec(text)?.[1];
      if (port === undefined) return undefined;
      const address = `http://127.0.0.1:${port}`;
      return (await hasPage(address)) ? address : undefined;
    },
    startMs,
  );
}

/** A connection that is made before the page is there would wait for ever. */
async function hasPage(address: string): Promise<boolean> {
  const answer = await fetch(`${address}/json/list`).catch(() => undefined);
  return (await answer?.text())?.includes('"url": "app://') ?? false;
}

async function end(child: ChildProcess, browser: Browser): Promise<void> {
  const ended = once(child, 'exit');
  await browser.close();
  child.kill();
  await ended;
}
