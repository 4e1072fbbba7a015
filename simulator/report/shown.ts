import { z } from 'zod';
import { EventRecordSchema } from '@roomkey/shared/setup/contract/event-log';
import { DeviceRunSchema, type RunResult, RunResultSchema } from './run-result';
import { visible } from './text';

/** Made visible, a text may be longer than the event log takes. */
const events = z.array(EventRecordSchema.extend({ state: z.string(), event: z.string(), code: z.string().nullable() }));
const Shown = RunResultSchema.extend({ runs: z.array(DeviceRunSchema.extend({ events })) });

/** The result with every text made fit for people to read: see `visible`. */
export function shownResult(result: RunResult): RunResult {
  const safe: unknown = JSON.parse(JSON.stringify(result), (_, value: unknown) =>
    typeof value === 'string' ? visible(value) : value,
  );
  return Shown.parse(safe);
}
