import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { show } from '../testing/show';

const REQUEST = { requestId: 'R-1', userCode: 'A-B', roomName: 'Room', enteredAt: 0, expiresAt: 1 };
const lines = () => screen.getAllByRole('listitem').map((line) => line.textContent);

it.each([
  ['storingCredentials', ['Done', 'Under way', 'Still to come']],
  ['signingIn', ['Done', 'Done', 'Under way']],
  ['signedIn', ['Done', 'Done', 'Done']],
] as const)('the same three lines at %s, one further each time', async (step, states) => {
  await show({ step, request: REQUEST });
  expect(lines()).toEqual([
    `Approved by an administrator: ${states[0]}`,
    `Credential kept in this device’s keychain: ${states[1]}`,
    `Room signed in to the portal: ${states[2]}`,
  ]);
});

it('says nothing of an approval where the account was typed by hand', async () => {
  await show({ step: 'storingCredentials', request: null });
  expect(lines()[0]).toBe('Account checked by the portal: Done');
});
