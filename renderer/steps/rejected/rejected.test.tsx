import { REJECTION_REASONS } from '@roomkey/shared/protocol/lists';
import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { show } from '../../testing/show';

it.each(REJECTION_REASONS)('gives the reason %j, the note, and what to do', async (reason) => {
  await show({ step: 'rejected', rejection: { reason, note: 'Call 214' } });
  const values = screen.getAllByRole('definition').map((value) => value.textContent);
  expect(values.slice(0, 2)).toEqual([reason, 'Call 214']);
  expect(screen.getByRole('heading', { level: 2, name: 'What to do' })).toBeTruthy();
});

it('says so when there is neither', async () => {
  await show({ step: 'rejected', rejection: { reason: null, note: null } });
  expect(screen.getAllByRole('definition')[0]?.textContent).toBe('No reason was given');
});

it('shows the note as the plain text it is, in a direction of its own, and lets a long one be scrolled by keyboard', async () => {
  const note = '<b>Call</b>\n' + 'يرجى الاتصال '.repeat(40);
  await show({ step: 'rejected', rejection: { reason: 'Other', note } });
  const shown = screen.getByRole('group', { name: 'Administrator’s note' });
  expect(shown.textContent).toBe(note);
  expect(shown.querySelector('b')).toBeNull();
  expect(shown.dir).toBe('auto');
  expect(shown.tabIndex).toBe(0);
});
