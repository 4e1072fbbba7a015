/** Whether a series of samples, one for each loop, grows. */
import type { Figure } from '../figures';

/** The first loops fill caches and compile what is used: they do not count. */
const warmUpOf = (loops: number): number => Math.ceil(loops / 5);

/** Least squares: how much `values` grow from one to the next. */
export function slopeOf(values: readonly number[]): number {
  const middle = (values.length - 1) / 2;
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  let [along, across] = [0, 0];
  for (const [index, value] of values.entries()) {
    along += (index - middle) * (value - mean);
    across += (index - middle) ** 2;
  }
  return across === 0 ? 0 : along / across;
}

/**
 * Two lines of the table: what was measured after each loop, and by how much the line through it rises from the first of these
 * loops to the last, which should be no more than `atMost`.
 */
export function growthFigures(what: string, samples: readonly number[], atMost: number): Figure[] {
  const values = samples.slice(warmUpOf(samples.length));
  const slope = slopeOf(values);
  const growth = Math.max(0, slope * (values.length - 1));
  const told = (value: number | undefined) => `${(value ?? NaN).toFixed(1)} MB`;
  return [
    { what, unit: 'MB', values },
    {
      what: `${what}: growth in ${values.length} loops`,
      unit: 'MB',
      values: [growth],
      target: { atMost },
      note: `first ${told(values[0])}, last ${told(values.at(-1))}, slope ${(slope * 1_000).toFixed(1)} kB a loop`,
    },
  ];
}
