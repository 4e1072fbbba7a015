import { CATALOGUES } from '@roomkey/shared/locale/catalogues';
import { act, fireEvent, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { HANDLE } from '../../testing/fake-console';
import { settle, show } from '../../testing/show';

const ENTERING = { step: 'manualSetup', allowed: ['submitManual', 'back'] } as const;
const TYPED = 'not-a-real-one';

/** One for each kind of AADSTS code that the portal's directory answers with. */
const SIGN_IN_FAILURES = [
  'wrongPassword',
  'accountDisabled',
  'accountLocked',
  'passwordExpired',
  'mfaRequired',
  'blockedByPolicy',
  'licenceMissing',
  'foreignDomain',
  'refused',
] as const;

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

  it('says at once that an address is not the portal’s own, before a password is typed', async () => {
    await show(ENTERING);
    act(() => email().focus());
    fireEvent.change(email(), { target: { value: 'boss@real-company.example' } });
    act(() => password().focus());
    expect(screen.getByRole('alert').dataset['code']).toBe('signIn.foreignDomain');
    expect(email().getAttribute('aria-invalid')).toBe('true');
    fireEvent.change(email(), { target: { value: 'room@contoso.test' } });
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('has no opinion on an empty address, and none while a button is pressed: it would move away', async () => {
    await show(ENTERING);
    act(() => email().focus());
    act(() => password().focus());
    expect(screen.queryByRole('alert')).toBeNull();
    act(() => email().focus());
    fireEvent.change(email(), { target: { value: 'nobody' } });
    act(() => screen.getByRole('button', { name: 'Back' }).focus());
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('gives the next password another field: nothing of the last one is left to undo', async () => {
    await show(ENTERING);
    const before = password();
    await finish('room@contoso.test', TYPED);
    expect(password()).not.toBe(before);
    expect(document.documentElement.outerHTML).not.toContain(TYPED);
  });

  it('hints at Caps Lock', async () => {
    await show(ENTERING);
    fireEvent.keyDown(password(), { key: 'A', modifierCapsLock: true });
    expect(screen.getByText('Caps Lock is on.')).toBeTruthy();
    fireEvent.keyUp(password(), { key: 'CapsLock', modifierCapsLock: false });
    expect(screen.queryByText('Caps Lock is on.')).toBeNull();
  });

  it('describes the password by the warning against real ones', async () => {
    await show(ENTERING);
    const ids = (password().getAttribute('aria-describedby') ?? '').split(' ');
    const words = ids.map((id) => document.getElementById(id)?.textContent).join(' ');
    expect(words).toContain('Never type the password of a real account.');
  });

  it.each(SIGN_IN_FAILURES)('says what signIn.%s means, and its code', async (name) => {
    await show({ ...ENTERING, error: { code: `signIn.${name}`, params: { code: 'AADSTS50126' } } });
    const alert = screen.getByRole('alert');
    expect(alert.textContent).toContain(CATALOGUES.en.errors.signIn[name].title);
    expect(alert.textContent).toContain('AADSTS50126');
  });
});
