import { screen, within } from '@testing-library/react';
import type { DeviceCheck } from '@roomkey/shared/setup/contract/view';
import { expect, it } from 'vitest';
import { settle, show } from '../../testing/show';

const check = (id: DeviceCheck['id'], outcome: DeviceCheck['outcome']): DeviceCheck => ({ id, outcome, error: null });
const outcomes = () =>
  within(screen.getByRole('list', { name: 'Checks' }))
    .getAllByRole('listitem')
    .map((item) => `${item.dataset['check'] ?? ''} ${item.dataset['outcome'] ?? ''}`);

it('shows each check as it goes, and how many are done', async () => {
  const console = await show({
    step: 'verifyingDevice',
    busy: true,
    allowed: ['back'],
    checks: [check('identity', 'running'), check('portal', 'running'), check('clock', 'waiting')],
  });
  expect(outcomes()).toEqual(['identity running', 'portal running', 'clock waiting']);
  expect(screen.getByRole('status').textContent).toBe('0 of 3 checks done');

  console.push({
    checks: [
      check('identity', 'running'),
      check('portal', 'passed'),
      check('clock', 'warning'),
      check('frontOfRoomDisplay', 'passed'),
    ],
  });
  await settle();
  expect(outcomes()).toEqual(['identity running', 'portal passed', 'clock warning', 'frontOfRoomDisplay passed']);
  expect(screen.getByRole('status').textContent).toBe('3 of 4 checks done');
  const bar = screen.getByRole('progressbar', { name: '3 of 4 checks done' });
  expect(bar.getAttribute('aria-valuenow')).toBe('3');
});
