/** What the vault's adapter and its helper process say to each other. */
import { z } from 'zod';

/** Service name of every entry. */
export const VAULT_SERVICE = 'roomkey';

const VAULT_CODES = ['vault.missing', 'vault.locked', 'vault.failed'] as const;
export type VaultCode = (typeof VAULT_CODES)[number];

export const VaultRequestSchema = z.discriminatedUnion('op', [
  z.strictObject({ op: z.literal('probe'), account: z.string() }),
  z.strictObject({ op: z.literal('read'), account: z.string() }),
  z.strictObject({ op: z.literal('write'), account: z.string(), value: z.string() }),
  z.strictObject({ op: z.literal('remove'), account: z.string() }),
]);
export type VaultRequest = z.infer<typeof VaultRequestSchema>;

/** SECURITY: answers leaks through error texts: a failure is one of three codes and carries no text. */
export const VaultAnswerSchema = z.union([
  z.strictObject({ value: z.string().nullable() }),
  z.strictObject({ code: z.enum(VAULT_CODES) }),
]);
export type VaultAnswer = z.infer<typeof VaultAnswerSchema>;
