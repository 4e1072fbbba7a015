/** What a key means to a field that takes digits alone, whatever the keyboard's layout is. */
import { normaliseOtp } from '@roomkey/shared/protocol/otp';
import { type Movement, type OtpEdit, withMove, withoutLast, withoutNext } from './otp-digits';

/** The little of a keyboard event that decides. */
export interface Key {
  readonly key: string;
  /** Name of the key by its place on the keyboard. */
  readonly code: string;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly metaKey: boolean;
}

/**
 * The digit that a key stands for, or null. Beside what the key types, its place counts: the top row of a French keyboard
 * types digits only with Shift, and a numeric pad without Num Lock moves the caret; here nobody wants either.
 */
export function digitOf(key: Key): string | null {
  if (/^\p{Nd}$/u.test(key.key)) return normaliseOtp(key.key);
  return key.shiftKey ? null : digitOfPlace(key.code);
}

/** The digit printed on the key of this place, or null. */
export function digitOfPlace(code: string): string | null {
  return /^(?:Digit|Numpad)(\d)$/.exec(code)?.[1] ?? null;
}

/** A key that types something that is no digit; gaps between groups are none of it. */
export const isOtherCharacter = ({ key }: Key): boolean => /^[^\s\p{Zs}\p{Pd}]$/u.test(key);

/** A gap that people type between the groups. */
export const isGap = ({ key }: Key): boolean => /^[\s\p{Zs}\p{Pd}]$/u.test(key);

export const hasModifier = ({ ctrlKey, altKey, metaKey }: Key): boolean => ctrlKey || altKey || metaKey;

const MOVEMENTS: Readonly<Record<string, Movement>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  Home: 'home',
  End: 'end',
};
const MOVEMENTS_BY_GROUP: Readonly<Record<string, Movement>> = {
  ArrowLeft: 'groupLeft',
  ArrowRight: 'groupRight',
  Home: 'home',
  End: 'end',
};

/** What a key that types nothing does in the field, or null. With Shift it selects, which a group does by itself. */
export function editOf(key: Key): OtpEdit | null {
  if (key.shiftKey || key.altKey || key.metaKey) return null;
  if (key.key === 'Backspace') return withoutLast;
  if (key.key === 'Delete') return withoutNext;
  const movement = (key.ctrlKey ? MOVEMENTS_BY_GROUP : MOVEMENTS)[key.key];
  return movement === undefined ? null : (otp) => withMove(otp, movement);
}
