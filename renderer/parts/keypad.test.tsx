import { act, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { settle } from '../testing/show';
import { Keypad } from './keypad';

const onDigit = vi.fn();
const onDelete = vi.fn();
const onClear = vi.fn();
const keypad = (disabled = false) => (
  <Keypad disabled={disabled} onDigit={onDigit} onDelete={onDelete} onClear={onClear} />
);
const deleteKey = () => screen.getByRole('button', { name: 'Delete last digit' });
const pass = (ms: number) => act(() => void vi.advanceTimersByTime(ms));
const LEFT = { button: 0 };

beforeEach(() => vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  vi.clearAllMocks();
});

describe('the keypad', () => {
  it('stands as on a phone, with names to be spoken', async () => {
    vi.useRealTimers();
    render(keypad());
    await settle();
    expect(screen.getByRole('group', { name: 'Number keypad' })).toBeTruthy();
    expect(screen.getAllByRole('button').map((key) => key.getAttribute('aria-label'))).toEqual([
      ...['1', '2', '3', '4', '5', '6', '7', '8', '9'].map((digit) => `Digit ${digit}`),
      ...['Clear all digits', 'Digit 0', 'Delete last digit'],
    ]);
  });

  it('leaves the focus where it is', () => {
    render(keypad());
    // False: the browser was told not to move the focus.
    expect(fireEvent.mouseDown(screen.getByRole('button', { name: 'Digit 5' }))).toBe(false);
  });

  it('deletes once for a tap', () => {
    render(keypad());
    fireEvent.pointerDown(deleteKey(), LEFT);
    pass(100);
    fireEvent.pointerUp(deleteKey());
    fireEvent.click(deleteKey());
    pass(2_000);
    expect(onDelete).toHaveBeenCalledTimes(1);
  });

  it('repeats while delete is held, and the letting go counts no more', () => {
    render(keypad());
    fireEvent.pointerDown(deleteKey(), LEFT);
    pass(500);
    expect(onDelete).toHaveBeenCalledTimes(1);
    pass(900);
    expect(onDelete).toHaveBeenCalledTimes(11);
    fireEvent.pointerUp(deleteKey());
    fireEvent.click(deleteKey());
    pass(2_000);
    expect(onDelete).toHaveBeenCalledTimes(11);
    fireEvent.click(deleteKey());
    expect(onDelete).toHaveBeenCalledTimes(12);
  });

  it.each(['pointerLeave', 'pointerCancel'] as const)('stops repeating at %s', (event) => {
    render(keypad());
    fireEvent.pointerDown(deleteKey(), LEFT);
    pass(600);
    const before = onDelete.mock.calls.length;
    fireEvent[event](deleteKey());
    pass(2_000);
    expect(onDelete).toHaveBeenCalledTimes(before);
  });

  it('stops repeating when it is switched off or goes away', () => {
    const { rerender, unmount } = render(keypad());
    fireEvent.pointerDown(deleteKey(), LEFT);
    pass(500);
    rerender(keypad(true));
    pass(2_000);
    expect(onDelete).toHaveBeenCalledTimes(1);
    rerender(keypad());
    fireEvent.pointerDown(deleteKey(), LEFT);
    unmount();
    pass(2_000);
    expect(onDelete).toHaveBeenCalledTimes(1);
  });
});
