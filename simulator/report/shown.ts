import { type RunResult, RunResultSchema } from './run-result';
import { visible } from './text';

/** The result with every text made fit for people to read: see `visible`. */
export function shownResult(result: RunResult): RunResult {
  const safe: unknown = JSON.parse(JSON.stringify(result), (_, value: unknown) =>
    typeof value === 'string' ? visible(value) : value,
  );
  return RunResultSchema.parse(safe);
}
