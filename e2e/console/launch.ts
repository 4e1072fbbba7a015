/** Starts consoles for the tests: from source, or packed where ROOMKEY_E2E_EXECUTABLE names one that Playwright can drive. */
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { _electron, errors, type ElectronApplication, type Page } from '@playwright/test';
import { resolveElectron } from '../../build/runtime/resolve-electron';

const projectRoot = path.resolve(import.meta.dirname, '../..');

export interface LaunchOptions {
  /** Address for `--portal`. */
  readonly portal?: string;
  readonly args?: readonly string[];
  /** Kept afterwards. Without it the console gets a folder of its own, which goes with it. */
  readonly userDataDir?: string;
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Answers with a page that may still be the pre-rendered one. */
  readonly early?: boolean;
  /** A packed console that Playwright can drive, in place of the one that all tests start. */
  readonly executable?: string;
  /** Environment of a D-Bus session with a keyring. Without it no keychain answers: a person's own is never touched. */
  readonly keyring?: { readonly env: Readonly<Record<string, string | undefined>> };
}

export interface RunningConsole {
  readonly app: ElectronApplication;
  readonly page: Page;
  readonly userDataDir: string;
  readonly pid: number;
  /** Everything the console has written so far, both streams. */
  readonly output: () => string;
  /** Asks the console to end, and answers with how it did. */
  readonly close: () => Promise<Exit>;
  /** Ends the main process at once, as a power cut would; the data directory stays when it was given. */
  readonly kill9: () => Promise<void>;
  /** Resolves once the process has ended. */
  readonly exited: Promise<Exit>;
}

/** An exit code, or the signal that ended the process. */
type Exit = number | NodeJS.Signals | null;

/** Milliseconds until a console that does not end is killed: more than the five seconds it gives itself. */
const CLOSE_LIMIT_MS = 8_000;

/** How often a launch is tried: see `startApplication`. */
const ATTEMPTS = 4;

interface Command {
  readonly executable: string;
  /** What comes before the console's own arguments. */
  readonly prefix: readonly string[];
  readonly packaged: boolean;
}

/** Which program the tests start, and how. */
export async function consoleCommand(chosen?: string): Promise<Command> {
  // Chromium's sandbox refuses root; e2e/console/security/real-sandbox.spec.ts runs inside it as an ordinary user.
  const sandbox = process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const packed = chosen ?? process.env['ROOMKEY_E2E_EXECUTABLE'];
  if (packed !== undefined && packed !== '')
    return { executable: path.resolve(packed), prefix: sandbox, packaged: true };
  const { executable } = await resolveElectron();
  return { executable, prefix: [...sandbox, projectRoot], packaged: false };
}

export async function launchConsole(options: LaunchOptions = {}): Promise<RunningConsole> {
  const userDataDir = options.userDataDir ?? (await mkdtemp(path.join(tmpdir(), 'roomkey-console-')));
  const app = await startApplication(options, userDataDir);
  const child = app.process();
  const output = collect(child);
  const exited = new Promise<Exit>((resolve) => void child.once('exit', (code, signal) => resolve(code ?? signal)));
  const removeOwn = async () => {
    if (options.userDataDir === undefined) await rm(userDataDir, { recursive: true, force: true, maxRetries: 5 });
  };
  const page = await consolePage(app);
  if (options.early !== true) await isLive(page);

  return {
    app,
    page,
    userDataDir,
    pid: child.pid ?? 0,
    output,
    exited,
    async close() {
      const patience = setTimeout(() => child.kill('SIGKILL'), CLOSE_LIMIT_MS);
      // The connection breaks while the application ends; the exit code tells what came of it.
      await app.close().catch(() => undefined);
      const code = await exited;
      clearTimeout(patience);
      await removeOwn();
      return code;
    },
    async kill9() {
      child.kill('SIGKILL');
      await exited;
      await app.close().catch(() => undefined);
      await removeOwn();
    },
  };
}

/** The page's own code has taken the pre-rendered screen's place, and answers. */
export async function isLive(page: Page): Promise<void> {
  await page.locator('#root:not([data-first-screen]) > *').first().waitFor({ state: 'attached' });
}

/** Windows come to Playwright in no certain order; one of the front of the room may be the first. */
async function consolePage(app: ElectronApplication): Promise<Page> {
  const isConsole = async (page: Page) => {
    await page.waitForLoadState('domcontentloaded');
    return page.url().startsWith('app://') && !page.url().includes('/front-of-room/');
  };
  const first = await app.firstWindow();
  if (await isConsole(first)) return first;
  for (const page of app.windows()) if (await isConsole(page)) return page;
  return app.waitForEvent('window', { predicate: isConsole });
}

/**
 * Chromium loses the news of a navigation when a debugger attaches at the moment the page commits; Playwright then waits for it
 * for ever (about one launch in thirty). The console itself runs, so it is started anew.
 */
async function startApplication(options: LaunchOptions, userDataDir: string): Promise<ElectronApplication> {
  const { executable, prefix } = await consoleCommand(options.executable);
  const portal = options.portal === undefined ? [] : ['--portal', options.portal];
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await _electron.launch({
        executablePath: executable,
        args: [...prefix, `--user-data-dir=${userDataDir}`, ...portal, ...(options.args ?? [])],
        cwd: projectRoot,
        env: testEnvironment(options),
        timeout: 10_000,
      });
    } catch (error) {
      if (!(error instanceof errors.TimeoutError) || attempt === ATTEMPTS) throw error;
    }
  }
}

export interface EndedConsole {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a console that ends by itself; it is killed after 20 seconds. */
export async function runConsole(
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<EndedConsole> {
  const { executable, prefix } = await consoleCommand();
  const child = spawn(executable, [...prefix, ...args], {
    cwd: projectRoot,
    env: testEnvironment({ env }),
    timeout: 20_000,
    killSignal: 'SIGKILL',
  });
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  return { code, stdout, stderr };
}

/** The surrounding environment without what would decide for the console, and without a person's keychain. */
function testEnvironment({ env, keyring }: Pick<LaunchOptions, 'env' | 'keyring'>): Record<string, string> {
  const merged = { ...process.env, DBUS_SESSION_BUS_ADDRESS: 'disabled:', ...keyring?.env, ...env };
  const kept = Object.entries(merged).filter(
    ([name]) => !/^(?:ROOMKEY_(?!EXIT_PIN)|NODE_OPTIONS|ELECTRON_)/.test(name),
  );
  return Object.fromEntries(kept.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
}

function collect(child: ReturnType<ElectronApplication['process']>): () => string {
  let text = '';
  child.stdout?.on('data', (chunk: Buffer) => (text += chunk.toString()));
  child.stderr?.on('data', (chunk: Buffer) => (text += chunk.toString()));
  return () => text;
}
