/** What the process with the consoles and the benchmark tell each other. */
import { z } from 'zod';

export const FleetOrderSchema = z.object({
  portal: z.url(),
  otps: z.array(z.string()),
  /** What a console does with its token: fetches the credential, decrypts and acknowledges it; or fetches it only. */
  afterApproval: z.enum(['store', 'fetch']),
});
export type FleetOrder = z.infer<typeof FleetOrderSchema>;

/** Times are ms of the system's monotonic clock, which all processes of a machine share. */
export const FleetNewsSchema = z.discriminatedUnion('kind', [
  /** All consoles hold a poll. `requestIds` in the order of the OTPs. */
  z.object({ kind: z.literal('waiting'), requestIds: z.array(z.string()) }),
  z.object({ kind: z.literal('done'), index: z.number(), answeredAt: z.number(), storedAt: z.number() }),
  z.object({ kind: z.literal('failed'), index: z.number(), why: z.string() }),
]);
export type FleetNews = z.infer<typeof FleetNewsSchema>;

export function monotonicMs(): number {
  return Number(process.hrtime.bigint()) / 1e6;
}
