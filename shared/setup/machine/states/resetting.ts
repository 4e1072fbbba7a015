/**
 * Back to the first run: nothing of the room stays on this device. Until the keychain has shown that it is open nothing is
 * touched, and a person may still turn back; what follows is finished, also after a power cut, because each step may be
 * repeated and the state on disk says that it is under way.
 */
import { assign } from 'xstate';
import { initialContext, type SetupContext } from '../context';
import { machineSetup, ofError } from '../machine-setup';
import { onlyToForget, withCancel } from '../outbox-entries';

/** How long the portal is waited for, in milliseconds. Own choice: a room without a network can be reset too. */
const TELL_PORTAL_MS = 10_000;

/** A request that the portal has not ended and whose credential this device has not stored. */
function isOpen({ resetReturn, vaultReturn }: SetupContext): boolean {
  const stage = resetReturn?.stage;
  return (
    stage === 'awaitingApproval' ||
    stage === 'storingCredentials' ||
    (stage === 'vaultUnavailable' && vaultReturn !== 'signingIn')
  );
}

/** Nothing is left that only the portal can take. */
const portalKnows = ({ context }: { context: SetupContext }): boolean =>
  context.outbox.every((entry) => entry.kind === 'forget');

/** True once the keychain has taken something of this console. */
const isInUse = ({ keysMade, account }: SetupContext): boolean => keysMade || account !== null;

/** Requests whose device codes may stand in the keychain. */
const requestsOf = ({ request, outbox }: SetupContext): string[] => [
  ...new Set([...(request === null ? [] : [request.requestId]), ...outbox.map(({ requestId }) => requestId)]),
];

export const resetting = machineSetup.createStateConfig({
  initial: 'checking',
  states: {
    checking: {
      entry: 'clearError',
      invoke: {
        src: 'openVault',
        input: ({ context }) => ({ inUse: isInUse(context) }),
        onDone: {
          target: 'tellingPortal',
          actions: assign(({ context, event }) => ({
            outbox: isOpen(context) && context.credentialSource === 'request' ? withCancel(context) : context.outbox,
            waitUntil: event.output.at + TELL_PORTAL_MS,
          })),
        },
        onError: { target: 'blocked', actions: { type: 'fail', params: ofError } },
      },
    },
    blocked: {
      on: {
        retry: { target: 'checking' },
        back: {
          guard: ({ context }) => context.resetReturn !== null,
          target: '#setup.starting',
          actions: assign(({ context }) => ({
            resumeAt: context.resetReturn?.stage ?? null,
            error: context.resetReturn?.error ?? null,
            resetReturn: null,
          })),
        },
      },
    },
    tellingPortal: {
      always: { guard: portalKnows, target: 'clearing' },
      invoke: {
        src: 'waitUntil',
        input: ({ context }) => ({ deadline: context.waitUntil, longestMs: TELL_PORTAL_MS }),
        onDone: { target: 'clearing' },
        onError: { target: 'clearing' },
      },
    },
    clearing: {
      // What the portal has not taken by now it will not be told: the keys that prove who speaks go with the rest.
      entry: ['clearError', assign(({ context }) => ({ outbox: onlyToForget(context.outbox) }))],
      invoke: {
        src: 'clearConsole',
        input: ({ context }) => ({ inUse: isInUse(context), requestIds: requestsOf(context) }),
        onDone: {
          target: '#setup.starting',
          actions: assign(({ context, event }) => ({
            ...initialContext(event.output.locale, event.output.portalUrl, event.output.portalPin),
            storage: context.storage,
          })),
        },
        onError: { target: 'incomplete', actions: { type: 'fail', params: ofError } },
      },
    },
    incomplete: { on: { retry: { target: 'clearing' } } },
  },
});
