import { randomBytes, randomInt } from 'node:crypto';
import type { Random } from '@roomkey/shared/setup/machine/ports';

const STEPS = 2 ** 32;

/** The operating system's generator. */
export function createCryptoRandom(): Random {
  return {
    token: () => randomBytes(24).toString('base64url'),
    fraction: () => randomInt(STEPS) / STEPS,
  };
}
