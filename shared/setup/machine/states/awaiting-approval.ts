/** Waiting for an administrator: while the portal answers, its word alone decides; while it does not, the console asks again. */
import { assign } from 'xstate';
import { LIMITS } from '../../../protocol/limits';
import type { SetupContext } from '../context';
import { LONGEST_RETRY_MS } from '../failure';
import { machineSetup, ofError, portalUrlOf } from '../machine-setup';
import { withCancel } from '../outbox-entries';
import type { PollOutput } from '../polling';

interface PollDone {
  readonly event: { readonly output: PollOutput };
}
const is =
  (kind: PollOutput['kind']) =>
  ({ event }: PollDone): boolean =>
    event.output.kind === kind;
const ofOutput = ({ event }: PollDone) => ({ output: event.output });

/** Every answer ends the wait or leads to a pause; the same whether the console was online or is back from offline. */
const onAnswer = [
  { guard: is('approved'), target: '#setup.storingCredentials', actions: 'clearError' },
  {
    guard: is('rejected'),
    target: '#setup.rejected',
    actions: [{ type: 'keepRejection', params: ofOutput }, 'forgetDeviceCode'],
  },
  { guard: is('cancelled'), target: '#setup.cancelled', actions: ['clearError', 'forgetDeviceCode'] },
  {
    guard: is('expired'),
    target: '#setup.expired',
    actions: [{ type: 'failWithCode', params: { code: 'request.expired' } }, 'forgetDeviceCode'],
  },
  {
    guard: is('unknown'),
    target: '#setup.expired',
    actions: [{ type: 'failWithCode', params: { code: 'request.unknown' } }, 'forgetDeviceCode'],
  },
  { target: '#setup.awaitingApproval.online.pausing', actions: { type: 'pausePolling', params: ofOutput } },
] as const;

const onFailure = [
  {
    guard: { type: 'vault', params: ofError },
    target: '#setup.vaultUnavailable',
    actions: {
      type: 'failInVault',
      params: ({ event }: { event: { error: unknown } }) => ({ error: event.error, back: 'awaitingApproval' as const }),
    },
  },
  {
    target: '#setup.awaitingApproval.offline',
    actions: { type: 'failAndRetry', params: ofError },
  },
] as const;

const poll =
  (waitSeconds: number) =>
  ({ context }: { context: SetupContext }) => ({
    portalUrl: portalUrlOf(context),
    requestId: context.request?.requestId ?? '',
    waitSeconds,
  });

export const awaitingApproval = machineSetup.createStateConfig({
  initial: 'online',
  on: {
    cancelRequest: {
      target: '#setup.cancelled',
      actions: assign(({ context }) => ({ outbox: withCancel(context), error: null, retry: null })),
    },
  },
  states: {
    online: {
      entry: 'clearError',
      initial: 'polling',
      states: {
        polling: {
          invoke: { src: 'pollPortal', input: poll(LIMITS.heldPollSeconds), onDone: onAnswer, onError: onFailure },
        },
        pausing: {
          invoke: {
            src: 'waitUntil',
            input: ({ context }) => ({
              deadline: context.waitUntil,
              longestMs: (context.request?.intervalSeconds ?? LIMITS.pollIntervalSeconds) * 1_000,
            }),
            onDone: { target: 'polling' },
            onError: { target: 'polling' },
          },
        },
      },
    },
    offline: {
      initial: 'waiting',
      states: {
        waiting: {
          invoke: {
            src: 'waitUntil',
            input: ({ context }) => ({ deadline: context.retry?.at ?? 0, longestMs: LONGEST_RETRY_MS }),
            onDone: { target: 'asking' },
            onError: { target: 'asking' },
          },
          on: { retry: { target: 'asking' } },
        },
        // Asks for an answer at once, so that a portal that is back shows as online without waiting for a held poll.
        asking: {
          invoke: { src: 'pollPortal', input: poll(0), onDone: onAnswer, onError: onFailure },
        },
      },
    },
  },
});
