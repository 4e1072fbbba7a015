/** What main takes from the page, channel by channel. */
import { z } from 'zod';
import { MOTIONS, TEXT_SIZES, THEMES } from './preferences';

/** SECURITY: answers oversized or malformed IPC payloads (Electron checklist item 17). */
export const PutSecretSchema = z.strictObject({
  purpose: z.enum(['otp', 'password', 'exitPin']),
  value: z.string().min(1).max(256),
});
export const ExitKioskSchema = z.strictObject({ handle: z.string().min(16).max(64) });

export const PreferencesSchema = z.strictObject({
  theme: z.enum(THEMES),
  textSize: z.literal(TEXT_SIZES),
  motion: z.enum(MOTIONS),
});
export const ChangePreferencesSchema = z.strictObject({
  theme: z.enum(THEMES).exactOptional(),
  textSize: z.literal(TEXT_SIZES).exactOptional(),
  motion: z.enum(MOTIONS).exactOptional(),
});

/** `handle` null: no PIN is needed. */
export const UnlockSchema = z.strictObject({ handle: z.string().min(16).max(64).nullable() });
export const PassSchema = z.strictObject({ pass: z.string().min(16).max(64) });
