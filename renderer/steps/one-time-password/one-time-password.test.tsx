import { act, createEvent, fireEvent, screen } from '@testing-library/react';
import { makeOtp, OTP_PAYLOAD_LENGTH } from '@roomkey/shared/protocol/otp';
import { describe, expect, it, vi } from 'vitest';
import { HANDLE } from '../../testing/fake-console';
import { settle, show } from '../../testing/show';

const CODE = makeOtp(() => '123456789012345'.slice(0, OTP_PAYLOAD_LENGTH));
const MISTYPED = CODE.slice(0, -2) + CODE.slice(-1) + CODE.slice(-2, -1);
const ENTERING = { step: 'oneTimePassword', allowed: ['submitOtp', 'manualSetup', 'back'] } as const;

const groups = () => screen.getAllByRole<HTMLInputElement>('textbox', { name: /One-time password/ });
const entered = () =>
  groups()
    .map((input) => input.value)
    .join('');
const fill = (value: string) => fireEvent.change(groups()[0]!, { target: { value } });
const onward = () => screen.getByRole('button', { name: 'Continue' });
const press = (...names: string[]) => {
  for (const name of names) fireEvent.click(screen.getByRole('button', { name }));
};

describe('the one-time password page', () => {
  it('has the title, the field and the actions of the article', async () => {
    await show(ENTERING);
    expect(screen.getByRole('heading', { level: 1, name: 'Set up Microsoft Teams Room account' })).toBe(
      document.activeElement,
    );
    expect(screen.getByRole('group', { name: 'One-time password' })).toBeTruthy();
    // The keypad stands on the page: the system's keyboard would cover it.
    expect(groups().map((input) => input.inputMode)).toEqual(['none', 'none', 'none', 'none']);
    expect(screen.getByRole('button', { name: 'Manual setup' })).toBeTruthy();
  });

  it('keeps Continue disabled until 16 digits are there', async () => {
    const console = await show(ENTERING);
    fill(CODE.slice(0, 15));
    expect(onward().getAttribute('aria-disabled')).toBe('true');
    fireEvent.submit(onward().closest('form')!);
    await settle();
    expect(console.secrets).toEqual([]);
    fill(CODE);
    expect(onward().getAttribute('aria-disabled')).not.toBe('true');
  });

  it('hands the code over, sends its handle alone, and clears the field', async () => {
    const console = await show(ENTERING);
    fill(CODE);
    fireEvent.click(onward());
    await settle();
    expect(console.secrets).toEqual([{ purpose: 'otp', value: CODE }]);
    expect(console.intents).toEqual([{ type: 'submitOtp', handle: HANDLE }]);
    expect(entered()).toBe('');
  });

  it('shows a typing error at once, and sends nothing', async () => {
    const console = await show(ENTERING);
    fill(MISTYPED);
    expect(screen.getByRole('alert').textContent).toContain('There is a typing error');
    fireEvent.click(onward());
    await settle();
    expect(console.secrets).toEqual([]);
    expect(entered()).toBe(MISTYPED);
  });

  it('can be filled with the keypad', async () => {
    await show(ENTERING);
    press('Digit 5', 'Digit 7', 'Digit 2', 'Digit 4', 'Digit 0', 'Delete last digit');
    expect(entered()).toBe('5724');
    press('Clear all digits');
    expect(entered()).toBe('');
  });

  it('takes a paste wherever the focus is', async () => {
    await show(ENTERING);
    fireEvent.paste(document.body, { clipboardData: { getData: () => `RK1:${CODE}` } });
    expect(entered()).toBe(CODE);
  });

  it('crosses groups with Backspace', async () => {
    await show(ENTERING);
    fill('1234');
    fireEvent.keyDown(groups()[1]!, { key: 'Backspace' });
    expect(entered()).toBe('123');
  });

  it('offers Try again only where the console would take it', async () => {
    const console = await show({ ...ENTERING, error: { code: 'portal.unreachable', params: {} } });
    expect(screen.queryByRole('button', { name: 'Try again' })).toBeNull();
    console.push({ allowed: [...ENTERING.allowed, 'retry'] });
    await settle();
    press('Try again');
    expect(console.intents).toEqual([{ type: 'retry' }]);
  });

  it('can be left but not filled while the code is on its way', async () => {
    await show({ ...ENTERING, busy: true, allowed: ['back'] });
    expect(groups().every((input) => input.disabled)).toBe(true);
    expect(screen.getByText('Working…')).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Back' })).toBeTruthy();
  });

  it('takes a scanner wherever the focus is, on a keyboard of another layout, and sends nothing', async () => {
    const console = await show(ENTERING);
    fill('99');
    screen.getByRole('button', { name: 'Back' }).focus();
    // A scanner set to the US layout on a French computer: the top row types signs.
    for (const [index, key] of Array.from(`RK1:${CODE}`).entries()) {
      const digit = /\d/.test(key);
      const stroke = createEvent.keyDown(document.activeElement!, {
        key: digit ? '&é"\'(-è_çà'.charAt((Number(key) + 9) % 10) : key,
        code: digit ? `Digit${key}` : `Key${key}`,
      });
      // A scanner's pace, whatever this machine's is.
      Object.defineProperty(stroke, 'timeStamp', { value: index * 10 });
      fireEvent(document.activeElement!, stroke);
    }
    expect(entered()).toBe(CODE);
    expect(groups()).toContain(document.activeElement);
    await settle();
    expect(console.secrets).toEqual([]);
  });

  it('says that other characters were left out, once it is clear that no scanner typed them', async () => {
    vi.useFakeTimers();
    await show(ENTERING);
    fireEvent.keyDown(groups()[0]!, { key: 'x', code: 'KeyX' });
    expect(screen.queryByText(/Other characters were left out/)).toBeNull();
    act(() => void vi.advanceTimersByTime(500));
    expect(screen.getByText(/Other characters were left out/)).toBeTruthy();
    vi.useRealTimers();
  });

  it('reads out progress after a pause, and completeness at once', async () => {
    vi.useFakeTimers();
    await show(ENTERING);
    const heard = () =>
      screen
        .getAllByRole('status')
        .map((status) => status.textContent)
        .join(' ');
    press('Digit 5', 'Digit 7');
    expect(heard()).not.toContain('2 of 16');
    act(() => void vi.advanceTimersByTime(1_000));
    expect(heard()).toContain('2 of 16 digits');
    vi.useRealTimers();
    fill(CODE);
    expect(heard()).toContain('All 16 digits entered.');
  });

  it('selects a full group at the first touch, so that it is typed again', async () => {
    await show(ENTERING);
    fill(CODE);
    const second = groups()[1]!;
    fireEvent.pointerDown(second);
    second.focus();
    fireEvent.click(second);
    press('Digit 0');
    expect(groups().map((input) => input.value)).toEqual([CODE.slice(0, 4), '0', CODE.slice(8, 12), CODE.slice(12)]);
  });

  it('selects, copies and cuts everything together', async () => {
    await show(ENTERING);
    fill(CODE);
    fireEvent.keyDown(groups()[0]!, { key: 'a', code: 'KeyA', ctrlKey: true });
    const setData = vi.fn();
    fireEvent.copy(groups()[0]!, { clipboardData: { setData } });
    expect(setData).toHaveBeenCalledWith('text/plain', CODE);
    fireEvent.cut(groups()[0]!, { clipboardData: { setData } });
    expect(entered()).toBe('');
  });

  it('leaves keys to a dialog that is open', async () => {
    await show(ENTERING);
    const dialog = document.createElement('dialog');
    const inner = document.createElement('button');
    dialog.append(inner);
    document.body.append(dialog);
    fireEvent.keyDown(inner, { key: '5', code: 'Digit5' });
    dialog.remove();
    expect(entered()).toBe('');
  });
});
