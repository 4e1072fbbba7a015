import { type RunResult, RunResultSchema } from './run-result';

/** The result itself, checked once more. Throws when a member stands in it that the published schema does not have. */
export function jsonReport(result: RunResult): string {
  return `${JSON.stringify(RunResultSchema.parse(result), null, 1)}\n`;
}
