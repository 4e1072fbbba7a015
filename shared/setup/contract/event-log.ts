/** One line of the console's event log (JSONL): the same schema serves the log, the export bundle and replay. */
import { z } from 'zod';

export const EventRecordSchema = z.strictObject({
  /** Grows by one per line within a start of the console. */
  seq: z.number().int().nonnegative(),
  /** Milliseconds since the epoch. */
  at: z.number().int(),
  /** The machine's state in dot notation, after the event. */
  state: z.string().max(200),
  /** The type of the event, or what happened. */
  event: z.string().max(200),
  /** An error code of the registry, where there is one; of a self-check a short JSON text (self-check-line.ts). */
  code: z.string().max(200).nullable(),
  /** Revision of the view after the event. */
  revision: z.number().int().nonnegative(),
});
export type EventRecord = z.infer<typeof EventRecordSchema>;
