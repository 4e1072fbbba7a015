import { z } from 'zod';
import { TEXT_LOCALES } from '../../locale/locales';
import type { Intent } from './intents';

const Handle = z.string().min(16).max(64);

/** SECURITY: answers forged or malformed IPC (Electron checklist item 17 and 20): whatever the page sends is checked here, in main. */
export const IntentSchema: z.ZodType<Intent> = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('setLocale'), locale: z.enum(TEXT_LOCALES) }),
  z.strictObject({ type: z.literal('connect'), address: z.string().max(2000) }),
  z.strictObject({ type: z.literal('confirmCertificate') }),
  z.strictObject({ type: z.literal('confirmOrganisation') }),
  z.strictObject({ type: z.literal('changePortal') }),
  z.strictObject({ type: z.literal('getStarted') }),
  z.strictObject({ type: z.literal('retry') }),
  z.strictObject({ type: z.literal('continueAnyway') }),
  z.strictObject({ type: z.literal('accept') }),
  z.strictObject({ type: z.literal('decline') }),
  z.strictObject({ type: z.literal('submitOtp'), handle: Handle }),
  z.strictObject({ type: z.literal('manualSetup') }),
  z.strictObject({ type: z.literal('submitManual'), email: z.string().max(320), handle: Handle }),
  z.strictObject({ type: z.literal('cancelRequest') }),
  z.strictObject({ type: z.literal('enterAnotherCode') }),
  z.strictObject({ type: z.literal('back') }),
  z.strictObject({ type: z.literal('startOver') }),
  z.strictObject({ type: z.literal('continue') }),
]);
