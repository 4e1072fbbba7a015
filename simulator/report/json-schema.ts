/** The published JSON Schema of `--report FILE.json`: simulator/report/run-result.schema.json, kept in step by a test. */
import { z } from 'zod';
import { RunResultSchema } from './run-result';

export function runResultJsonSchema(): string {
  const schema = z.toJSONSchema(RunResultSchema, { target: 'draft-2020-12' });
  return `${JSON.stringify({ title: 'Result of a run of the Roomkey simulator', ...schema }, null, 2)}\n`;
}
