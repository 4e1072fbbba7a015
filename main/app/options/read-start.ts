/** From the process to what it was asked for, or to how it ends at once. */
import path from 'node:path';
import { WATCHER_VARIABLE } from '@roomkey/shared/watcher/exit-codes';
import { EXIT_CODES } from '../exit-codes';
import { takeExitPin } from './exit-pin';
import { StartRefused, parseOptions, type Options } from './options';
import { USAGE } from './usage';

export interface Start {
  readonly options: Options;
  /** Null unless `--kiosk`. Forgotten as soon as the lock holds its hash. */
  readonly exitPin: string | null;
  /** Whoever started the console starts it again when it ends with `restart`: always so in a kiosk. */
  readonly watched: boolean;
}

interface Ending {
  readonly exitCode: number;
  readonly message: string;
}

export function readStart(
  host: Pick<NodeJS.Process, 'argv' | 'env'>,
  packaged: boolean,
  appPath: string,
): Start | Ending {
  try {
    const options = parseOptions(ownArguments(host.argv, packaged, appPath), packaged);
    if (options.help) return { exitCode: EXIT_CODES.done, message: USAGE };
    const exitPin = options.kiosk ? takeExitPin(host.env, options.exitPinFile) : null;
    return { options, exitPin, watched: options.kiosk || host.env[WATCHER_VARIABLE] === '1' };
  } catch (error) {
    if (!(error instanceof StartRefused)) throw error;
    const hint = error.exit === 'badOptions' ? '\n\nSee --help.' : '';
    return { exitCode: EXIT_CODES[error.exit], message: `roomkey: ${error.message}${hint}` };
  }
}

/** What follows the program; from source, the application's folder stands among it. */
function ownArguments(argv: readonly string[], packaged: boolean, appPath: string): readonly string[] {
  const args = argv.slice(1);
  if (packaged) return args;
  const folder = args.findIndex((each) => !each.startsWith('-') && path.resolve(each) === appPath);
  return args.filter((_each, index) => index !== folder);
}
