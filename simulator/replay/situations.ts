/**
 * Where a console can be as far as its log tells: a log names states and codes, but not what an actor answered or what the
 * machine remembers. So a replay follows every machine that fits at once, and drops those that a later line contradicts.
 */
import { ERROR_CODES } from '@roomkey/shared/setup/contract/errors';
import { INTENT_TYPES, type Intent, type IntentType } from '@roomkey/shared/setup/contract/intents';
import { answersOf, failureWith } from '@roomkey/shared/setup/chart/answers';
import type { ActorFailure } from '@roomkey/shared/setup/machine/failure';
import { type SetupMachine, setupMachine } from '@roomkey/shared/setup/machine/machine';
import { pathOf, stageToReturnTo } from '@roomkey/shared/setup/machine/snapshot-codec';
import { type ActorLogic, type EventFromLogic, type SnapshotFrom, transition } from 'xstate';

export type SetupSnapshot = SnapshotFrom<SetupMachine>;
type SetupEvent = EventFromLogic<SetupMachine>;

/** One way in which an event may have happened. */
export interface Possibility {
  readonly event: { readonly type: string };
  /** What was assumed beyond what the event's name says: `pollPortal answered “approved”`. Empty where nothing was. */
  readonly assumed: string;
}

const INTENTS: Record<IntentType, Intent> = {
  setLocale: { type: 'setLocale', locale: 'en' },
  connect: { type: 'connect', address: 'http://127.0.0.1:1' },
  confirmCertificate: { type: 'confirmCertificate' },
  confirmOrganisation: { type: 'confirmOrganisation' },
  changePortal: { type: 'changePortal' },
  getStarted: { type: 'getStarted' },
  retry: { type: 'retry' },
  continueAnyway: { type: 'continueAnyway' },
  accept: { type: 'accept' },
  decline: { type: 'decline' },
  submitOtp: { type: 'submitOtp', handle: 'handle' },
  manualSetup: { type: 'manualSetup' },
  submitManual: { type: 'submitManual', email: 'room@contoso.example', handle: 'handle' },
  cancelRequest: { type: 'cancelRequest' },
  enterAnotherCode: { type: 'enterAnotherCode' },
  back: { type: 'back' },
  startOver: { type: 'startOver' },
  continue: { type: 'continue' },
};

const OWN_EVENTS = ['connectProgressed', 'outboxDelivered', 'storageChanged', 'checksChanged', 'reset'];
const ACTOR_EVENT = /^xstate\.(done|error)\.actor\.(.+)$/;

/** True for the names of events that this machine can meet at all. */
export function isKnownEvent(type: string): boolean {
  return isIntent(type) || OWN_EVENTS.includes(type) || ACTOR_EVENT.test(type);
}

const isIntent = (type: string): type is IntentType => (INTENT_TYPES as readonly string[]).includes(type);

/** Every way in which an event of this name can happen here; none where it cannot. `at`: milliseconds since the epoch. */
export function possibilities(snapshot: SetupSnapshot, type: string, at: number): readonly Possibility[] {
  if (isIntent(type)) return snapshot.can(INTENTS[type]) ? [{ event: INTENTS[type], assumed: '' }] : [];
  if (type === 'connectProgressed') {
    const event = { type, origin: 'http://127.0.0.1:1', stage: 'ask' } as const;
    return snapshot.can(event) ? [{ event, assumed: '' }] : [];
  }
  if (type === 'outboxDelivered') {
    return snapshot.context.outbox.map((entry) => ({ event: namedEvent({ type, entry }), assumed: '' }));
  }
  if (type === 'storageChanged') {
    const error = snapshot.context.storage === null ? { code: 'state.unwritable', params: {} } : null;
    return [{ event: namedEvent({ type, error }), assumed: '' }];
  }
  if (type === 'checksChanged') {
    // How far the checks are is not in the log, and nothing depends on it: the actor's answer brings them all.
    return stateOf(snapshot) === 'verifyingDevice' ? [{ event: namedEvent({ type, checks: [] }), assumed: '' }] : [];
  }
  if (type === 'reset') return [{ event: namedEvent({ type, from: stageToReturnTo(snapshot.value) }), assumed: '' }];
  const [, outcome, actorId] = ACTOR_EVENT.exec(type) ?? [];
  const child: unknown = actorId === undefined ? undefined : Reflect.get(snapshot.children, actorId);
  if (actorId === undefined || child === undefined) return [];
  return outcome === 'done' ? answers(snapshot, actorId, sourceOf(child), at) : failures(actorId, at);
}

