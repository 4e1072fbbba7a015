/** What happens to an error that nobody handled: a line, an exit code, no dialog on the room's screen. */
import { EXIT_CODES } from '../exit-codes';

/**
 * Ends the process on any error that nobody handled. A watcher starts the console again, and it resumes.
 *
 * SECURITY: answers leaks through error texts: only the kind of the error and the places in the code are printed.
 */
export function catchTheUnhandled(exit: (code: number) => void): void {
  const end = (error: unknown) => {
    process.stderr.write(`roomkey: unexpected error ${describeError(error)}\n`);
    exit(EXIT_CODES.unexpected);
  };
  process.on('uncaughtException', end);
  process.on('unhandledRejection', end);
}

/** The error's name, its code and its stack's places, without its message. */
export function describeError(error: unknown): string {
  if (!(error instanceof Error)) return `(${typeof error})`;
  const code =
    'code' in error && typeof error.code === 'string' && /^[\w.]{1,40}$/.test(error.code) ? ` ${error.code}` : '';
  const places = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return [`${error.name}${code}`, ...places.slice(0, 12)].join('\n');
}
