import { fireEvent, screen, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { settle, show } from '../../testing/show';

const READING = { step: 'agreement', allowed: ['accept', 'decline'] } as const;
const text = () => screen.getByRole('region', { name: 'Text of the agreement' });
const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }));

it('can be read with the keyboard, and accepted without being scrolled to its end', async () => {
  const console = await show(READING);
  expect(text().tabIndex).toBe(0);
  expect(text().textContent).toMatch(/never contacts Microsoft/);
  expect(text().textContent).toMatch(/Do not type real passwords/);
  press('Accept');
  await settle();
  expect(console.intents).toEqual([{ type: 'accept' }]);
});

it('says what declining means, and leads back to the text or out of the step', async () => {
  const console = await show(READING);
  const dialog = () => within(screen.getByRole('alertdialog', { name: 'Decline the agreement?' }));
  press('Decline');
  expect(dialog().getByText(/Nothing was sent/)).toBeTruthy();
  fireEvent.click(dialog().getByRole('button', { name: 'Keep going' }));
  expect(console.intents).toEqual([]);
  press('Decline');
  fireEvent.click(dialog().getByRole('button', { name: 'Decline' }));
  await settle();
  expect(console.intents).toEqual([{ type: 'decline' }]);
});

it('can be made larger and smaller, up to an end', async () => {
  await show(READING);
  const size = () => text().dataset['size'];
  expect(size()).toBe('normal');
  for (let tap = 0; tap < 5; tap += 1) press('Larger text');
  expect(size()).toBe('largest');
  expect(screen.getByRole('button', { name: 'Larger text' }).getAttribute('aria-disabled')).toBe('true');
  for (let tap = 0; tap < 5; tap += 1) press('Smaller text');
  expect(size()).toBe('small');
});

it('names only the checks that passed with a warning', async () => {
  await show({
    ...READING,
    checks: [
      { id: 'identity', outcome: 'passed', error: null },
      { id: 'frontOfRoomDisplay', outcome: 'warning', error: { code: 'device.noFrontOfRoomDisplay', params: {} } },
    ],
  });
  expect(screen.getAllByRole('listitem').map((check) => check.dataset['check'])).toEqual(['frontOfRoomDisplay']);
});
