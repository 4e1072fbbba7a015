import { describe, expect, it } from 'vitest';
import { digitsOf, NO_DIGITS, withPasted } from './otp-digits';
import { digitOf, editOf, isGap, isOtherCharacter, type Key } from './otp-keys';

const key = (name: string, code = '', more: Partial<Key> = {}): Key => ({
  ...{ key: name, code, shiftKey: false, ctrlKey: false, altKey: false, metaKey: false },
  ...more,
});

describe('a key', () => {
  it.each([
    ['5', 'Digit5', '5'],
    ['5', 'Numpad5', '5'],
    ['٥', 'Digit5', '5'],
    ['５', 'Digit5', '5'],
    ['(', 'Digit5', '5'],
    ['-', 'Digit6', '6'],
    ['ř', 'Digit5', '5'],
    ['ArrowLeft', 'Numpad4', '4'],
    ['Clear', 'Numpad5', '5'],
    ['End', 'Numpad1', '1'],
  ])('%s in the place %s is the digit %s', (name, code, digit) => {
    expect(digitOf(key(name, code))).toBe(digit);
  });
  it('with Shift types a digit only where the layout says so', () => {
    expect(digitOf(key('1', 'Digit1', { shiftKey: true }))).toBe('1');
    expect(digitOf(key('!', 'Digit1', { shiftKey: true }))).toBeNull();
  });
  it.each(['a', 'End', 'ArrowLeft', 'F1', 'Enter', '²', 'Dead', 'Process'])('%s elsewhere is none', (name) => {
    expect(digitOf(key(name, 'KeyX'))).toBeNull();
  });
  it('that types another character is told from gaps and from keys that type nothing', () => {
    expect(['a', 'é', '!', '語'].every((name) => isOtherCharacter(key(name)))).toBe(true);
    expect([' ', '-', '–', '\u00a0'].every((name) => isGap(key(name)) && !isOtherCharacter(key(name)))).toBe(true);
    expect(['Enter', 'Tab', 'Shift', 'F1'].some((name) => isOtherCharacter(key(name)))).toBe(false);
  });
  it('moves and deletes, but not with Shift, Alt or the system key', () => {
    const otp = withPasted(NO_DIGITS, '12345678');
    expect(editOf(key('Home'))?.(otp).caret.group).toBe(0);
    expect(editOf(key('ArrowLeft', '', { ctrlKey: true }))?.(otp).caret).toEqual({ group: 1, from: 0, to: 0 });
    expect(digitsOf(editOf(key('Backspace'))?.(otp) ?? otp)).toBe('1234567');
    for (const modifier of ['shiftKey', 'altKey', 'metaKey'] as const) {
      expect(editOf(key('ArrowLeft', '', { [modifier]: true }))).toBeNull();
    }
    expect(editOf(key('Enter'))).toBeNull();
  });
});
