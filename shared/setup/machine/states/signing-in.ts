/** From the approval to the room's home: storing the credential, proving it by signing in, and reporting. */
import { assign } from 'xstate';
import { LIMITS } from '../../../protocol/limits';
import { isPassing } from '../../contract/errors';
import type { SetupContext } from '../context';
import { failureOf, LONGEST_RETRY_MS } from '../failure';
import { machineSetup, ofError, portalUrlOf } from '../machine-setup';

const { createStateConfig } = machineSetup;

/** How long the success page stays when nobody touches it, and how soon a failed report is repeated. Own choices. */
const SUCCESS_PAGE_MS = 10_000;
const REPORT_AGAIN_MS = 30_000;

/** A thousand rooms that were approved in one act, or lost their portal at once, do not check themselves at once: a fifth each way. */
const spread = (pauseMs: number, jitter: number): number => Math.round(pauseMs * (0.8 + 0.4 * jitter));
const LONGEST_PAUSE_MS = spread(LIMITS.heartbeatSeconds * 1_000, 1);

const offline = createStateConfig({
  invoke: {
    src: 'waitUntil',
    input: ({ context }) => ({ deadline: context.retry?.at ?? 0, longestMs: LONGEST_RETRY_MS }),
    onDone: { target: 'trying' },
    onError: { target: 'trying' },
  },
  on: { retry: { target: 'trying' } },
});

const intoVaultUnavailable = (back: SetupContext['vaultReturn']) =>
  ({
    guard: { type: 'vault', params: ofError },
    target: '#setup.vaultUnavailable',
    actions: {
      type: 'failInVault',
      params: ({ event }: { event: { error: unknown } }) => ({ error: event.error, back }),
    },
  }) as const;

const whenPassing = {
  guard: { type: 'passing', params: ofError },
  target: 'offline',
  actions: { type: 'failAndRetry', params: ofError },
} as const;

/** Codes after which the request itself is lost: nothing is left to fetch. */
const requestLost = ({ event }: { event: { error: unknown } }): boolean =>
  ['request.expired', 'request.unknown', 'credential.gone', 'credential.unreadable'].includes(
    failureOf(event.error).error.code,
  );

export const storingCredentials = createStateConfig({
  initial: 'trying',
  states: {
    trying: {
      invoke: {
        src: 'storeCredential',
        input: ({ context }) => ({
          portalUrl: portalUrlOf(context),
          requestId: context.credentialSource === 'request' ? (context.request?.requestId ?? '') : null,
          manual: context.manual,
          roomName: context.account?.roomName ?? context.request?.roomName ?? '',
        }),
        onDone: {
          target: '#setup.signingIn',
          actions: [
            assign(({ event }) => ({ account: event.output.account, manual: null })),
            'storeReceipt',
            'clearError',
          ],
        },
        onError: [
          intoVaultUnavailable('storingCredentials'),
          {
            guard: requestLost,
            target: '#setup.expired',
            actions: [{ type: 'fail', params: ofError }, 'forgetDeviceCode'],
          },
          {
            guard: ({ event }) => failureOf(event.error).error.code === 'manual.typeAgain',
            target: '#setup.manualSetup',
            actions: { type: 'fail', params: ofError },
          },
          // Whatever else went wrong, the credential is still to be had: keep trying, and say why.
          { target: 'offline', actions: { type: 'failAndRetry', params: ofError } },
        ],
      },
    },
    offline,
  },
  on: { startOver: { target: '#setup.startingOver', actions: 'giveUpRequest' } },
});

export const vaultUnavailable = createStateConfig({
  on: {
    retry: [
      { guard: ({ context }) => context.vaultReturn === 'awaitingApproval', target: 'awaitingApproval' },
      { guard: ({ context }) => context.vaultReturn === 'signingIn', target: 'signingIn' },
      { target: 'storingCredentials' },
    ],
    startOver: [
      { guard: ({ context }) => context.vaultReturn === 'signingIn', target: 'startingOver' },
      { target: 'startingOver', actions: 'giveUpRequest' },
    ],
  },
});

export const signingIn = createStateConfig({
  initial: 'trying',
  states: {
    trying: {
      invoke: {
        src: 'signIn',
        input: ({ context }) => ({ portalUrl: portalUrlOf(context) }),
        onDone: {
          target: '#setup.signedIn',
          actions: [
            assign(({ event }) => ({ account: event.output.account, waitUntil: event.output.at + SUCCESS_PAGE_MS })),
            'clearError',
          ],
        },
        onError: [
          intoVaultUnavailable('signingIn'),
          whenPassing,
          { target: '#setup.signInFailed', actions: { type: 'fail', params: ofError } },
        ],
      },
    },
    offline,
  },
  on: { startOver: { target: '#setup.startingOver' } },
});

export const signInFailed = createStateConfig({
  on: {
    retry: { target: 'signingIn', actions: 'clearError' },
    enterAnotherCode: { target: 'oneTimePassword', actions: 'forgetRequest' },
    manualSetup: { target: 'manualSetup', actions: 'forgetRequest' },
    startOver: { target: 'startingOver' },
  },
});

export const signedIn = createStateConfig({
  invoke: {
    src: 'waitUntil',
    input: ({ context }) => ({ deadline: context.waitUntil, longestMs: SUCCESS_PAGE_MS }),
    onDone: { target: 'home' },
    onError: { target: 'home' },
  },
  on: { continue: { target: 'home' } },
});

export const home = createStateConfig({
  initial: 'reporting',
  on: {
    // As the real room's home: whoever used the room last decides for nobody after the next restart.
    setLocale: { actions: assign(({ event }) => ({ temporaryLocale: event.locale })) },
  },
  states: {
    reporting: {
      invoke: {
        src: 'reportHealth',
        input: ({ context }) => ({ portalUrl: portalUrlOf(context), device: context.device }),
        onDone: {
          target: 'waiting',
          actions: assign(({ event }) => ({
            health: { error: null, checkedAt: event.output.at, parts: [...event.output.parts] },
            waitUntil: event.output.at + spread(LIMITS.heartbeatSeconds * 1_000, event.output.jitter),
          })),
        },
        onError: {
          target: 'waiting',
          actions: assign(({ event }) => {
            const { error, at, jitter, parts } = failureOf(event.error);
            const pause = isPassing(error.code) ? REPORT_AGAIN_MS : LIMITS.heartbeatSeconds * 1_000;
            return { health: { error, checkedAt: at, parts: [...parts] }, waitUntil: at + spread(pause, jitter) };
          }),
        },
      },
    },
    waiting: {
      invoke: {
        src: 'waitUntil',
        input: ({ context }) => ({ deadline: context.waitUntil, longestMs: LONGEST_PAUSE_MS }),
        onDone: { target: 'reporting' },
        onError: { target: 'reporting' },
      },
      on: { retry: { target: 'reporting' } },
    },
  },
});
