/**
 * Between a running machine and the file it is saved in. XState restores whatever it is given: an unknown state becomes an
 * error later, an unknown actor is skipped in silence. So a snapshot is taken only when it comes from this very machine.
 */
import type { Snapshot, StateValue } from 'xstate';
import { z } from 'zod';
import { ContextSchema, type SetupContext, type Stage, STAGES } from './context';
import { MACHINE_VERSION, setupMachine } from './machine';

const EnvelopeSchema = z.object({
  machine: z.literal(MACHINE_VERSION),
  fingerprint: z.string(),
  state: z.looseObject({
    status: z.literal('active'),
    value: z.union([z.string(), z.record(z.string(), z.unknown())]),
    context: ContextSchema,
    children: z.record(z.string(), z.looseObject({ src: z.string() })),
  }),
});

/** Busy states in which nothing is written: the last write, of the state before them, is where they restore to. */
const UNSAVED = ['oneTimePassword.submitting', 'manualSetup.signingIn'];

/** The stage a state value can be saved as, or null for a state that restores to the one before it. */
export function stageOf(value: StateValue): Stage | null {
  const path = pathOf(value);
  if (UNSAVED.includes(path)) return null;
  const top = path.split('.')[0];
  return STAGES.find((stage) => stage === top) ?? null;
}

/** Where a console is found again that gives up what was begun in this state. */
export function stageToReturnTo(value: StateValue): Stage {
  const top = pathOf(value).split('.')[0];
  return STAGES.find((stage) => stage === top) ?? (top === 'signedIn' ? 'home' : 'welcome');
}

/** A state value in dot notation; the machine has no parallel states. */
export function pathOf(value: StateValue): string {
  if (typeof value === 'string') return value;
  const [key, child] = Object.entries(value)[0] ?? ['', undefined];
  return child === undefined ? key : `${key}.${pathOf(child)}`;
}

/** Every state of the machine in dot notation. */
export const allStates: readonly string[] = pathsBelow(setupMachine.root.states);
const allActors = Object.keys(setupMachine.implementations.actors).sort();

/** Names of all states and actors, hashed: changes whenever a saved snapshot could mean something else. */
export const machineFingerprint: string = fnv1a(JSON.stringify([allStates, allActors]));

/** What ends with this start of the console is left out. */
export function encodeSnapshot(persisted: Snapshot<unknown>): unknown {
  const { context } = persisted as Snapshot<unknown> & { readonly context: SetupContext };
  const state = { ...persisted, context: { ...context, temporaryLocale: null } };
  return { machine: MACHINE_VERSION, fingerprint: machineFingerprint, state };
}

/** The snapshot in what was read from disk, or null where it is damaged, of another machine, or not one to start in. */
export function decodeSnapshot(
  raw: unknown,
): { snapshot: Snapshot<unknown>; value: StateValue; context: SetupContext } | null {
  const parsed = EnvelopeSchema.safeParse(raw);
  if (!parsed.success || parsed.data.fingerprint !== machineFingerprint) return null;
  const { state } = parsed.data;
  if (!Object.values(state.children).every((child) => allActors.includes(child.src))) return null;
  const value = state.value as StateValue;
  if (stageOf(value) === null || !allStates.includes(pathOf(value))) return null;
  return { snapshot: state as unknown as Snapshot<unknown>, value, context: state.context };
}

interface StateNode {
  readonly path: string[];
  readonly states: Readonly<Record<string, StateNode>>;
}
function pathsBelow(states: StateNode['states']): string[] {
  return Object.values(states).flatMap((node) => [node.path.join('.'), ...pathsBelow(node.states)]);
}

/** FNV-1a, 32 bits: tells versions apart, guards nothing. */
function fnv1a(text: string): string {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193) >>> 0;
  }
  return hash.toString(16).padStart(8, '0');
}
