import { randomInt } from 'node:crypto';

/**
 * Six digits. SECURITY: another PIN at each start, and none that the console would refuse as easily guessed: four different
 * digits at least, not in a row.
 */
export function randomExitPin(): string {
  for (;;) {
    const pin = String(randomInt(1_000_000)).padStart(6, '0');
    if (new Set(pin).size >= 4 && !'01234567890123456789'.includes(pin) && !'98765432109876543210'.includes(pin))
      return pin;
  }
}