/** The machine after the event. */
export function after(snapshot: SetupSnapshot, { event }: Possibility): SetupSnapshot {
  const [next] = transition(stepsFrom(snapshot), snapshot, event as SetupEvent);
  return next;
}

/**
 * The machine's transitions alone. For each, `transition` makes an actor that it needs for nothing; of the machine itself, that
 * actor would begin without an input, and the error of that takes longer than the transition.
 */
const stepsFrom = (snapshot: SetupSnapshot): ActorLogic<SetupSnapshot, SetupEvent> => ({
  transition: (from, event, scope) => setupMachine.transition(from, event, scope),
  getInitialSnapshot: () => snapshot,
  getPersistedSnapshot: () => snapshot,
});

/** Events of the log and of actors are wider than the machine's own type of event. */
const namedEvent = (event: { readonly type: string } & Record<string, unknown>): { readonly type: string } => event;

function answers(snapshot: SetupSnapshot, actorId: string, actor: string, at: number): Possibility[] {
  return requestIds(snapshot, actor, at).flatMap((requestId) =>
    answersOf(actor, requestId, at).map(({ name, output }) => ({
      event: namedEvent({ type: `xstate.done.actor.${actorId}`, output: { ...output, at }, actorId }),
      assumed: name === '' ? '' : `${actor} answered “${name}”`,
    })),
  );
}

/** The same code entered again by the same device is answered with the same request, any other with a new one. */
function requestIds({ context }: SetupSnapshot, actor: string, at: number): string[] {
  if (actor !== 'submitOtp') return [''];
  const known = context.outbox.map(({ requestId }) => requestId);
  return [...new Set([...known, `R-${at}`])];
}

let failed: { readonly at: number; readonly errors: readonly ActorFailure[] } | null = null;

function failures(actorId: string, at: number): Possibility[] {
  // One line of a log meets many situations, and to make an error, with its stack, costs more than to use it.
  if (failed?.at !== at) failed = { at, errors: ERROR_CODES.map((code) => failureWith(code, at)) };
  return failed.errors.map((error) => ({
    event: namedEvent({ type: `xstate.error.actor.${actorId}`, error, actorId }),
    // The log names the code wherever it matters.
    assumed: '',
  }));
}

function sourceOf(child: unknown): string {
  const source: unknown = typeof child === 'object' && child !== null ? Reflect.get(child, 'src') : undefined;
  if (typeof source !== 'string') throw new Error('an actor without a name');
  return source;
}

export const stateOf = (snapshot: SetupSnapshot): string => pathOf(snapshot.value);
export const codeOf = (snapshot: SetupSnapshot): string | null => snapshot.context.error?.code ?? null;

/** What tells two situations apart: the state, the code, and what guards and later events look at. */
export function keyOf(snapshot: SetupSnapshot): string {
  const { context } = snapshot;
  return JSON.stringify([
    stateOf(snapshot),
    codeOf(snapshot),
    context.portal !== null,
    context.portalFixed,
    context.otpHandle !== null,
    context.manual !== null,
    context.request?.requestId ?? null,
    context.credentialSource,
    context.account !== null,
    context.outbox,
    context.vaultReturn,
    context.storage?.code ?? null,
    context.resetReturn,
    context.checks.map(({ id, outcome }) => [id, outcome]),
  ]);
}
