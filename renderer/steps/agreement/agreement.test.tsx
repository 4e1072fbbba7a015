import { fireEvent, screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { settle, show } from '../../testing/show';

it('can be read with the keyboard, accepted and declined', async () => {
  const console = await show({ step: 'agreement', allowed: ['accept', 'decline'] });
  const text = screen.getByRole('region', { name: 'Text of the agreement' });
  expect(text.tabIndex).toBe(0);
  expect(text.textContent).toMatch(/never contacts Microsoft/);
  expect(text.textContent).toMatch(/Do not type real passwords/);
  fireEvent.click(screen.getByRole('button', { name: 'Decline' }));
  await settle();
  fireEvent.click(screen.getByRole('button', { name: 'Accept' }));
  await settle();
  expect(console.intents).toEqual([{ type: 'decline' }, { type: 'accept' }]);
});
