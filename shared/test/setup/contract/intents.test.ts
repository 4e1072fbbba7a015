import { describe, expect, it } from 'vitest';
import { IntentSchema } from '@roomkey/shared/setup/contract/intent-schema';
import { INTENT_TYPES } from '@roomkey/shared/setup/contract/intents';

const members: Record<string, object> = {
  setLocale: { locale: 'de' },
  connect: { address: 'https://portal.example' },
  submitOtp: { handle: '0123456789abcdef' },
  submitManual: { email: 'a@b.example', handle: '0123456789abcdef' },
};

describe('intents', () => {
  it.each(INTENT_TYPES)('%s is understood', (type) => {
    expect(IntentSchema.safeParse({ type, ...members[type] }).success).toBe(true);
  });

  it.each([
    { type: 'xstate.done.actor.0.setup.signingIn.trying', output: {} },
    { type: 'xstate.error.actor.0.setup.signingIn.trying' },
    { type: 'xstate.init' },
    { type: 'xstate.route' },
    { type: 'outboxDelivered', kind: 'receipt', requestId: 'R-1' },
    { type: 'storageChanged', error: null },
    { type: 'checksChanged', checks: [] },
    { type: 'getStarted', extra: 1 },
    { type: 'setLocale', locale: 'xx' },
    { type: 'submitOtp', handle: 'short' },
    { type: 'submitOtp', otp: '1234567890123456' },
    { type: 'connect', address: 'x'.repeat(2001) },
    { type: '' },
    {},
    null,
    'getStarted',
  ])('%j is refused', (forged) => {
    expect(IntentSchema.safeParse(forged).success).toBe(false);
  });
});
