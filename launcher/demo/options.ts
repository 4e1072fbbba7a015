import path from 'node:path';
import { parseArgs } from 'node:util';
import { type Locale, SUPPORTED_LOCALES } from '@roomkey/shared/locale/locales';

/** `npm start` was called wrongly; the message says how. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

export interface DemoOptions {
  readonly auto: boolean;
  readonly lan: boolean;
  readonly kiosk: boolean;
  readonly fresh: boolean;
  readonly keep: boolean;
  readonly virtual: boolean;
  /** Absolute. Undefined: the user's own data folder. */
  readonly data: string | undefined;
  readonly port: number;
  /** Undefined: the computer's language. */
  readonly locale: Locale | undefined;
}

export const usage = `Usage: npm start -- [options]

Starts the demo on this machine: the portal with a sample organisation, the console, its front-of-room display and a window
with the portal, with a one-time password ready to type. Every start is at the beginning again.

  --auto             story mode: it plays by itself until somebody touches the screen
  --lan              the portal on the local network too, over TLS, for a phone
  --kiosk            the console covers its display; the card has the exit PIN
  --locale LANGUAGE  language of the console's first screen: ${SUPPORTED_LOCALES.join(', ')}
  --keep             go on where the last demo ended, instead of beginning again
  --fresh            delete everything that demos have left, and make it anew
  --data FOLDER      where the demo keeps its data
  --port NUMBER      port of the portal; 0, the default, lets the system choose
  --virtual          on a display without a monitor; a picture of it is written to a file
  --help             this text
`;

const options = {
  auto: { type: 'boolean', default: false },
  lan: { type: 'boolean', default: false },
  kiosk: { type: 'boolean', default: false },
  fresh: { type: 'boolean', default: false },
  keep: { type: 'boolean', default: false },
  virtual: { type: 'boolean', default: false },
  data: { type: 'string' },
  port: { type: 'string', default: '0' },
  locale: { type: 'string' },
  help: { type: 'boolean', default: false },
} as const;

/**
 * @returns undefined when help is asked for
 * @throws UsageError
 */
export function readOptions(args: readonly string[], cwd: string): DemoOptions | undefined {
  const { help, data, port, locale, ...flags } = parse(args);
  if (help) return undefined;
  if (flags.fresh && flags.keep) throw new UsageError('--fresh and --keep exclude each other.');
  if (data === '') throw new UsageError('--data needs a folder.');
  return {
    ...flags,
    data: data === undefined ? undefined : path.resolve(cwd, data),
    port: portOf(port),
    locale: localeOf(locale),
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options }).values;
  } catch (error) {
    // Node's message goes on with advice about positional arguments, of which there are none.
    const [first] = (error instanceof Error ? error.message : String(error)).split('. ');
    throw new UsageError(`${first?.replace(/\.$/, '') ?? ''}.`);
  }
}

function portOf(written: string): number {
  const port = /^\d{1,5}$/.test(written) ? Number(written) : Number.NaN;
  if (port >= 0 && port <= 65_535) return port;
  throw new UsageError(`--port takes a number from 0 to 65535, not ${written}.`);
}

function localeOf(written: string | undefined): Locale | undefined {
  if (written === undefined) return undefined;
  const known = SUPPORTED_LOCALES.find((each) => each === written);
  if (known !== undefined) return known;
  throw new UsageError(`--locale takes ${SUPPORTED_LOCALES.join(', ')}, not ${written}.`);
}
