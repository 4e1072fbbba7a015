/**
 * Types, named actors, actions and guards of the machine. The actors here are placeholders with the right types;
 * `create-machine.ts` provides the real ones, made of the ports. Nothing here asks a clock or rolls dice: time arrives
 * stamped on outputs and failures.
 */
import { assign, fromPromise, setup } from 'xstate';
import type { DeviceIdentity } from '../../device/identity';
import { isPassing, isVaultError, type SetupError } from '../contract/errors';
import type { Intent } from '../contract/intents';
import type { ConnectStage, DeviceCheck, HealthPart } from '../contract/view';
import type { ConnectAnswer, ConnectInput } from './actors/connect-portal';
import { initialContext, type OutboxEntry, type RequestReference, type SetupContext, type Stage } from './context';
import { failureOf, retryTime, type Stamped } from './failure';
import { afterVaultFailure, withCancel, withForget, withReceipt } from './outbox-entries';
import { pausePolling, type PollOutput } from './polling';
import type { PortalInfo } from './ports';
import { contextFromRecord, type ResumeRecord } from './resume-record';

export interface SetupInput {
  readonly locale: SetupContext['locale'];
  /** From the command line or the configuration; wins over the address in the record: the portal may have moved. */
  readonly portalUrl: string | null;
  /** Likewise: the certificate that stands for that portal. */
  readonly portalPin?: string | null;
  readonly record: ResumeRecord | null;
}

/** Everything but intents comes from the console itself, never from the page. */
export type SetupEvent =
  | Intent
  | { readonly type: 'connectProgressed'; readonly origin: string; readonly stage: ConnectStage }
  | { readonly type: 'outboxDelivered'; readonly entry: OutboxEntry }
  | { readonly type: 'storageChanged'; readonly error: SetupError | null }
  /** While the device is being verified: how far its checks are. */
  | { readonly type: 'checksChanged'; readonly checks: readonly DeviceCheck[] }
  /** Back to the first run; `from` is where the console goes on when that is given up. */
  | { readonly type: 'reset'; readonly from: Stage };

export interface VerifyOutput extends Stamped {
  readonly device: DeviceIdentity | null;
  readonly checks: readonly DeviceCheck[];
  readonly portal: PortalInfo | null;
}
export interface ClearedOutput extends Stamped {
  /** As at this start of the console: where the first run begins. */
  readonly locale: SetupContext['locale'];
  readonly portalUrl: string | null;
  readonly portalPin: string | null;
}
export interface SubmitOutput extends Stamped {
  readonly request: RequestReference;
}
export interface AccountOutput extends Stamped {
  readonly account: { readonly upn: string; readonly roomName: string };
}

export interface HealthOutput extends Stamped {
  readonly parts: readonly HealthPart[];
  /** In [0, 1): spreads the checks of many rooms. */
  readonly jitter: number;
}

/** Placeholder logic; it rejects, so that a machine that was not provided with actors shows it at once. */
const notProvided = () => Promise.reject(new Error('actor not provided'));

