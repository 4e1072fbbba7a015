import { fireEvent, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { HANDLE } from '../../testing/fake-console';
import { settle, show } from '../../testing/show';

const ENTERING = { step: 'manualSetup', allowed: ['submitManual', 'back'] } as const;
const TYPED = 'not-a-real-one';

const email = () => screen.getByLabelText<HTMLInputElement>('Email');
const password = () => screen.getByLabelText<HTMLInputElement>('Password');
async function finish(address: string, secret: string): Promise<void> {
  fireEvent.change(email(), { target: { value: address } });
  fireEvent.change(password(), { target: { value: secret } });
  fireEvent.click(screen.getByRole('button', { name: 'Finish' }));
  await settle();
}

describe('manual setup', () => {
  it('hands the password over, sends its handle alone, and clears the field', async () => {
    const console = await show(ENTERING);
    await finish(' Room@Contoso.test ', TYPED);
    expect(console.secrets).toEqual([{ purpose: 'password', value: TYPED }]);
    expect(console.intents).toEqual([{ type: 'submitManual', email: 'Room@Contoso.test', handle: HANDLE }]);
    expect(password().value).toBe('');
  });

  it.each([
    ['boss@real-company.example', TYPED, 'signIn.foreignDomain'],
    ['boss@evil-contoso.test', TYPED, 'signIn.foreignDomain'],
    ['boss@sub.contoso.test', TYPED, 'signIn.foreignDomain'],
    ['contoso.test', TYPED, 'manual.emailInvalid'],
    ['', TYPED, 'manual.emailInvalid'],
    ['room@contoso.test', '', 'manual.passwordMissing'],
  ])('keeps %j in the page and says why', async (address, secret, code) => {
    const console = await show(ENTERING);
    await finish(address, secret);
    expect(console.secrets).toEqual([]);
    expect(console.intents).toEqual([]);
    expect(screen.getByRole('alert').dataset['code']).toBe(code);
  });

  it('forgets the password typed for a foreign domain', async () => {
    await show(ENTERING);
    await finish('boss@real-company.example', TYPED);
    expect(password().value).toBe('');
  });

  it('shows and hides the password', async () => {
    await show(ENTERING);
    expect(password().type).toBe('password');
    fireEvent.click(screen.getByRole('button', { name: 'Show password' }));
    expect(password().type).toBe('text');
    fireEvent.click(screen.getByRole('button', { name: 'Hide password' }));
    expect(password().type).toBe('password');
  });
});
