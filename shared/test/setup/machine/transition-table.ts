/** The machine's transitions as a Markdown table, for docs/ARCHITECTURE.md. */
import { setupMachine } from '@roomkey/shared/setup/machine/machine';

interface Transition {
  readonly eventType: string;
  readonly target: readonly { readonly path: readonly string[] }[] | undefined;
  readonly guard?: unknown;
}
interface Node {
  readonly path: readonly string[];
  readonly states: Readonly<Record<string, Node>>;
  readonly transitions: ReadonlyMap<string, readonly Transition[]>;
  readonly always?: readonly Transition[];
  readonly invoke: readonly { readonly id: string; readonly src: unknown }[];
}

export function transitionTable(): string {
  const rows = below(setupMachine.root as unknown as Node).flatMap(rowsOf);
  return ['| state | on | goes to |', '|---|---|---|', ...rows].join('\n');
}

function below(node: Node): Node[] {
  return [node, ...Object.values(node.states).flatMap(below)];
}

function rowsOf(node: Node): string[] {
  const state = node.path.join('.') || '(any)';
  const all = [...(node.always ?? []), ...[...node.transitions.values()].flat()];
  const byEvent = new Map<string, string[]>();
  for (const transition of all) {
    const event = eventName(node, transition.eventType);
    const target = transition.target?.map((to) => `\`${to.path.join('.')}\``).join(' ') ?? '(stays)';
    const known = byEvent.get(event) ?? [];
    if (!known.includes(target)) byEvent.set(event, [...known, target]);
  }
  return [...byEvent].map(([event, targets]) => `| \`${state}\` | ${event} | ${targets.join(' or ')} |`);
}

/** Events of actors are named after the actor, not by the number of its invocation. */
function eventName(node: Node, type: string): string {
  if (type === '') return '(at once)';
  const actor = node.invoke.find((invoke) => type.endsWith(`.${invoke.id}`));
  if (actor === undefined) return `\`${type}\``;
  return `${String(actor.src)} ${type.startsWith('xstate.done') ? 'answers' : 'fails'}`;
}
