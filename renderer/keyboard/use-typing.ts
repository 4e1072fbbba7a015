import { useReducer, useRef } from 'react';
import { deleteBackward, insertText, moveCaret } from './edit-field';
import { isSecret, kindOf, nextField, submitFormOf } from './keyboard-fields';
import { changed, firstState, type KeyboardState } from './keyboard-state';
import { textOf } from './layouts/accents';
import { type KeyAction, startsLatin } from './rows';
import { hideKeyboard } from './shown-field';

/** Milliseconds within which a second tap on Shift locks it. */
const DOUBLE_TAP_MS = 400;

export interface Typing {
  readonly state: KeyboardState;
  readonly type: (text: string) => void;
  readonly act: (action: KeyAction) => void;
}

/** What the keys do to the field and to the keyboard itself. */
export function useTyping(field: HTMLInputElement, locale: string): Typing {
  const [state, change] = useReducer(changed, startsLatin(kindOf(field), isSecret(field), locale), firstState);
  const lastShift = useRef(Number.NEGATIVE_INFINITY);

  const type = (text: string) => {
    // Shift, a letter, Shift is no double tap, however fast.
    lastShift.current = Number.NEGATIVE_INFINITY;
    insertText(field, textOf(text));
    change({ type: 'typed' });
  };
  const shift = () => {
    const now = performance.now();
    change({ type: 'shift', twice: now - lastShift.current < DOUBLE_TAP_MS });
    lastShift.current = now;
  };
  const enter = () => {
    const next = nextField(field);
    if (next !== null) next.focus();
    else if (!submitFormOf(field)) hideKeyboard();
  };
  const hide = () => {
    // Before the keyboard goes, with whoever walks over its keys.
    field.focus({ preventScroll: true });
    hideKeyboard();
  };
  const acts: Readonly<Record<KeyAction, () => void>> = {
    shift,
    enter,
    hide,
    backspace: () => deleteBackward(field),
    space: () => type(' '),
    left: () => moveCaret(field, 'left'),
    right: () => moveCaret(field, 'right'),
    layout: () => change({ type: 'layout' }),
    symbols: () => change({ type: 'page', page: 'symbols' }),
    moreSymbols: () => change({ type: 'page', page: 'moreSymbols' }),
    letters: () => change({ type: 'page', page: 'letters' }),
  };
  return { state, type, act: (action) => acts[action]() };
}
