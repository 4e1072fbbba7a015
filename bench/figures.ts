/** One line of the table: what was measured, in each round, and whether the median reaches its target. */

export interface Figure {
  readonly what: string;
  readonly unit: string;
  /** One for each round. */
  readonly values: readonly number[];
  /** Absent: printed for comparison only. */
  readonly target?: { readonly atMost: number } | { readonly atLeast: number };
  readonly note?: string;
}

/** Median of the rounds. */
export function medianOf(values: readonly number[]): number {
  return percentile(values, 0.5);
}

/** The value that `share` of all are at or below (nearest rank). */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? NaN;
}

export type Verdict = 'reached' | 'missed' | null;

/** Printed and written, never asserted. */
export function verdictOf({ values, target }: Figure): Verdict {
  if (target === undefined) return null;
  const median = medianOf(values);
  const reached = 'atMost' in target ? median <= target.atMost : median >= target.atLeast;
  return reached ? 'reached' : 'missed';
}
