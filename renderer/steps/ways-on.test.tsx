/** No failure is an end: each step at which setup can come to a halt offers a way on. */
import type { ErrorCode } from '@roomkey/shared/setup/contract/errors';
import type { IntentType } from '@roomkey/shared/setup/contract/intents';
import type { Step } from '@roomkey/shared/setup/contract/view';
import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { show } from '../testing/show';

const ENDED: readonly IntentType[] = ['enterAnotherCode', 'manualSetup', 'startOver'];
const ENTERING: readonly IntentType[] = ['submitOtp', 'manualSetup', 'back'];

/** What the machine takes at a halt (docs/ARCHITECTURE.md, transition table), and what can have led there. */
const HALTS: readonly { step: Step; allowed: readonly IntentType[]; codes: readonly ErrorCode[] }[] = [
  {
    step: 'connect',
    allowed: ['connect'],
    codes: ['portal.addressInvalid', 'portal.certificate', 'portal.notRoomkey'],
  },
  {
    step: 'deviceVerificationFailed',
    allowed: ['retry', 'back'],
    codes: ['vault.locked', 'vault.missing', 'portal.proxy', 'device.noHdmiIngest'],
  },
  { step: 'deviceVerificationFailed', allowed: ['retry', 'continueAnyway', 'back'], codes: ['identity.failed'] },
  { step: 'oneTimePassword', allowed: ENTERING, codes: ['otp.unknown', 'otp.expired', 'otp.used', 'otp.revoked'] },
  { step: 'oneTimePassword', allowed: ENTERING, codes: ['otp.tooManyGuesses', 'otp.typeAgain', 'vault.failed'] },
  { step: 'expired', allowed: ENDED, codes: ['request.expired', 'request.unknown', 'credential.gone'] },
  { step: 'vaultUnavailable', allowed: ['retry', 'startOver'], codes: ['vault.locked', 'vault.timedOut'] },
  {
    step: 'signInFailed',
    allowed: ['retry', ...ENDED],
    codes: ['signIn.wrongPassword', 'signIn.accountLocked', 'signIn.licenceMissing', 'signIn.refused'],
  },
  { step: 'manualSetup', allowed: ['submitManual', 'back'], codes: ['signIn.wrongPassword', 'manual.typeAgain'] },
];

describe.each(HALTS)('at $step', ({ step, allowed, codes }) => {
  it.each(codes)('%s is explained, and there is a way on', async (code) => {
    await show({ step, allowed, error: { code, params: {} } });
    expect(screen.getByRole('alert').dataset['code']).toBe(code);
    const ways = within(screen.getByRole('main'))
      .getAllByRole('button')
      .filter((button) => button.dataset['intent'] !== undefined || button.getAttribute('type') === 'submit');
    expect(ways.length).toBeGreaterThan(0);
  });
});

it.each(['rejected', 'cancelled'] as const)('%s has ways on without an error', async (step) => {
  await show({ step, allowed: ENDED });
  for (const name of ['Enter another code', 'Manual setup', 'Start over']) {
    expect(screen.getByRole('button', { name })).toBeTruthy();
  }
});
