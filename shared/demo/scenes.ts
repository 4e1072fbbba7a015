/** What a story is made of. Pure data: the console's director does it, the page shows it. No library is imported here. */
import type { Catalogue } from '../locale/texts';
import type { RejectionReason } from '../protocol/lists';
import type { ErrorCode } from '../setup/contract/errors';
import type { Step } from '../setup/contract/view';

/** Texts of the captions, in the catalogues under `demo.captions`. */
export type CaptionKey = keyof Catalogue['demo']['captions'];

/** What can be pressed: a button whose name is this text of the catalogue. */
export const PRESS_KEYS = [
  'intents.getStarted',
  'intents.continueAnyway',
  'intents.accept',
  'intents.submitOtp',
  'intents.continue',
  'intents.enterAnotherCode',
  'keypad.clearLabel',
  'keypad.digit',
] as const;
export type PressKey = (typeof PRESS_KEYS)[number];

/** Which code is typed: the one that is ready, the same with one digit wrong, or a well-formed one that nobody issued. */
export type TypedCode = 'ready' | 'mistyped' | 'unknown';

export type Act =
  /** `passed`: at this step the console has gone on by itself, and nothing is left to press. */
  | { readonly kind: 'press'; readonly key: Exclude<PressKey, 'keypad.digit'>; readonly passed?: Step }
  /** On the keypad of the screen, digit by digit. */
  | { readonly kind: 'type'; readonly code: TypedCode }
  | { readonly kind: 'until'; readonly step: Step; readonly error?: ErrorCode; readonly connection?: 'offline' }
  /** An administrator's acts, through the portal's API. */
  | { readonly kind: 'approve' }
  | { readonly kind: 'reject'; readonly reason: RejectionReason; readonly note: keyof Catalogue['demo']['notes'] }
  /** Nobody decides until the request's time is over. */
  | { readonly kind: 'letExpire' }
  | { readonly kind: 'network'; readonly online: boolean };

/** One caption, and what happens under it. It stays at least as long as it takes to read. */
export interface Scene {
  readonly caption: CaptionKey;
  readonly acts: readonly Act[];
}
