import path from 'node:path';
import { parseArgs } from 'node:util';

/** `roomkey with-portal` was called wrongly; the message says how. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

export interface WithPortalOptions {
  readonly command: string;
  readonly args: readonly string[];
  readonly seed: 'contoso' | 'empty';
  /** Absolute, as all paths here. */
  readonly stateFile: string | undefined;
  readonly saveStateFile: string | undefined;
  /** Undefined: keys that end with the portal. */
  readonly keysFile: string | undefined;
}

export const usage = `Usage: npm run with-portal -- [options] [--] COMMAND [ARGUMENT…]

Starts a portal of its own with test controls, runs COMMAND beside it and stops the portal. COMMAND finds the portal's
address in ROOMKEY_PORTAL_URL and an administrator's API token in ROOMKEY_API_TOKEN.

  --seed contoso|empty   what the portal begins with: the sample organisation (default), or nothing
  --state FILE           begin with this saved state instead
  --save-state FILE      save the state here when COMMAND has ended, however it ended
  --keys FILE            the keys file of the state; by default FILE.keys.json beside the state. It is made when missing
  --help                 this text

Exit code: COMMAND's own, or 128 + n when signal n ended it; 127 when COMMAND is not found, 126 when it cannot be run;
2 for wrong options; 125 when the portal did not start, ended early, or its state could not be read or saved.
When the exit code is not 0 the portal's log is kept, and its path is printed.
`;

const options = {
  seed: { type: 'string' },
  state: { type: 'string' },
  'save-state': { type: 'string' },
  keys: { type: 'string' },
  help: { type: 'boolean' },
} as const;

/**
 * Its own options end where the command begins; what follows is the command's.
 *
 * @returns undefined when help is asked for
 * @throws UsageError
 */
export function readOptions(all: readonly string[], cwd: string): WithPortalOptions | undefined {
  const { own, rest } = split(all);
  const values = parse(own);
  if (values.help === true) return undefined;
  const [command, ...args] = rest;
  if (command === undefined) throw new UsageError('There is no command to run.');
  const resolve = (file: string | undefined) => (file === undefined ? undefined : path.resolve(cwd, file));
  const [stateFile, saveStateFile] = [resolve(values.state), resolve(values['save-state'])];
  if (stateFile !== undefined && values.seed !== undefined)
    throw new UsageError('--seed and --state exclude each other: a state has its own organisation.');
  return {
    command,
    args,
    seed: seedOf(values.seed),
    stateFile,
    saveStateFile,
    keysFile: resolve(values.keys) ?? keysBeside(stateFile ?? saveStateFile),
  };
}

function split(all: readonly string[]): { own: string[]; rest: string[] } {
  const { tokens } = parseArgs({ args: [...all], options, strict: false, allowPositionals: true, tokens: true });
  const first = tokens.find(({ kind }) => kind !== 'option');
  if (first === undefined) return { own: [...all], rest: [] };
  return { own: all.slice(0, first.index), rest: all.slice(first.index + (first.kind === 'positional' ? 0 : 1)) };
}

function parse(own: string[]) {
  try {
    return parseArgs({ args: own, options }).values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function seedOf(given = 'contoso'): 'contoso' | 'empty' {
  if (given === 'contoso' || given === 'empty') return given;
  throw new UsageError(`--seed takes contoso or empty, not ${given}.`);
}

function keysBeside(file: string | undefined): string | undefined {
  return file === undefined ? undefined : `${file.replace(/\.json$/, '')}.keys.json`;
}
