/** From the process to what it was asked for, to what is wrong with that, or to how it ends at once. */
import path from 'node:path';
import type { ConfigurationProblem } from '@roomkey/shared/ipc/configuration';
import { WATCHER_VARIABLE } from '@roomkey/shared/watcher/exit-codes';
import { EXIT_CODES } from '../exit-codes';
import { readExitPin } from './exit-pin';
import { refusedSwitches, startFacts } from './foreign-switches';
import { findOptions, OWN_SWITCHES, type Options } from './options';
import { describeProblem, problem } from './problems';
import { USAGE } from './usage';

export interface Start {
  readonly options: Options;
  /** Null unless `kiosk`. Forgotten as soon as the lock holds its hash. */
  readonly exitPin: string | null;
  /** Whoever started the console starts it again when it ends with `restart`: always so in a kiosk. */
  readonly watched: boolean;
}

export interface WrongStart {
  /** What is right of it. */
  readonly options: Options;
  readonly problems: readonly ConfigurationProblem[];
  /** How the console ends with it, and what it prints. */
  readonly exitCode: number;
  readonly message: string;
}

interface Ending {
  readonly exitCode: number;
  readonly message: string;
}

export interface Host {
  readonly argv: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  readonly platform: NodeJS.Platform;
  /** Absent: only where nothing is packed. */
  readonly holdsDemo?: boolean;
}

/**
 * SECURITY: answers a PIN that child processes inherit: it leaves the process's environment before any of them starts, and stays
 * in the copy, for a configuration that is put right while the console waits.
 */
export function takeHost(process: Pick<NodeJS.Process, 'argv' | 'env' | 'platform'>): Host {
  const host = { argv: [...process.argv], env: { ...process.env }, platform: process.platform };
  delete process.env['ROOMKEY_EXIT_PIN'];
  return host;
}

export function readStart(host: Host, packaged: boolean, appPath: string): Start | WrongStart | Ending {
  const args = ownArguments(host.argv, packaged, appPath);
  const { options, problems: wrong } = findOptions(args, packaged, host);
  const unfit = [...wrong, ...(packaged ? foreign(args, options.kiosk) : [])];
  if (options.help && unfit.length === 0) return { exitCode: EXIT_CODES.done, message: USAGE };
  const exitPin = options.kiosk ? readExitPin(host.env, options.exitPinFile) : null;
  const isWrong = exitPin !== null && 'code' in exitPin;
  const problems = [...unfit, ...(isWrong ? [exitPin] : [])];
  if (problems.length === 0 && !isWrong) {
    const watched = options.kiosk || host.env[WATCHER_VARIABLE] === '1';
    return { options, exitPin: exitPin?.pin ?? null, watched };
  }
  const isPinAlone = unfit.length === 0;
  const hint = isPinAlone ? '' : '\n\nSee --help.';
  const message = `roomkey: ${problems.map(describeProblem).join('\n')}${hint}`;
  const exitCode = isPinAlone ? EXIT_CODES.exitPinMissing : EXIT_CODES.badOptions;
  return { options, problems, exitCode, message };
}

function foreign(args: readonly string[], kiosk: boolean): ConfigurationProblem[] {
  return refusedSwitches(args, startFacts(OWN_SWITCHES, kiosk)).map((name) =>
    problem('development', { detail: `--${name} is not for a packaged console` }),
  );
}

/** What follows the program; from source, the application's folder stands among it. */
function ownArguments(argv: readonly string[], packaged: boolean, appPath: string): readonly string[] {
  const args = argv.slice(1);
  if (packaged) return args;
  const folder = args.findIndex((each) => !each.startsWith('-') && path.resolve(each) === appPath);
  return args.filter((_each, index) => index !== folder);
}
