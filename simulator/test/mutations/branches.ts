/** The branches of the machine, read from its configuration, and the machine without one of them. */
import { type AnyTransitionDefinition, type InspectionEvent } from 'xstate';
import { setupMachine, type SetupMachine } from '@roomkey/shared/setup/machine/machine';
import { machineSetup } from '@roomkey/shared/setup/machine/machine-setup';

/** Where a branch stands: state, what sets it off, and its place among those that the same thing sets off. */
export interface Branch {
  /** In dot notation. */
  readonly state: string;
  readonly cause: Cause;
  readonly index: number;
}
/** Answers and failures of the state's actor, or what a person does about an error. */
type Cause = 'answer' | 'failure' | 'retry' | 'startOver';

export const nameOf = ({ state, cause, index }: Branch): string => `${state} ${cause} ${index}`;

interface Config {
  readonly invoke?: { readonly onDone?: unknown; readonly onError?: unknown };
  readonly on?: Readonly<Record<string, unknown>>;
  readonly states?: Readonly<Record<string, Config>>;
}

const listOf = (transitions: unknown): unknown[] => (transitions === undefined ? [] : [transitions].flat());

/**
 * What no scenario can bring about: headless consoles reach their portal without TLS, so none shows a certificate. Taken in
 * shared/test/setup/machine/connecting.test.ts, and with real certificates in e2e/console/connect.spec.ts.
 */
const ELSEWHERE: ReadonlySet<string> = new Set(['connect.testing answer 0']);

/**
 * Every way that a failure takes, every answer that has others beside it, and every choice that Retry has. An answer that is
 * the only one is no error branch; the time that has come is one, because a machine that misses it is stuck in an error.
 */
export function errorBranches(): Branch[] {
  const found: Branch[] = [];
  const visit = (config: Config, state: string): void => {
    const add = (cause: Cause, transitions: unknown[]): void =>
      transitions.forEach((_, index) => found.push({ state, cause, index }));
    add('failure', listOf(config.invoke?.onError));
    const answers = listOf(config.invoke?.onDone);
    if (answers.length > 1 || /offline|paus/.test(state)) add('answer', answers);
    for (const cause of ['retry', 'startOver'] as const) {
      const choices = listOf(config.on?.[cause]);
      if (choices.length > 1) add(cause, choices);
    }
    for (const [key, child] of Object.entries(config.states ?? {}))
      visit(child, state === '' ? key : `${state}.${key}`);
  };
  visit(setupMachine.config as Config, '');
  return found.filter((branch) => !ELSEWHERE.has(nameOf(branch)));
}

/** The machine without this branch: all else is the same. */
export function without({ state, cause, index }: Branch): SetupMachine {
  const config = copy(setupMachine.config) as Record<string, unknown>;
  let node = config;
  for (const key of state.split('.')) node = (node['states'] as Record<string, Record<string, unknown>>)[key]!;
  const [holder, key] =
    cause === 'failure' || cause === 'answer'
      ? [node['invoke'] as Record<string, unknown>, cause === 'failure' ? 'onError' : 'onDone']
      : [node['on'] as Record<string, unknown>, cause];
  const left = listOf(holder[key]).filter((_, place) => place !== index);
  if (left.length === 0) Reflect.deleteProperty(holder, key);
  else holder[key] = left;
  return machineSetup.createMachine(config as never) as unknown as SetupMachine;
}

/** Functions are shared, all that holds them is copied. */
function copy(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(copy);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, copy(inner)]));
}

/** The branches that a step of the machine took. */
export function branchesOf(event: InspectionEvent): Branch[] {
  if (event.type !== '@xstate.microstep') return [];
  const transitions: readonly AnyTransitionDefinition[] = event._transitions;
  return transitions.flatMap((transition) => {
    const { source } = transition;
    const eventType = String(transition.eventType);
    const index = source.transitions.get(eventType)?.indexOf(transition) ?? -1;
    const cause = causeOf(eventType);
    return cause === null || index < 0 ? [] : [{ state: source.path.join('.'), cause, index }];
  });
}

function causeOf(eventType: string): Cause | null {
  if (eventType.startsWith('xstate.done.actor')) return 'answer';
  if (eventType.startsWith('xstate.error.actor')) return 'failure';
  return eventType === 'retry' || eventType === 'startOver' ? eventType : null;
}
