import { act, fireEvent, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { HANDLE } from '../testing/fake-console';
import { settle, show } from '../testing/show';
import { HOLD_MS } from './kiosk-exit';

const corner = () => screen.getByRole('button', { name: 'Leave kiosk mode' });
/** As Enter, Space and screen readers do. */
const open = () => fireEvent.click(corner(), { detail: 0 });
const dialog = () => within(screen.getByRole('dialog'));
const pin = () => dialog().getByLabelText<HTMLInputElement>('Exit PIN');
const leaveButton = () => dialog().getByRole('button', { name: 'Leave' });
async function leave(): Promise<void> {
  fireEvent.click(leaveButton());
  await settle();
}

afterEach(() => void vi.useRealTimers());

describe('the way out of kiosk mode', () => {
  it('is not there outside of kiosk mode', async () => {
    await show({ step: 'welcome' });
    expect(screen.queryByRole('button', { name: 'Leave kiosk mode' })).toBeNull();
  });

  it('opens when its corner is held, and not by a tap, a double tap or a short hold', async () => {
    await show({ step: 'welcome' }, { kiosk: true });
    vi.useFakeTimers();
    for (const detail of [1, 2]) {
      fireEvent.pointerDown(corner());
      fireEvent.pointerUp(corner());
      fireEvent.click(corner(), { detail });
    }
    fireEvent.pointerDown(corner());
    act(() => void vi.advanceTimersByTime(HOLD_MS - 1));
    fireEvent.pointerUp(corner());
    act(() => void vi.advanceTimersByTime(HOLD_MS));
    expect(screen.queryByRole('dialog')).toBeNull();

    fireEvent.pointerDown(corner());
    act(() => void vi.advanceTimersByTime(HOLD_MS));
    expect(screen.getByRole('dialog')).toBeTruthy();
  });

  it.each(['pointerLeave', 'pointerCancel'] as const)(
    'a finger that slips off (%s) does not open it',
    async (event) => {
      await show({ step: 'welcome' }, { kiosk: true });
      vi.useFakeTimers();
      fireEvent.pointerDown(corner());
      act(() => void vi.advanceTimersByTime(HOLD_MS / 2));
      fireEvent[event](corner());
      act(() => void vi.advanceTimersByTime(HOLD_MS));
      expect(screen.queryByRole('dialog')).toBeNull();
    },
  );

  it('hands the PIN over and clears the field', async () => {
    const console = await show({ step: 'welcome' }, { kiosk: true });
    open();
    for (const key of ['Digit 4', 'Digit 7']) fireEvent.click(dialog().getByRole('button', { name: key }));
    fireEvent.change(pin(), { target: { value: `${pin().value}11` } });
    await leave();
    expect(console.secrets).toEqual([{ purpose: 'exitPin', value: '4711' }]);
    expect(console.exits).toEqual([HANDLE]);
    expect(pin().value).toBe('');
  });

  it('says that the PIN is wrong, counts down, and takes none meanwhile', async () => {
    const console = await show({ step: 'welcome' }, { kiosk: true });
    console.refuse('exit', 'kiosk.wrongPin', 4);
    open();
    fireEvent.change(pin(), { target: { value: '1' } });
    vi.useFakeTimers();
    fireEvent.click(leaveButton());
    await act(async () => {
      await vi.advanceTimersByTimeAsync(0);
    });
    expect(dialog().getByRole('alert').textContent).toContain('The PIN is wrong');
    expect(dialog().getByRole('timer').textContent).toContain('Wait 4 seconds');
    fireEvent.change(pin(), { target: { value: '2' } });
    fireEvent.click(leaveButton());
    for (let second = 0; second < 2; second += 1) act(() => void vi.advanceTimersByTime(1_000));
    expect(dialog().getByRole('timer').textContent).toContain('Wait 2 seconds');
    expect(console.exits).toHaveLength(1);

    for (let second = 0; second < 2; second += 1) act(() => void vi.advanceTimersByTime(1_000));
    expect(dialog().queryByRole('timer')).toBeNull();
    console.refuse('exit', 'kiosk.wait', 30);
    fireEvent.click(leaveButton());
    await act(async () => {
      await vi.advanceTimersByTimeAsync(0);
    });
    expect(console.exits).toHaveLength(2);
    expect(dialog().getByRole('timer').textContent).toContain('Wait 30 seconds');
  });
});
