/**
 * The setup of a room console, from first launch to the room's home. It decides; ports act.
 * docs/ARCHITECTURE.md carries its transition table, generated from this code.
 */
import { assign } from 'xstate';
import { STAGES } from './context';
import { createContext, machineSetup } from './machine-setup';
import { afterDelivery } from './outbox-entries';
import { awaitingApproval } from './states/awaiting-approval';
import { agreement, deviceVerificationFailed, verifyingDevice, welcome } from './states/beginning';
import { connect } from './states/connect';
import { cancelled, expired, rejected } from './states/ended';
import { manualSetup } from './states/manual-setup';
import { oneTimePassword } from './states/one-time-password';
import { resetting } from './states/resetting';
import { home, signedIn, signInFailed, signingIn, storingCredentials, vaultUnavailable } from './states/signing-in';

/** Grows when the meaning of a state or of the context changes; snapshots of another version are not restored. */
export const MACHINE_VERSION = 3;

export const setupMachine = machineSetup.createMachine({
  id: 'setup',
  context: ({ input }) => createContext(input),
  initial: 'starting',
  on: {
    setLocale: { actions: assign(({ event }) => ({ locale: event.locale })) },
    outboxDelivered: {
      actions: assign(({ context, event }) => ({ outbox: afterDelivery(context.outbox, event.entry) })),
    },
    storageChanged: { actions: assign(({ event }) => ({ storage: event.error })) },
    reset: {
      target: '.resetting',
      actions: assign(({ context, event }) => ({ resetReturn: { stage: event.from, error: context.error } })),
    },
  },
  states: {
    starting: {
      always: [
        { guard: ({ context }) => context.portal === null, target: 'connect' },
        ...STAGES.map((stage) => ({
          guard: ({ context }: { context: { resumeAt: string | null } }) => context.resumeAt === stage,
          target: stage,
        })),
        { target: 'welcome' },
      ],
      exit: assign({ resumeAt: null }),
    },
    connect,
    welcome,
    verifyingDevice,
    deviceVerificationFailed,
    agreement,
    oneTimePassword,
    awaitingApproval,
    rejected,
    expired,
    cancelled,
    storingCredentials,
    vaultUnavailable,
    signingIn,
    signInFailed,
    manualSetup,
    startingOver: {
      invoke: {
        src: 'forgetRequest',
        input: ({ context }) => ({
          requestId: context.request?.requestId ?? null,
          // A queued cancel or receipt still needs the device code; the outbox removes it when done.
          keepDeviceCode: context.outbox.some((entry) => entry.requestId === context.request?.requestId),
        }),
        onDone: {
          target: 'welcome',
          actions: ['forgetRequest', assign({ account: null, credentialSource: 'request' })],
        },
        onError: {
          target: 'welcome',
          actions: ['forgetRequest', assign({ account: null, credentialSource: 'request' })],
        },
      },
    },
    resetting,
    signedIn,
    home,
  },
});

export type SetupMachine = typeof setupMachine;
