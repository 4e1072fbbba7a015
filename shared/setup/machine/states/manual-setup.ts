/** The other way in: email and password of the room's account, typed by hand. */
import { assign } from 'xstate';
import { machineSetup, ofError, portalUrlOf } from '../machine-setup';
import { isPassing } from '../../contract/errors';
import { failureOf } from '../failure';

export const manualSetup = machineSetup.createStateConfig({
  initial: 'entering',
  states: {
    entering: {
      on: {
        submitManual: {
          target: 'signingIn',
          actions: assign(({ event }) => ({
            manual: { upn: event.email.trim().toLowerCase(), handle: event.handle },
            error: null,
          })),
        },
        retry: { guard: ({ context }) => context.manual !== null, target: 'signingIn', actions: 'clearError' },
        back: { target: '#setup.oneTimePassword', actions: 'forgetRequest' },
      },
    },
    signingIn: {
      invoke: {
        src: 'signInManually',
        input: ({ context }) => ({
          portalUrl: portalUrlOf(context),
          domains: context.portal?.domains ?? [],
          upn: context.manual?.upn ?? '',
          handle: context.manual?.handle ?? '',
        }),
        onDone: {
          target: '#setup.storingCredentials',
          actions: assign(({ event }) => ({
            account: event.output.account,
            credentialSource: 'manual' as const,
            portal: { ...event.output.portal, domains: [...event.output.portal.domains] },
          })),
        },
        onError: [
          {
            guard: ({ event }) => isPassing(failureOf(event.error).error.code),
            target: 'entering',
            actions: { type: 'fail', params: ofError },
          },
          { target: 'entering', actions: [{ type: 'fail', params: ofError }, assign({ manual: null })] },
        ],
      },
      on: { back: { target: 'entering', actions: assign({ manual: null }) } },
    },
  },
});
