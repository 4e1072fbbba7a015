import { createHash } from 'node:crypto';
import type { Random } from '@roomkey/shared/setup/machine/ports';

/** The same numbers for the same seed, for simulated devices. Never for keys or tokens, hence without `token()`. */
export function createSeededFraction(seed: string): Pick<Random, 'fraction'> {
  let drawn = 0;
  return {
    fraction() {
      drawn += 1;
      return createHash('sha256').update(`${seed}\n${drawn}`).digest().readUInt32BE(0) / 2 ** 32;
    },
  };
}