export const machineSetup = setup({
  types: {
    context: {} as SetupContext,
    events: {} as SetupEvent,
    input: {} as SetupInput,
  },
  actors: {
    connectPortal: fromPromise<Stamped & ConnectAnswer, ConnectInput>(notProvided),
    verifyDevice: fromPromise<VerifyOutput, { portalUrl: string }>(notProvided),
    submitOtp: fromPromise<
      SubmitOutput,
      { handle: string; portalUrl: string; device: DeviceIdentity | null; keysMade: boolean }
    >(notProvided),
    pollPortal: fromPromise<PollOutput, { portalUrl: string; requestId: string; waitSeconds: number }>(notProvided),
    storeCredential: fromPromise<
      AccountOutput,
      { portalUrl: string; requestId: string | null; manual: SetupContext['manual']; roomName: string }
    >(notProvided),
    signIn: fromPromise<AccountOutput, { portalUrl: string }>(notProvided),
    signInManually: fromPromise<
      AccountOutput & { portal: PortalInfo },
      { portalUrl: string; domains: readonly string[]; upn: string; handle: string }
    >(notProvided),
    reportHealth: fromPromise<HealthOutput, { portalUrl: string; device: DeviceIdentity | null }>(notProvided),
    forgetRequest: fromPromise<Stamped, { requestId: string | null; keepDeviceCode: boolean }>(notProvided),
    /** Rejects unless the keychain is open, or there is none and never was anything in it. */
    openVault: fromPromise<Stamped, { inUse: boolean }>(notProvided),
    clearConsole: fromPromise<ClearedOutput, { inUse: boolean; requestIds: readonly string[] }>(notProvided),
    /** `longestMs`: what this wait can take at most, should the clock have been wrong when the deadline was set. */
    waitUntil: fromPromise<Stamped, { deadline: number; longestMs: number }>(notProvided),
  },
  actions: {
    clearError: assign({ error: null, retry: null }),
    leaveAttempt: assign({ attempt: null }),
    fail: assign((_, params: { error: unknown }) => ({ error: failureOf(params.error).error })),
    failWithCode: assign((_, params: { code: SetupError['code'] }) => ({ error: { code: params.code, params: {} } })),
    /** For failures that mend themselves: says when the console tries again. */
    failAndRetry: assign(({ context }, params: { error: unknown }) => {
      const failure = failureOf(params.error);
      const attempt = context.retry === null ? 0 : context.retry.attempt + 1;
      return { error: failure.error, retry: { attempt, at: retryTime(failure, attempt) } };
    }),
    failInVault: assign(({ context }, params: { error: unknown; back: SetupContext['vaultReturn'] }) => ({
      error: failureOf(params.error).error,
      vaultReturn: params.back,
      outbox: afterVaultFailure(context, params.back),
    })),
    keepRejection: assign((_, params: { output: PollOutput }) => ({
      error: null,
      rejection: params.output.kind === 'rejected' ? { reason: params.output.reason, note: params.output.note } : null,
    })),
    /** After an undecided answer: when the next poll is due (RFC 8628 3.5). */
    pausePolling: assign(({ context }, params: { output: PollOutput }) => pausePolling(context.request, params.output)),
    storeReceipt: assign(({ context }) => ({ outbox: withReceipt(context, 'stored') })),
    /** The portal still holds a credential for a request that nobody wants any more. */
    giveUpRequest: assign(({ context }) => ({
      outbox: context.credentialSource === 'request' ? withCancel(context) : context.outbox,
    })),
    /** The portal ended the request, so its device code is of no more use. */
    forgetDeviceCode: assign(({ context }) => ({ outbox: withForget(context) })),
    forgetRequest: assign({ request: null, rejection: null, error: null, retry: null, otpHandle: null, manual: null }),
  },
  guards: {
    /**
     * SECURITY: answers a console that is led elsewhere in mid-setup: while a request, a credential or something to tell the
     * portal is there, the portal stays; and where the configuration names it, nobody at the console changes it.
     */
    mayChangePortal: ({ context }) =>
      !context.portalFixed && context.request === null && context.account === null && context.outbox.length === 0,
    passing: (_, params: { error: unknown }) => isPassing(failureOf(params.error).error.code),
    vault: (_, params: { error: unknown }) => isVaultError(failureOf(params.error).error.code),
    hasCode: (_, params: { error: unknown; code: SetupError['code'] }) =>
      failureOf(params.error).error.code === params.code,
  },
});

/** The parameters that error-handling actions and guards take from an error event. */
export const ofError = ({ event }: { event: { error: unknown } }): { error: unknown } => ({ error: event.error });

export function createContext(input: SetupInput): SetupContext {
  return input.record === null
    ? initialContext(input.locale, input.portalUrl, input.portalPin)
    : contextFromRecord(input.record, input.portalUrl, input.portalPin);
}

/** The portal's address; states that need it are reached only with one. */
export const portalUrlOf = (context: SetupContext): string => context.portal?.url ?? '';
