/** Typing the OTP, and sending it. */
import { assign } from 'xstate';
import { isPassing, isVaultError } from '../../contract/errors';
import { failureOf } from '../failure';
import { withoutCancel } from '../outbox-entries';
import { machineSetup, ofError, portalUrlOf } from '../machine-setup';

export const oneTimePassword = machineSetup.createStateConfig({
  initial: 'entering',
  states: {
    entering: {
      on: {
        submitOtp: {
          target: 'submitting',
          actions: assign(({ event }) => ({ otpHandle: event.handle, error: null, retry: null })),
        },
        retry: {
          // What was typed is still in the SecretBox, for two minutes: nobody types 16 digits twice because a cable was loose.
          guard: ({ context }) => context.otpHandle !== null,
          target: 'submitting',
          actions: 'clearError',
        },
        manualSetup: { target: '#setup.manualSetup', actions: 'forgetRequest' },
        back: { target: '#setup.agreement', actions: 'forgetRequest' },
      },
    },
    submitting: {
      invoke: {
        src: 'submitOtp',
        input: ({ context }) => ({
          handle: context.otpHandle ?? '',
          portalUrl: portalUrlOf(context),
          device: context.device,
          keysMade: context.keysMade,
        }),
        onDone: {
          target: '#setup.awaitingApproval',
          actions: assign(({ context, event }) => ({
            request: event.output.request,
            outbox: withoutCancel(context.outbox, event.output.request.requestId),
            credentialSource: 'request' as const,
            keysMade: true,
            otpHandle: null,
            rejection: null,
          })),
        },
        onError: [
          {
            guard: ({ event }) => mayTryAgain(event.error),
            target: 'entering',
            actions: { type: 'fail', params: ofError },
          },
          {
            target: 'entering',
            actions: [{ type: 'fail', params: ofError }, assign({ otpHandle: null })],
          },
        ],
      },
      on: { back: { target: 'entering', actions: assign({ otpHandle: null }) } },
    },
  },
});

/** True where the same code may be sent again: the portal or the keychain did not answer, or asks to wait. */
function mayTryAgain(thrown: unknown): boolean {
  const { code } = failureOf(thrown).error;
  return isPassing(code) || isVaultError(code) || code === 'otp.tooManyGuesses' || code === 'internal.unexpected';
}
