/** Prints what a benchmark measured, with the machine it ran on. */
import { cpus, totalmem } from 'node:os';

interface Measured {
  readonly what: string;
  readonly unit: string;
  readonly values: readonly number[];
  /** The median should not be above it; printed, never asserted. */
  readonly target?: number;
}

/** Median and 95th percentile of each, beside its target. */
export function report(title: string, measured: readonly Measured[]): void {
  const processors = cpus();
  const memory = (totalmem() / 2 ** 30).toFixed(0);
  console.log(
    `${title}; Node ${process.version}, ${processors.length} × ${processors[0]?.model ?? '?'}, ${memory} GiB`,
  );
  for (const { what, unit, values, target } of measured) {
    const figures = `median ${percentile(values, 0.5)} ${unit}, p95 ${percentile(values, 0.95)} ${unit}`;
    const goal = target === undefined ? '' : `, target ${target} ${unit}`;
    console.log(`  ${what}: ${figures} (${values.length} runs)${goal}`);
  }
}

function percentile(values: readonly number[], share: number): string {
  const sorted = values.toSorted((a, b) => a - b);
  return (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN).toFixed(1);
}
