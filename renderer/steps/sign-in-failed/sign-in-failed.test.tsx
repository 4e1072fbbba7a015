import { fireEvent, screen, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { settle, show } from '../../testing/show';

const FAILED = {
  step: 'signInFailed',
  allowed: ['retry', 'enterAnotherCode', 'manualSetup', 'startOver'],
  error: { code: 'signIn.mfaRequired', params: { code: 'AADSTS50076' } },
  account: { upn: 'room@contoso.test', roomName: 'Room' },
} as const;

it('gives the directory’s code and the account', async () => {
  await show(FAILED);
  expect(screen.getByRole('alert').textContent).toContain('AADSTS50076');
  expect(screen.getByText('room@contoso.test')).toBeTruthy();
});

it('asks before starting over: the credential would be lost', async () => {
  const console = await show(FAILED);
  fireEvent.click(screen.getByRole('button', { name: 'Start over' }));
  expect(console.intents).toEqual([]);
  fireEvent.click(within(screen.getByRole('alertdialog')).getByRole('button', { name: 'Start over' }));
  await settle();
  expect(console.intents).toEqual([{ type: 'startOver' }]);
});
