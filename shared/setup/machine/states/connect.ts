/** To which portal: typed or scanned, tested, its certificate compared where nobody vouches for it, its organisation confirmed. */
import { assign } from 'xstate';
import type { Attempt } from '../context';
import { machineSetup, ofError } from '../machine-setup';

const begun = (address: string): Attempt => ({
  address,
  origin: null,
  stage: null,
  pin: null,
  certificate: null,
  found: null,
});

export const connect = machineSetup.createStateConfig({
  initial: 'entering',
  states: {
    entering: {
      on: {
        connect: {
          target: 'testing',
          actions: assign(({ event }) => ({ attempt: begun(event.address), error: null })),
        },
        back: { guard: ({ context }) => context.portal !== null, target: '#setup.welcome', actions: 'leaveAttempt' },
      },
    },
    testing: {
      invoke: {
        src: 'connectPortal',
        input: ({ context: { attempt, portal, portalPin } }) => ({
          address: attempt?.address ?? '',
          pin: attempt?.pin ?? null,
          known: portal === null ? null : { url: portal.url, pin: portalPin },
        }),
        onDone: [
          {
            guard: ({ event }) => event.output.kind === 'certificate',
            target: 'confirmingCertificate',
            actions: assign(({ context, event: { output } }) => ({
              attempt: inAttempt(context.attempt, {
                certificate: output.kind === 'certificate' ? { ...output.certificate } : null,
              }),
            })),
          },
          {
            target: 'confirmingOrganisation',
            actions: assign(({ context, event: { output } }) => ({
              attempt: inAttempt(
                context.attempt,
                output.kind === 'certificate'
                  ? {}
                  : { pin: output.pin, found: { ...output.portal, domains: [...output.portal.domains] } },
              ),
            })),
          },
        ],
        onError: { target: 'entering', actions: { type: 'fail', params: ofError } },
      },
      on: {
        connectProgressed: {
          actions: assign(({ context, event: { origin, stage } }) => ({
            attempt: inAttempt(context.attempt, { origin, stage }),
          })),
        },
        back: { target: 'entering', actions: 'leaveAttempt' },
      },
    },
    confirmingCertificate: {
      on: {
        confirmCertificate: {
          target: 'testing',
          actions: assign(({ context: { attempt } }) => ({
            attempt: inAttempt(attempt, { pin: attempt?.certificate?.fingerprint ?? null, stage: null }),
          })),
        },
        back: { target: 'entering', actions: 'leaveAttempt' },
      },
    },
    confirmingOrganisation: {
      on: {
        confirmOrganisation: {
          target: '#setup.welcome',
          actions: assign(({ context: { attempt } }) => ({
            portal: attempt?.found ?? null,
            portalPin: attempt?.pin ?? null,
            attempt: null,
          })),
        },
        back: { target: 'entering', actions: 'leaveAttempt' },
      },
    },
  },
});

const inAttempt = (attempt: Attempt | null, change: Partial<Attempt>): Attempt | null =>
  attempt === null ? null : { ...attempt, ...change };
