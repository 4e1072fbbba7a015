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

it('lists what is attached where the device can say it', async () => {
  await show({
    step: 'deviceVerificationFailed',
    error: { code: 'device.noHdmiIngest', params: {} },
    checks: [
      { id: 'hdmiIngest', outcome: 'failed', error: { code: 'device.noHdmiIngest', params: {} } },
      { id: 'frontOfRoomDisplay', outcome: 'warning', error: { code: 'device.noFrontOfRoomDisplay', params: {} } },
      { id: 'touchKeyboard', outcome: 'passed', error: null },
    ],
  });
  expect(
    within(screen.getByRole('list'))
      .getAllByRole('listitem')
      .map((check) => check.textContent),
  ).toEqual([
    'HDMI ingest: FailedThe HDMI ingest module is missing',
    'Front-of-room display: Passed with a warningNo front-of-room display is attached',
    'Touch keyboard: Passed',
  ]);
});
