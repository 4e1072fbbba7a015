/** Walks the machine along every kind of event it can meet: intents, and the outputs and failures of each actor. */
import type { SnapshotFrom } from 'xstate';
import { getShortestPaths } from 'xstate/graph';
import { answersOf, failureWith } from '@roomkey/shared/setup/chart/answers';
import type { ErrorCode } from '@roomkey/shared/setup/contract/errors';
import { ERROR_CODES } from '@roomkey/shared/setup/contract/errors';
import type { Intent } from '@roomkey/shared/setup/contract/intents';
import { setupMachine } from '@roomkey/shared/setup/machine/machine';
import { pathOf, stageToReturnTo } from '@roomkey/shared/setup/machine/snapshot-codec';

export const AT = 1_700_000_000_000;

const INTENTS: readonly Intent[] = [
  { type: 'setLocale', locale: 'de' },
  { type: 'connect', address: 'http://127.0.0.1:1' },
  { type: 'confirmCertificate' },
  { type: 'confirmOrganisation' },
  { type: 'changePortal' },
  { type: 'getStarted' },
  { type: 'retry' },
  { type: 'continueAnyway' },
  { type: 'accept' },
  { type: 'decline' },
  { type: 'submitOtp', handle: 'handle-of-an-otp-1' },
  { type: 'manualSetup' },
  { type: 'submitManual', email: 'Room@contoso.example', handle: 'handle-of-a-password' },
  { type: 'cancelRequest' },
  { type: 'enterAnotherCode' },
  { type: 'back' },
  { type: 'startOver' },
  { type: 'continue' },
];

type SetupSnapshot = SnapshotFrom<typeof setupMachine>;
interface AnyEvent {
  readonly type: string;
}

/** One code of each kind of handling: the walk tries every code of the registry only where `everyCode` asks for it. */
const CODES: readonly ErrorCode[] = [
  'portal.unreachable',
  'portal.refusedConsole',
  'vault.locked',
  'otp.used',
  'otp.typeAgain',
  'request.expired',
  'credential.gone',
  'signIn.wrongPassword',
  'manual.typeAgain',
  'internal.unexpected',
];

/** Every event that can happen in this state: all intents, and all answers of the actors that run. */
export function eventsIn(snapshot: SetupSnapshot, everyCode = false): AnyEvent[] {
  const actors = Object.entries(snapshot.children).flatMap(([id, child]) => eventsOf(id, sourceOf(child), everyCode));
  const own = [
    { type: 'connectProgressed', origin: 'http://127.0.0.1:1', stage: 'ask' },
    { type: 'outboxDelivered', entry: { kind: 'cancel', requestId: 'R-1', outcome: null } },
    { type: 'storageChanged', error: { code: 'state.unwritable', params: {} } },
    { type: 'checksChanged', checks: [{ id: 'vault', outcome: 'running', error: null }] },
    { type: 'reset', from: stageToReturnTo(snapshot.value) },
  ];
  return [...INTENTS, ...actors, ...own];
}

function sourceOf(child: unknown): string {
  const src = typeof child === 'object' && child !== null && 'src' in child ? child.src : null;
  if (typeof src !== 'string') throw new Error('an actor without a name cannot be restored');
  return src;
}

function eventsOf(id: string, src: string, everyCode: boolean): AnyEvent[] {
  const done = answersOf(src, 'R-1', AT).map(({ output }) => ({
    type: `xstate.done.actor.${id}`,
    output: { ...output, at: AT },
    actorId: id,
  }));
  const failures = (everyCode ? ERROR_CODES : CODES).map((code) => ({
    type: `xstate.error.actor.${id}`,
    error: failureWith(code, AT),
    actorId: id,
  }));
  return [...done, ...failures];
}

/** What distinguishes two situations that look alike: the state, and what guards look at. */
export function situation(snapshot: SetupSnapshot): string {
  const { value, context } = snapshot;
  const path = pathOf(value);
  return JSON.stringify([
    path,
    context.portal !== null,
    context.otpHandle !== null,
    context.manual !== null,
    context.credentialSource,
    path === 'vaultUnavailable' ? context.vaultReturn : null,
    context.request !== null,
    context.outbox.map((entry) => entry.kind),
    path.startsWith('resetting') ? [context.resetReturn?.stage, context.keysMade, context.account !== null] : null,
    path === 'deviceVerificationFailed' ? context.checks.map((check) => check.id) : null,
  ]);
}

/** A shortest path to every situation the machine can be in, from a first start without a portal's address. */
export function walk(): { state: SetupSnapshot; steps: { event: AnyEvent; state: SetupSnapshot }[] }[] {
  return getShortestPaths(setupMachine, {
    input: { locale: 'en', portalUrl: null, record: null },
    events: (snapshot: SetupSnapshot) => eventsIn(snapshot) as never[],
    serializeState: (snapshot: SetupSnapshot) => situation(snapshot),
    limit: 100_000,
  } as never);
}
