import { describe, expect, it } from 'vitest';
import { createCryptoRandom } from '../../../adapters/random/crypto-random';
import { createSeededFraction } from '../../../adapters/random/seeded-fraction';

describe('the random source', () => {
  it('gives tokens of at least 128 bits that fit into a URL, never the same twice', () => {
    const random = createCryptoRandom();
    const tokens = Array.from({ length: 1_000 }, () => random.token());
    for (const token of tokens) expect(token).toMatch(/^[\w-]{22,}$/);
    expect(new Set(tokens).size).toBe(1_000);
  });

  it('gives fractions in [0, 1) on both sides of the middle', () => {
    const random = createCryptoRandom();
    const fractions = Array.from({ length: 1_000 }, () => random.fraction());
    expect(Math.min(...fractions)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...fractions)).toBeLessThan(1);
    // The chance that 1,000 fair draws leave either half with fewer than 300 is below 10^-37.
    expect(fractions.filter((fraction) => fraction < 0.5).length).toBeGreaterThan(300);
    expect(fractions.filter((fraction) => fraction >= 0.5).length).toBeGreaterThan(300);
  });

  it('gives the same fractions for the same seed, and others for another', () => {
    const draw = (seed: string): number[] => {
      const seeded = createSeededFraction(seed);
      return [seeded.fraction(), seeded.fraction(), seeded.fraction()];
    };
    expect(draw('a')).toEqual(draw('a'));
    expect(draw('a')).not.toEqual(draw('b'));
    expect(new Set(draw('a')).size).toBe(3);
  });
});
