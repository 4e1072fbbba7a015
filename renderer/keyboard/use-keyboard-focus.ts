import { useEffect } from 'react';
import { comesByItself, keyboardField } from './keyboard-fields';
import { hideKeyboard, shownField, showKeyboard } from './shown-field';

/** Marks the keyboard itself: a focus in it is still the field's. */
export const KEYBOARD_PART = 'data-keyboard-part';

/** Keys that nobody presses but on a keyboard of their own. */
const TYPES = /^(?:.|Backspace|Delete|Dead|Process)$/u;

/**
 * Shows the keyboard for a field that is touched, follows the focus from field to field, and goes when the focus does. Whoever
 * comes by mouse or types on a real keyboard has no use for it: they have its button.
 */
export function useKeyboardFocus(): void {
  useEffect(() => {
    let byTouch = false;
    let held = false;
    let left = false;

    const arrive = (target: EventTarget | null) => {
      const field = keyboardField(target);
      if (field === null || field === shownField()) return;
      if (!comesByItself(field)) hideKeyboard();
      else if (byTouch || shownField() !== null) showKeyboard(field);
    };
    // Not before a press has ended: a page that moves under the finger is pressed in another place.
    const leave = () => {
      left = true;
      if (!held) setTimeout(leaveNow);
    };
    const leaveNow = () => {
      if (!left || held) return;
      left = false;
      const active = document.activeElement;
      if (keyboardField(active) === null && active?.closest(`[${KEYBOARD_PART}]`) == null) hideKeyboard();
    };

    const listeners = {
      pointerdown: (event: PointerEvent) => {
        held = true;
        byTouch = event.pointerType !== 'mouse';
      },
      pointerup: () => {
        held = false;
        if (left) setTimeout(leaveNow);
      },
      click: (event: MouseEvent) => {
        // The field that already has the focus, touched once more.
        if (event.target === document.activeElement && byTouch) arrive(event.target);
      },
      keydown: (event: KeyboardEvent) => {
        const typed = TYPES.test(event.key) && !event.ctrlKey && !event.altKey && !event.metaKey;
        if (!typed) return;
        byTouch = false;
        if (event.target === shownField()) hideKeyboard();
      },
      focusin: (event: FocusEvent) => arrive(event.target),
      focusout: leave,
    };
    const entries = Object.entries({ ...listeners, pointercancel: listeners.pointerup });
    for (const [name, listener] of entries) document.addEventListener(name, listener as EventListener, true);
    return () => {
      for (const [name, listener] of entries) document.removeEventListener(name, listener as EventListener, true);
      hideKeyboard();
    };
  }, []);
}
