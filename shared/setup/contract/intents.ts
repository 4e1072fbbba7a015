/**
 * What a person may ask of the machine. The page sends intents, never machine events; main checks each with the schema beside
 * this file. Secrets are not here: a handle stands for what was typed. No library is imported here.
 */
import type { TextLocale } from '../../locale/locales';

export { SUPPORTED_LOCALES, type Locale } from '../../locale/locales';

export type Intent =
  | { readonly type: 'setLocale'; readonly locale: TextLocale }
  /** `address`: as typed or pasted, or the text of a portal's QR code. */
  | { readonly type: 'connect'; readonly address: string }
  /** The fingerprint on the screen is the portal's. */
  | { readonly type: 'confirmCertificate' }
  /** The organisation that answered is the right one: its address is kept. */
  | { readonly type: 'confirmOrganisation' }
  /** Before anything is under way: to another portal. */
  | { readonly type: 'changePortal' }
  | { readonly type: 'getStarted' }
  | { readonly type: 'retry' }
  /** Goes on although the device could not be identified. */
  | { readonly type: 'continueAnyway' }
  | { readonly type: 'accept' }
  | { readonly type: 'decline' }
  | { readonly type: 'submitOtp'; readonly handle: string }
  | { readonly type: 'manualSetup' }
  | { readonly type: 'submitManual'; readonly email: string; readonly handle: string }
  | { readonly type: 'cancelRequest' }
  | { readonly type: 'enterAnotherCode' }
  | { readonly type: 'back' }
  | { readonly type: 'startOver' }
  /** From the success page to the room's home. */
  | { readonly type: 'continue' };

export type IntentType = Intent['type'];

export const INTENT_TYPES = [
  'setLocale',
  'connect',
  'confirmCertificate',
  'confirmOrganisation',
  'changePortal',
  'getStarted',
  'retry',
  'continueAnyway',
  'accept',
  'decline',
  'submitOtp',
  'manualSetup',
  'submitManual',
  'cancelRequest',
  'enterAnotherCode',
  'back',
  'startOver',
  'continue',
] as const satisfies readonly IntentType[];
