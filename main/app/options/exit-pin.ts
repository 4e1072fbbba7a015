/** The PIN that ends kiosk mode: from the environment or a file, never from the command line, never a default. */
import { readFileSync, statSync } from 'node:fs';
import { z } from 'zod';
import type { ConfigurationProblem } from '@roomkey/shared/ipc/configuration';
import { problem } from './problems';

/** Six digits or more: with the growing delay of the PIN lock, trying all of them takes years. */
const ExitPin = z.string().regex(/^\d{6,16}$/);

/** The exit PIN, or why there is none that others could not read or guess. */
export function readExitPin(
  env: NodeJS.ProcessEnv,
  file: string | null,
): { readonly pin: string } | ConfigurationProblem {
  const written = file === null ? env['ROOMKEY_EXIT_PIN'] : readPinFile(file);
  if (typeof written === 'object') return written;
  if (written === undefined || written === '') return problem('pinMissing');
  const pin = ExitPin.safeParse(written.trim());
  if (!pin.success) return problem('pinFormat');
  return isWeak(pin.data) ? problem('pinWeak') : { pin: pin.data };
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

function readPinFile(file: string): string | ConfigurationProblem {
  try {
    // SECURITY: answers a PIN that every user of the machine can read. Windows keeps rights in ACLs, which `mode` does not show.
    if (process.platform !== 'win32' && (statSync(file).mode & 0o077) !== 0) return problem('pinTooOpen', { file });
    return readFileSync(file, 'utf8');
  } catch {
    return problem('pinUnreadable', { file });
  }
}
