import { STEPS, type Step } from '@roomkey/shared/setup/contract/view';
import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { settle, show } from '../testing/show';
import { depthOf } from './setup-progress';

const WAY: readonly Step[] = [
  'connect',
  'welcome',
  'verifyingDevice',
  'agreement',
  'oneTimePassword',
  'awaitingApproval',
  'storingCredentials',
  'signingIn',
  'signedIn',
  'home',
];

describe('the progress through the setup', () => {
  it.each([
    ['welcome', 'Step 1 of 6: Welcome'],
    ['deviceVerificationFailed', 'Step 2 of 6: Device'],
    ['manualSetup', 'Step 4 of 6: Code'],
    ['rejected', 'Step 5 of 6: Approval'],
    ['signedIn', 'Step 6 of 6: Done'],
  ] as const)('at %s is read out as %j', async (step, text) => {
    await show({ step });
    const progress = screen.getByRole('progressbar', { name: 'Setup progress' });
    expect(progress.getAttribute('aria-valuetext')).toBe(text);
  });

  it.each(['starting', 'startingOver', 'home'] as const)(
    'is not shown at %s: there is no way to be shown',
    async (step) => {
      await show({ step });
      expect(screen.queryByRole('progressbar')).toBeNull();
    },
  );

  it('grows with every step of a setup, and each step has its own place', () => {
    expect(WAY.toSorted((a, b) => depthOf(a) - depthOf(b))).toEqual(WAY);
    expect(new Set(STEPS.map(depthOf)).size).toBe(STEPS.length);
  });
});

it('a step comes from where the person goes: on, or back; the first one is simply there', async () => {
  const console = await show({ step: 'agreement' });
  const moving = () => screen.getByRole('main').dataset['moving'];
  expect(moving()).toBeUndefined();
  console.push({ step: 'oneTimePassword' });
  await settle();
  expect(moving()).toBe('forward');
  console.push({ step: 'agreement' });
  await settle();
  expect(moving()).toBe('back');
});
