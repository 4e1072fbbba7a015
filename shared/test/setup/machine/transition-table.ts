/** The machine's transitions as a Markdown table, for docs/ARCHITECTURE.md. */
import {
  type ChartState,
  type ChartTransition,
  chartModel,
  statesBelow,
} from '@roomkey/shared/setup/chart/chart-model';

export function transitionTable(): string {
  const rows = statesBelow(chartModel()).flatMap(rowsOf);
  return ['| state | on | goes to |', '|---|---|---|', ...rows].join('\n');
}

function rowsOf({ path, transitions }: ChartState): string[] {
  const byEvent = new Map<string, string[]>();
  for (const transition of transitions) {
    const event = eventName(transition);
    const target = transition.target === null ? '(stays)' : `\`${transition.target}\``;
    const known = byEvent.get(event) ?? [];
    if (!known.includes(target)) byEvent.set(event, [...known, target]);
  }
  return [...byEvent].map(([event, targets]) => `| \`${path || '(any)'}\` | ${event} | ${targets.join(' or ')} |`);
}

function eventName({ cause, label }: ChartTransition): string {
  if (cause === 'atOnce') return '(at once)';
  if (cause === 'act' || cause === 'own') return `\`${label}\``;
  return `${label} ${cause === 'answer' ? 'answers' : 'fails'}`;
}
