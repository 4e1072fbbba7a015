import { fireEvent, screen, within } from '@testing-library/react';
import type { DeviceCheck } from '@roomkey/shared/setup/contract/view';
import { expect, it } from 'vitest';
import { settle, show } from '../../testing/show';

const STEP = 'deviceVerificationFailed';
const passed = (id: DeviceCheck['id']): DeviceCheck => ({ id, outcome: 'passed', error: null });
const items = () => within(screen.getByRole('list', { name: 'Checks' })).getAllByRole('listitem');

it('lists what failed first, what to do about it, and what the device says it is', async () => {
  await show({
    step: STEP,
    error: { code: 'vault.locked', params: {} },
    checks: [
      { id: 'identity', outcome: 'warning', error: null },
      { id: 'vault', outcome: 'failed', error: { code: 'vault.locked', params: {} } },
      passed('portal'),
    ],
  });
  expect(items().map((check) => [check.dataset['check'], check.dataset['outcome']])).toEqual([
    ['vault', 'failed'],
    ['identity', 'warning'],
    ['portal', 'passed'],
  ]);
  expect(items()[0]?.textContent).toContain('The keychain is locked');
  expect(items()[0]?.textContent).toContain('Unlock');
  expect(items()[1]?.textContent).toContain('Setup works all the same');
  // Said once: by the check, not beside it as well.
  expect(screen.getAllByText(/The keychain is locked/)).toHaveLength(1);
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('This device could not be verified');
  expect(screen.getAllByRole('definition').map((value) => value.textContent)).toEqual([
    'Lenovo',
    'ThinkSmart Hub',
    'Not reported',
    'Windows 11',
  ]);
});

it('says what went wrong where no check came to its end', async () => {
  await show({ step: STEP, error: { code: 'internal.unexpected', params: {} } });
  expect(screen.getByRole('alert').textContent).toContain('Something unexpected went wrong');
});

it('is calm about a display that can wait, and says that it looks again by itself', async () => {
  await show({
    step: STEP,
    allowed: ['retry', 'continueAnyway', 'back'],
    error: { code: 'device.noFrontOfRoomDisplay', params: {} },
    checks: [
      passed('identity'),
      { id: 'frontOfRoomDisplay', outcome: 'failed', error: { code: 'device.noFrontOfRoomDisplay', params: {} } },
    ],
  });
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Something needs your attention');
  expect(screen.getByText(/looked for again by itself/)).toBeTruthy();
  expect(screen.getByRole('button', { name: 'Continue anyway' })).toBeTruthy();
});

it('shows both clocks where the device’s is wrong', async () => {
  const deviceTime = Date.UTC(2026, 10, 22, 9, 0);
  await show({
    step: STEP,
    checks: [
      {
        id: 'clock',
        outcome: 'warning',
        error: { code: 'device.clockWrong', params: { deviceTime, portalTime: deviceTime + 86_400_000 } },
      },
    ],
  });
  expect(items()[0]?.textContent).toMatch(/This device: .*22.*Portal: .*23/);
  expect(items()[0]?.textContent).toContain('time zone');
});

it('restarts the console', async () => {
  const console = await show({ step: STEP, allowed: ['retry'] });
  fireEvent.click(screen.getByRole('button', { name: 'Restart' }));
  await settle();
  expect(console.acts).toEqual(['restart']);
});
