import { screen, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { show } from '../../testing/show';

it('lists the checks with their outcomes, and what the device says it is', async () => {
  await show({
    step: 'deviceVerificationFailed',
    error: { code: 'vault.locked', params: {} },
    checks: [
      { id: 'identity', outcome: 'warning', error: { code: 'identity.failed', params: {} } },
      { id: 'vault', outcome: 'failed', error: { code: 'vault.locked', params: {} } },
      { id: 'portal', outcome: 'passed', error: null },
    ],
  });
  const checks = within(screen.getByRole('list')).getAllByRole('listitem');
  expect(checks.map((check) => [check.dataset['check'], check.dataset['outcome']])).toEqual([
    ['identity', 'warning'],
    ['vault', 'failed'],
    ['portal', 'passed'],
  ]);
  expect(checks[1]?.textContent).toContain('Keychain: Failed');
  expect(checks[1]?.textContent).toContain('The keychain is locked');
  expect(screen.getAllByRole('definition').map((value) => value.textContent)).toEqual([
    'Lenovo',
    'ThinkSmart Hub',
    'Not reported',
    'Windows 11',
  ]);
});
