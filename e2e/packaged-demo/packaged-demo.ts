/** The demo in one package as a presenter has it: started as it is shipped, without Node, seen through its windows. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readdir, readFile, readlink } from 'node:fs/promises';
import path from 'node:path';
import { expect, type Page } from '@playwright/test';
import english from '@roomkey/shared/locale/en.json' with { type: 'json' };
import type { Step } from '@roomkey/shared/setup/contract/view';
import { buildBundles } from '../../build/bundles/build-bundles';
import { packagedPortalPart } from '../../build/bundles/parts';
import { packConsole } from '../../build/pack/pack-console';
import { shippedArguments, startShipped } from '../installed/installed-console';
import { waitFor } from '../support/wait-for';

/** Milliseconds. The first start makes a database, on two busy cores. */
export const START_MS = 90_000;
const STEP_MS = 30_000;

/** The installed one where ROOMKEY_DEMO names it, else packed here, unless that was done. */
export async function demoExecutable(): Promise<string> {
  const named = process.env['ROOMKEY_DEMO'];
  if (named !== undefined) return named;
  const say = () => undefined;
  await buildBundles({ also: [packagedPortalPart], say });
  return (await packConsole({ variant: 'demo', installers: false, release: false, say })).executable;
}

/** Its twin, which Playwright can drive also where no debugging port is allowed. */
export async function demoTwin(): Promise<string> {
  const say = () => undefined;
  await buildBundles({ also: [packagedPortalPart], say });
  return (await packConsole({ variant: 'demo-twin', installers: false, release: false, say })).executable;
}

/** What the demo finds on a presenter's machine: a display, a keychain, a home of its own. No Node, no npm, no other program. */
export async function presenterEnvironment(folder: string, keyring: NodeJS.ProcessEnv): Promise<NodeJS.ProcessEnv> {
  if (process.platform === 'win32') return process.env;
  const programs = path.join(folder, 'no-programs');
  const home = path.join(folder, 'home');
  const temporary = path.join(folder, 'temporary');
  await Promise.all([programs, home, temporary].map((each) => mkdir(each, { recursive: true })));
  const { DISPLAY, XAUTHORITY } = process.env;
  return { PATH: programs, HOME: home, TMPDIR: temporary, LANG: 'C.UTF-8', DISPLAY, XAUTHORITY, ...keyring };
}

export class PackagedDemo {
  readonly #program: Awaited<ReturnType<typeof startShipped>>;

  private constructor(program: Awaited<ReturnType<typeof startShipped>>) {
    this.#program = program;
  }

  static async start(
    executable: string,
    userData: string,
    env: NodeJS.ProcessEnv,
    args: readonly string[] = [],
  ): Promise<PackagedDemo> {
    return new PackagedDemo(await startShipped(executable, ['--locale', 'en', ...args], userData, env));
  }

  /** The presenter's card; the first window of all. */
  get desk(): Page {
    return this.#program.page;
  }

  /** What the card says, once the demo has started. */
  async card(): Promise<{ otp: string; room: string; exitPin: string; signInLink: string }> {
    const text = async (name: string) => (await this.desk.locator(`[data-${name}]`).innerText()).trim();
    const main = this.desk.locator('main');
    await expect(main).toHaveAttribute('data-phase', /^(ready|failed)$/, { timeout: START_MS });
    // In one comparison, so that a start that failed says why.
    expect((await main.getAttribute('data-phase')) === 'ready' ? '' : await main.innerText()).toBe('');
    const room = (await this.desk.locator('[data-room]').getAttribute('data-room')) ?? '';
    return { otp: await text('otp'), room, exitPin: await text('exit-pin'), signInLink: await text('sign-in') };
  }

  /** The console's window, once it is open. */
  console(): Promise<Page> {
    return waitFor(
      'the console opens its window',
      async () => {
        const pages = this.#program.browser.contexts()[0]?.pages() ?? [];
        for (const page of pages) if ((await page.locator('main[data-step]').count()) > 0) return page;
        return undefined;
      },
      START_MS,
    );
  }

  /** The window with the portal, signed in. */
  portal(): Promise<Page> {
    return waitFor(
      'the demo opens a window with its portal',
      () =>
        this.#program.browser
          .contexts()
          .flatMap((context) => context.pages())
          .find(isPortal),
      START_MS,
    );
  }

  /** As closing the session does: SIGTERM on Linux. */
  async quit(): Promise<void> {
    await this.#end('SIGTERM');
  }

  async kill9(): Promise<void> {
    await this.#end('SIGKILL');
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    const { child, browser } = this.#program;
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill(signal);
    await ended;
    await browser.close().catch(() => undefined);
  }
}

const isPortal = (page: Page): boolean => page.url().startsWith('http://127.0.0.1:');

/** Another start with the same data: how it ends. */
export async function startAgain(executable: string, userData: string, env: NodeJS.ProcessEnv) {
  const child = spawn(executable, shippedArguments(userData, []), { env, stdio: ['ignore', 'ignore', 'pipe'] });
  let stderr = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, stderr };
}

/** Ids of all processes that run this program: main, pages, helpers, the portal. Linux. */
export async function processesOf(executable: string): Promise<readonly string[]> {
  const ids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const found = await Promise.all(
    ids.map(async (id) => ((await readlink(`/proc/${id}/exe`).catch(() => '')) === executable ? id : null)),
  );
  return found.filter((id) => id !== null);
}

/** The portal's process, by the lock that it holds on its data. */
export async function portalProcess(userData: string): Promise<number> {
  const text = await readFile(path.join(userData, 'demo/portal/portal.pid'), 'utf8');
  return Number(/"pid":(\d+)/.exec(text)?.[1]);
}

/** The person in front of the console. */
export function person(page: Page) {
  const main = page.getByRole('main');
  return {
    press: (name: string) => main.getByRole('button', { name, exact: true }).click(),
    isAt: (...steps: readonly Step[]) =>
      expect(page.locator('main')).toHaveAttribute('data-step', new RegExp(`^(${steps.join('|')})$`), {
        timeout: STEP_MS,
      }),
    /** From the welcome page until the portal has the request. */
    async request(otp: string) {
      await this.isAt('welcome');
      await this.press(english.intents.getStarted);
      await this.isAt('agreement');
      await this.press(english.intents.accept);
      await this.isAt('oneTimePassword');
      await page.getByRole('textbox', { name: /^One-time password, digits 1 / }).fill(otp);
      await this.press(english.intents.submitOtp);
    },
  };
}
