import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { show } from '../../testing/show';

it('shows the checks under way', async () => {
  await show({ step: 'verifyingDevice', busy: true, allowed: ['back'] });
  const outcomes = screen.getAllByRole('listitem').map((check) => check.dataset['outcome']);
  expect(outcomes).toEqual(['running', 'running', 'running']);
  expect(screen.getByRole('status').textContent).toBe('Working…');
});
