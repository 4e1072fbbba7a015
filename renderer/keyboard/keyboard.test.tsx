import { act, fireEvent, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { HANDLE } from '../testing/fake-console';
import { fakeEditing } from '../testing/fake-editing';
import { settle, show } from '../testing/show';
import { HOLD_MS } from './use-press';

fakeEditing();
// jsdom lays nothing out: neither scrolling nor looking under a finger does anything there.
HTMLElement.prototype.scrollIntoView = () => undefined;
document.elementFromPoint = () => null;

const ENTERING = { step: 'manualSetup', allowed: ['submitManual', 'back'] } as const;
const email = () => screen.getByLabelText<HTMLInputElement>('Email');
const password = () => screen.getByLabelText<HTMLInputElement>('Password');
const keyboard = () => screen.queryByRole('region', { name: 'On-screen keyboard' });
const key = (name: string) => within(keyboard()!).getAllByRole('button', { name })[0]!;

function touch(element: HTMLElement, pointerType = 'touch'): void {
  fireEvent.pointerDown(element, { pointerType, button: 0, pointerId: 1 });
  fireEvent.pointerUp(element, { pointerType, button: 0, pointerId: 1 });
}
async function touchField(field: HTMLElement, pointerType = 'touch'): Promise<void> {
  touch(field, pointerType);
  act(() => field.focus());
  await act(() => vi.runOnlyPendingTimersAsync());
}
const type = (...names: string[]) => {
  for (const name of names) touch(key(name));
};
const hold = (name: string) => {
  fireEvent.pointerDown(key(name), { pointerType: 'touch', button: 0, pointerId: 1 });
  act(() => void vi.advanceTimersByTime(HOLD_MS));
};

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('when the keyboard comes and goes', () => {
  it('comes for a finger or a pen, not for a mouse', async () => {
    await show(ENTERING);
    await touchField(email(), 'mouse');
    expect(keyboard()).toBeNull();
    act(() => email().blur());
    await touchField(email(), 'pen');
    expect(keyboard()).not.toBeNull();
    expect(document.documentElement.dataset['keyboard']).toBe('page');
  });

  it('follows the focus to another field, and goes with it', async () => {
    await show(ENTERING);
    await touchField(email());
    act(() => password().focus());
    expect(keyboard()).not.toBeNull();
    act(() => screen.getByRole('button', { name: 'Finish' }).focus());
    await act(() => vi.runOnlyPendingTimersAsync());
    expect(keyboard()).toBeNull();
    expect(document.documentElement.dataset['keyboard']).toBeUndefined();
  });

  it('stays until a press is over that takes the focus away: nothing moves under the finger', async () => {
    await show(ENTERING);
    await touchField(email());
    const finish = screen.getByRole('button', { name: 'Finish' });
    fireEvent.pointerDown(finish, { pointerType: 'mouse' });
    act(() => finish.focus());
    await act(() => vi.advanceTimersByTimeAsync(5_000));
    expect(keyboard()).not.toBeNull();
    fireEvent.pointerUp(finish, { pointerType: 'mouse' });
    await act(() => vi.runOnlyPendingTimersAsync());
    expect(keyboard()).toBeNull();
  });

  it('makes room for whoever types on a keyboard of their own', async () => {
    await show(ENTERING);
    await touchField(email());
    fireEvent.keyDown(email(), { key: 'Shift' });
    expect(keyboard()).not.toBeNull();
    fireEvent.keyDown(email(), { key: 'a' });
    expect(keyboard()).toBeNull();
    act(() => password().focus());
    expect(keyboard()).toBeNull();
  });

  it('has a button in each field, for everybody', async () => {
    await show(ENTERING);
    fireEvent.click(screen.getAllByRole('button', { name: 'Show keyboard' })[1]!);
    expect(document.activeElement).toBe(password());
    expect(keyboard()).not.toBeNull();
    fireEvent.click(screen.getAllByRole('button', { name: 'Hide keyboard' })[0]!);
    expect(keyboard()).toBeNull();
    expect(document.activeElement).toBe(password());
  });

  it('goes when its field can’t be typed into any more, or is gone', async () => {
    const console = await show(ENTERING);
    await touchField(email());
    console.push({ busy: true, allowed: ['back'] });
    await settle();
    expect(keyboard()).toBeNull();
    console.push({ busy: false });
    await settle();
    await touchField(email());
    console.push({ step: 'signedIn' });
    await settle();
    expect(keyboard()).toBeNull();
  });
});

describe('what the keys do', () => {
  it('types a whole setup, moves on and submits', async () => {
    const console = await show(ENTERING);
    await touchField(email());
    type('r', 'o', 'o', 'm', '1', '@contoso.test', 'Next');
    expect(email().value).toBe('room1@contoso.test');
    expect(document.activeElement).toBe(password());
    type('Shift', 'Capital A', 'b', 'Symbols !#1', '#', 'More symbols €§²', '€', 'Done');
    await settle();
    expect(console.secrets).toEqual([{ purpose: 'password', value: 'Ab#€' }]);
    expect(console.intents).toEqual([{ type: 'submitManual', email: 'room1@contoso.test', handle: HANDLE }]);
  });

  it('keeps the focus in the field', async () => {
    await show(ENTERING);
    await touchField(email());
    expect(fireEvent.pointerDown(key('a'), { pointerType: 'touch', button: 0, pointerId: 1 })).toBe(false);
    expect(fireEvent.mouseDown(key('a'))).toBe(false);
    expect(document.activeElement).toBe(email());
  });

  it('Shift: one capital; twice: capitals stay until it is pressed again', async () => {
    await show(ENTERING);
    await touchField(email());
    type('Shift', 'Capital A', 'b');
    await act(() => vi.advanceTimersByTimeAsync(1_000));
    type('Shift', 'Shift', 'Capital C', 'Capital D', 'Caps lock', 'e');
    expect(email().value).toBe('AbCDe');
  });

  it('two capitals typed fast are no double tap on Shift', async () => {
    await show(ENTERING);
    await touchField(email());
    type('Shift', 'Capital A', 'Shift', 'Capital B', 'c');
    expect(email().value).toBe('ABc');
  });

  it('Backspace goes on while it is held', async () => {
    await show(ENTERING);
    await touchField(email());
    type('a', 'b', 'c', 'd', 'Backspace');
    expect(email().value).toBe('abc');
    fireEvent.pointerDown(key('Backspace'), { pointerType: 'touch', button: 0, pointerId: 1 });
    act(() => void vi.advanceTimersByTime(2_000));
    expect(email().value).toBe('');
  });

  it('two thumbs: the second key down before the first is up, in the order of the presses', async () => {
    await show(ENTERING);
    await touchField(email());
    fireEvent.pointerDown(key('a'), { pointerType: 'touch', button: 0, pointerId: 1 });
    fireEvent.pointerDown(key('b'), { pointerType: 'touch', button: 0, pointerId: 2 });
    fireEvent.pointerUp(key('b'), { pointerType: 'touch', pointerId: 2 });
    fireEvent.pointerUp(key('a'), { pointerType: 'touch', pointerId: 1 });
    expect(email().value).toBe('ab');
  });

  it('press and hold: accents to choose from', async () => {
    await show(ENTERING);
    await touchField(email());
    hold('e');
    const choice = screen.getByRole('group', { name: 'More for e' });
    fireEvent.click(within(choice).getByRole('button', { name: 'é' }));
    expect(email().value).toBe('é');
    expect(screen.queryByRole('group', { name: 'More for e' })).toBeNull();
  });

  it('shows the pressed key large, but never one of a password', async () => {
    await show(ENTERING);
    await touchField(email());
    expect(key('a').dataset['preview']).toBe('a');
    act(() => password().focus());
    expect(keyboard()!.querySelectorAll('[data-preview]')).toHaveLength(0);
    fireEvent.click(screen.getByRole('button', { name: 'Show password' }));
    expect(keyboard()!.querySelectorAll('[data-preview]')).toHaveLength(0);
  });

  it('starts anew in the next field: no capitals, no symbols', async () => {
    await show(ENTERING);
    await touchField(email());
    type('Symbols !#1');
    act(() => password().focus());
    expect(key('q')).toBeTruthy();
  });
});

describe('with another keyboard or a screen reader', () => {
  it('is one stop of Tab; arrows walk over the keys, Escape leads back', async () => {
    await show(ENTERING);
    await touchField(email());
    const stops = [...keyboard()!.querySelectorAll<HTMLElement>('button')].filter((button) => button.tabIndex === 0);
    expect(stops).toEqual([key('1')]);
    act(() => key('1').focus());
    fireEvent.keyDown(key('1'), { key: 'ArrowDown' });
    expect(document.activeElement).toBe(key('q'));
    fireEvent.keyDown(key('q'), { key: 'ArrowLeft' });
    expect(document.activeElement).toBe(key('p'));
    fireEvent.keyDown(key('p'), { key: 'Enter' });
    fireEvent.keyUp(key('p'), { key: 'Enter' });
    expect(email().value).toBe('p');
    expect(document.activeElement).toBe(key('p'));
    fireEvent.keyDown(key('p'), { key: 'Escape' });
    expect(keyboard()).toBeNull();
    expect(document.activeElement).toBe(email());
  });

  it('Enter held down shows the accents, arrows and Enter choose', async () => {
    await show(ENTERING);
    await touchField(email());
    act(() => key('e').focus());
    fireEvent.keyDown(key('e'), { key: 'Enter' });
    fireEvent.keyDown(key('e'), { key: 'Enter', repeat: true });
    const choice = within(screen.getByRole('group', { name: 'More for e' }));
    expect(document.activeElement).toBe(choice.getByRole('button', { name: 'é' }));
    fireEvent.keyDown(document.activeElement!, { key: 'ArrowRight' });
    fireEvent.click(document.activeElement!);
    expect(email().value).toBe('è');
    expect(document.activeElement).toBe(key('e'));
  });

  it('is pressed by a screen reader, which has no finger', async () => {
    await show(ENTERING);
    await touchField(email());
    fireEvent.click(key('a'));
    expect(email().value).toBe('a');
  });
});

describe('in a dialog', () => {
  it('stands inside of it, with digits alone, and only when it is asked for beside a keypad', async () => {
    await show({ step: 'welcome' }, { kiosk: true });
    touch(screen.getByRole('button', { name: 'Leave kiosk mode' }));
    fireEvent.click(screen.getByRole('button', { name: 'Leave kiosk mode' }));
    const dialog = screen.getByRole('dialog');
    const pin = within(dialog).getByLabelText<HTMLInputElement>('Exit PIN');
    await touchField(pin);
    expect(keyboard()).toBeNull();
    fireEvent.click(within(dialog).getByRole('button', { name: 'Show keyboard' }));
    expect(dialog.contains(keyboard())).toBe(true);
    expect(document.documentElement.dataset['keyboard']).toBe('dialog');
    type('Digit 4', 'Digit 2');
    expect(pin.value).toBe('42');
    fireEvent.click(within(dialog).getByRole('button', { name: 'Stay' }));
    expect(keyboard()).toBeNull();
  });
});
