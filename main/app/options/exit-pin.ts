/** The PIN that ends kiosk mode: from the environment or a file, never from the command line, never a default. */
import { readFileSync, statSync } from 'node:fs';
import { z } from 'zod';
import { StartRefused } from './options';

/** Six digits or more: with the growing delay of the PIN lock, trying all of them takes years. */
const ExitPin = z.string().regex(/^\d{6,16}$/);

const HOW = 'set ROOMKEY_EXIT_PIN, or name a file with --exit-pin-file; the PIN has 6 to 16 digits';

/**
 * Takes the exit PIN and removes it from the environment.
 *
 * @throws StartRefused `exitPinMissing` when there is none, or when others could read or guess it
 */
export function takeExitPin(env: NodeJS.ProcessEnv, file: string | null): string {
  const fromEnvironment = env['ROOMKEY_EXIT_PIN'];
  // SECURITY: answers a PIN that child processes inherit: it leaves the environment before any of them starts.
  delete env['ROOMKEY_EXIT_PIN'];
  const written = file === null ? fromEnvironment : readPinFile(file);
  if (written === undefined || written === '')
    throw new StartRefused('exitPinMissing', `--kiosk needs an exit PIN: ${HOW}.`);
  const pin = ExitPin.safeParse(written.trim());
  if (!pin.success) throw new StartRefused('exitPinMissing', `The exit PIN does not fit: ${HOW}.`);
  if (isWeak(pin.data)) {
    throw new StartRefused(
      'exitPinMissing',
      'The exit PIN is one of the first that anybody tries: all digits alike, digits in a row, or a short pattern repeated. Choose another one.',
    );
  }
  return pin.data;
}

/** SECURITY: answers PINs that are guessed in the first minutes, before delays count: 000000, 123456, 987654, 121212, 123123. */
function isWeak(pin: string): boolean {
  const steps = Array.from(pin)
    .slice(1)
    .map((digit, index) => (Number(digit) - Number(pin[index]) + 10) % 10);
  const inARow = [1, 9].some((step) => steps.every((each) => each === step));
  const repeated = [1, 2, 3].some((length) => Array.from(pin).every((digit, index) => digit === pin[index % length]));
  return inARow || repeated;
}

function readPinFile(file: string): string {
  try {
    // SECURITY: answers a PIN that every user of the machine can read. Windows keeps rights in ACLs, which `mode` does not show.
    if (process.platform !== 'win32' && (statSync(file).mode & 0o077) !== 0) {
      throw new StartRefused('exitPinMissing', `Others can read ${file}: run chmod 600 on it.`);
    }
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof StartRefused) throw error;
    throw new StartRefused('exitPinMissing', `The exit PIN file ${file} cannot be read: ${HOW}.`);
  }
}
