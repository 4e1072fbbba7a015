/**
 * The machine as data, read from its own configuration: what the transition table and the statechart are drawn from. Which
 * answer or failure leads where is found by asking the machine's guards, not by a second description.
 */
import { initialContext, type SetupContext } from '../machine/context';
import { setupMachine } from '../machine/machine';
import { ERROR_CODES } from '../contract/errors';
import { answersOf, failureWith } from './answers';

/** What sets a transition off: a person, an actor's answer or failure, the console's own event, or nothing at all. */
export type Cause = 'act' | 'answer' | 'failure' | 'own' | 'atOnce';

export interface ChartTransition {
  readonly cause: Cause;
  /** The intent or event, or the actor's name; empty for `atOnce`. */
  readonly label: string;
  /** Path of the state it leads to; null where the machine stays. */
  readonly target: string | null;
  /** The answers by name, or the error codes, that take this transition; empty where every one does. */
  readonly when: readonly string[];
  readonly guarded: boolean;
}

export interface ChartState {
  /** In dot notation; empty for the machine itself. */
  readonly path: string;
  readonly initial: string | null;
  /** The actor that works while the machine is here. */
  readonly actor: string | null;
  readonly states: readonly ChartState[];
  readonly transitions: readonly ChartTransition[];
}

type Guard = undefined | ((args: GuardArguments) => boolean) | { readonly type: string; readonly params?: unknown };
interface GuardArguments {
  readonly context: SetupContext;
  readonly event: { readonly output?: object; readonly error?: unknown };
}
interface Transition {
  readonly eventType: string;
  readonly target: readonly { readonly path: readonly string[] }[] | undefined;
  readonly guard?: Guard;
}
interface Node {
  readonly key: string;
  readonly path: readonly string[];
  readonly states: Readonly<Record<string, Node>>;
  readonly transitions: ReadonlyMap<string, readonly Transition[]>;
  readonly always?: readonly Transition[];
  readonly invoke: readonly { readonly id: string; readonly src: unknown }[];
  readonly config: { readonly initial?: string };
}

/** Events of the console itself; everything else that is no actor's is an intent. */
const OWN_EVENTS = ['outboxDelivered', 'storageChanged', 'checksChanged', 'reset'];

/** The whole machine: its root state, with all others in it, in the order of the code. */
export function chartModel(): ChartState {
  // XState's own types of a state node are generic in everything; this is the part of them that is read here.
  return stateOf(setupMachine.root as unknown as Node);
}

/** A state and all within it, in the order of the code. */
export function statesBelow(state: ChartState): ChartState[] {
  return [state, ...state.states.flatMap(statesBelow)];
}

function stateOf(node: Node): ChartState {
  const actor = node.invoke[0];
  const lists = [...(node.always === undefined ? [] : [node.always]), ...node.transitions.values()];
  return {
    path: node.path.join('.'),
    initial: node.config.initial ?? null,
    actor: actor === undefined ? null : String(actor.src),
    states: Object.values(node.states).map(stateOf),
    transitions: lists.flatMap((list) => transitionsOf(node, list)),
  };
}

/** The transitions of one event, in the order in which the machine tries them. */
function transitionsOf(node: Node, list: readonly Transition[]): ChartTransition[] {
  const taken = list.map((): string[] => []);
  const { cause, label } = meaningOf(node, list[0]?.eventType ?? '');
  if (list.length > 1) {
    for (const [name, event] of samples(cause, label)) {
      const first = list.findIndex((transition) => holds(transition.guard, event));
      if (first >= 0 && !(taken[first] ?? []).includes(name)) taken[first]?.push(name);
    }
  }
  return list.map((transition, index) => ({
    cause,
    label,
    target: transition.target?.[0]?.path.join('.') ?? null,
    when: taken[index] ?? [],
    guarded: transition.guard !== undefined,
  }));
}

/** Events of actors are named after the actor, not by the number of its invocation. */
function meaningOf(node: Node, type: string): Pick<ChartTransition, 'cause' | 'label'> {
  if (type === '') return { cause: 'atOnce', label: '' };
  const actor = node.invoke.find((invoke) => type.endsWith(`.${invoke.id}`));
  if (actor === undefined) return { cause: OWN_EVENTS.includes(type) ? 'own' : 'act', label: type };
  return { cause: type.startsWith('xstate.done') ? 'answer' : 'failure', label: String(actor.src) };
}

function samples(cause: Cause, actor: string): [string, GuardArguments['event']][] {
  if (cause === 'answer') return answersOf(actor, '', 0).map(({ name, output }) => [name, { output }]);
  if (cause === 'failure') return ERROR_CODES.map((code) => [code, { error: failureWith(code, 0) }]);
  return [];
}

const CONTEXT = initialContext('en', null);
const NAMED = setupMachine.implementations.guards as unknown as Record<
  string,
  ((args: GuardArguments, params: unknown) => boolean) | undefined
>;

function holds(guard: Guard, event: GuardArguments['event']): boolean {
  const args = { context: CONTEXT, event };
  if (guard === undefined) return true;
  if (typeof guard === 'function') return guard(args);
  const params =
    typeof guard.params === 'function' ? (guard.params as (of: typeof args) => unknown)(args) : guard.params;
  const named = NAMED[guard.type];
  if (named === undefined) throw new Error(`the machine has no guard ${guard.type}`);
  return named(args, params);
}
