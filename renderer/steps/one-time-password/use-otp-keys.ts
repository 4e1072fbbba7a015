/** Keys for the field, wherever the focus is: a scanner or a hurried person types without tapping the field first. */
import { useEffect, useRef } from 'react';
import { type OtpEdit, NO_DIGITS, withAll, withDigit, withoutLast, withPasted, withRefused } from './otp-digits';
import { digitOf, editOf, hasModifier, isGap, isOtherCharacter } from './otp-keys';
import { BURST_GAP_MS, createBurstReader } from './scanner-burst';

/** How long a character waits to be called wrong, in milliseconds: it may be the beginning of a scanned code. */
const REFUSAL_DELAY_MS = 2 * BURST_GAP_MS;

interface OtpKeys {
  readonly disabled: boolean;
  readonly edit: (edit: OtpEdit) => void;
  /** Brings the focus into the field. */
  readonly focus: () => void;
  /** A whole code came from a scanner; what an input method was about to write is void. */
  readonly onScan: () => void;
}

/** Listens on the document, except to what happens in a dialog. */
export function useOtpKeys(keys: OtpKeys): void {
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });
  const { disabled } = keys;
  useEffect(() => {
    if (disabled) return undefined;
    const bursts = createBurstReader();
    let refusal: ReturnType<typeof setTimeout> | undefined;
    const { edit, focus } = {
      edit: (change: OtpEdit) => latest.current.edit(change),
      focus: () => latest.current.focus(),
    };

    const take = (event: KeyboardEvent, change: OtpEdit) => {
      event.preventDefault();
      focus();
      edit(change);
    };
    const scanned = (event: KeyboardEvent): boolean => {
      const burst = bursts.feed(event);
      if (burst === null) return false;
      clearTimeout(refusal);
      latest.current.onScan();
      take(event, () =>
        burst === 'tooLong' ? { ...NO_DIGITS, refused: 'length' } : withPasted(NO_DIGITS, burst.digits),
      );
      return true;
    };
    const refuse = (event: KeyboardEvent) => {
      event.preventDefault();
      focus();
      clearTimeout(refusal);
      refusal = setTimeout(() => edit(withRefused), REFUSAL_DELAY_MS);
    };
    const keydown = (event: KeyboardEvent) => {
      if (isElsewhere(event) || event.defaultPrevented || scanned(event)) return;
      const inField = event.target instanceof HTMLInputElement;
      // The key that ends a scan must not carry the focus away from what was scanned.
      if (event.key === 'Tab' && bursts.isRunning(event.timeStamp)) event.preventDefault();
      // An input method has the key; its text arrives when it is done.
      if (event.isComposing || event.key === 'Process') return;
      const digit = hasModifier(event) ? null : digitOf(event);
      const change = editOf(event);
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'a') take(event, withAll);
      else if (digit !== null) {
        clearTimeout(refusal);
        take(event, (otp) => withDigit(otp, digit));
      } else if (isOtherCharacter(event) && !hasModifier(event)) refuse(event);
      else if (inField && isGap(event)) event.preventDefault();
      else if (change !== null && (inField || change === withoutLast)) take(event, change);
    };
    const paste = (event: ClipboardEvent) => {
      if (isElsewhere(event)) return;
      event.preventDefault();
      const text = event.clipboardData?.getData('text') ?? '';
      edit((otp) => withPasted(otp, text));
    };
    document.addEventListener('keydown', keydown);
    document.addEventListener('paste', paste);
    return () => {
      clearTimeout(refusal);
      document.removeEventListener('keydown', keydown);
      document.removeEventListener('paste', paste);
    };
  }, [disabled]);
}

/** A dialog has its own keys. */
function isElsewhere(event: Event): boolean {
  return event.target instanceof Element && event.target.closest('dialog') !== null;
}
