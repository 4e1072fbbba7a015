import { z } from 'zod';

/** What goes to a helper: one request, numbered. */
export const HelperRequestSchema = z.strictObject({ id: z.number().int().positive(), body: z.unknown() });
export type HelperRequest = z.infer<typeof HelperRequestSchema>;

/**
 * What comes back. SECURITY: answers leaks through error texts: a failure carries none, so that whatever a native module
 * writes into its exceptions stays in the helper.
 */
export const HelperAnswerSchema = z.discriminatedUnion('ok', [
  z.strictObject({ id: z.number().int().positive(), ok: z.literal(true), value: z.unknown() }),
  z.strictObject({ id: z.number().int().positive(), ok: z.literal(false) }),
]);
export type HelperAnswer = z.infer<typeof HelperAnswerSchema>;
