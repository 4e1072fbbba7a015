import { access, mkdtemp, rm } from 'node:fs/promises';
import { constants, tmpdir } from 'node:os';
import path from 'node:path';
import { buildBundles } from '../../build/bundles/build-bundles';
import { projectRoot } from '../../build/preflight.mjs';
import { startPortalProcess, type PortalProcess } from '../../simulator/portal-process/start-portal-process';
import { runForeground } from '../process/run-foreground';
import { onEndAsked } from '../process/signals';
import { readOptions, usage, UsageError, type WithPortalOptions } from '../with-portal/options';
import { openPortalLog } from '../with-portal/portal-log';
import { saveState } from '../with-portal/save-state';

/** As `env`, `timeout` and shells have them: its own failures never look like the command's. */
const EXIT = { usage: 2, failed: 125, cannotRun: 126, notFound: 127 } as const;

/** `roomkey with-portal [options] [--] COMMAND [ARGUMENT…]`: runs any command beside a portal of its own; `--help` says how. */
export async function run(args: readonly string[]): Promise<number> {
  try {
    const options = readOptions(args, process.cwd());
    if (options !== undefined) return await runWithPortal(options);
    process.stdout.write(usage);
    return 0;
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    say(`${error.message}\n\n${usage}`);
    return EXIT.usage;
  }
}

async function runWithPortal(options: WithPortalOptions): Promise<number> {
  const temporary = await mkdtemp(path.join(tmpdir(), 'roomkey-with-portal-'));
  const log = await openPortalLog();
  let code: number = EXIT.failed;
  try {
    code = await runInOrder(options, temporary, (line) => {
      log.write(line);
    });
  } catch (error) {
    say(error instanceof Error ? error.message : String(error));
  } finally {
    if (code === 0) await log.drop();
    else say(`The portal's log: ${await log.keep()}`);
    await rm(temporary, { recursive: true, force: true });
  }
  return code;
}

/** Build, portal, command, state, and the portal's end. */
async function runInOrder(
  options: WithPortalOptions,
  temporary: string,
  onLogLine: (line: string) => void,
): Promise<number> {
  const asked = new AbortController();
  let askedBy: NodeJS.Signals | undefined;
  const unwatch = onEndAsked((signal) => {
    askedBy = signal;
    asked.abort();
  });
  let portal: PortalProcess | undefined;
  try {
    await buildBundles();
    if (options.stateFile !== undefined) await requireKeys(options);
    portal = await startPortalProcess({
      server: path.join(projectRoot, 'out/portal/server/index.js'),
      data: path.join(temporary, 'portal'),
      keys: options.keysFile ?? path.join(temporary, 'keys.json'),
      tokenFile: path.join(temporary, 'api-token'),
      seed: options.seed,
      stateFile: options.stateFile,
      testControls: true,
      onLogLine,
      signal: asked.signal,
    });
    unwatch();
    const code = await runBeside(portal, options);
    return await saved(portal, options, code);
  } catch (error) {
    if (askedBy !== undefined) return 128 + constants.signals[askedBy];
    throw error;
  } finally {
    unwatch();
    await portal?.stop();
  }
}

/** The portal would make new keys, and then say that they are not the state's. */
async function requireKeys({ keysFile, stateFile }: WithPortalOptions): Promise<void> {
  await access(keysFile ?? '').catch(() => {
    throw new Error(
      `The keys of ${stateFile ?? ''} are not at ${keysFile ?? ''}. Give the file that it was saved with by --keys.`,
    );
  });
}

async function runBeside(portal: PortalProcess, { command, args }: WithPortalOptions): Promise<number> {
  // SECURITY: the token goes by the environment, which only this user can read, not by arguments, which everybody can.
  const env = { ...process.env, ROOMKEY_PORTAL_URL: portal.url, ROOMKEY_API_TOKEN: portal.apiToken };
  const stop = new AbortController();
  const early = portal.ended.then((how) => {
    stop.abort();
    return how;
  });
  try {
    const code = await runForeground(command, args, env, { cwd: process.cwd(), stop: stop.signal });
    if (!stop.signal.aborted) return code;
    say(`${await early} The command has been ended.`);
    return EXIT.failed;
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? error.code : undefined;
    say(`${command}: ${reason === 'ENOENT' ? 'command not found' : `cannot be run (${String(reason)})`}`);
    return reason === 'ENOENT' ? EXIT.notFound : EXIT.cannotRun;
  }
}

async function saved(portal: PortalProcess, options: WithPortalOptions, code: number): Promise<number> {
  const { saveStateFile, keysFile } = options;
  if (saveStateFile === undefined) return code;
  try {
    await saveState(portal, saveStateFile);
    say(`Saved the portal's state: ${saveStateFile} (its keys: ${keysFile ?? ''})`);
    return code;
  } catch (error) {
    say(`The portal's state was not saved: ${error instanceof Error ? error.message : String(error)}`);
    return code === 0 ? EXIT.failed : code;
  }
}

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}
