import { fireEvent, screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { HANDLE } from '../testing/fake-console';
import { settle, show } from '../testing/show';

const open = () => fireEvent.click(screen.getByRole('button', { name: 'Leave kiosk mode' }));
const dialog = () => within(screen.getByRole('dialog'));
const pin = () => dialog().getByLabelText<HTMLInputElement>('Exit PIN');
async function leave(): Promise<void> {
  fireEvent.click(dialog().getByRole('button', { name: 'Leave' }));
  await settle();
}

describe('the way out of kiosk mode', () => {
  it('is not there outside of kiosk mode', async () => {
    await show({ step: 'welcome' });
    expect(screen.queryByRole('button', { name: 'Leave kiosk mode' })).toBeNull();
  });

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

  it('says that the PIN is wrong, or how long to wait', async () => {
    const console = await show({ step: 'welcome' }, { kiosk: true });
    console.refuse('exit', 'kiosk.wrongPin');
    open();
    fireEvent.change(pin(), { target: { value: '1' } });
    await leave();
    expect(dialog().getByRole('alert').textContent).toContain('The PIN is wrong');
    console.refuse('exit', 'kiosk.wait', 30);
    fireEvent.change(pin(), { target: { value: '2' } });
    await leave();
    expect(dialog().getByRole('alert').textContent).toContain('Wait 30 seconds');
  });
});
