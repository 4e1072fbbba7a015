/** The machine's model as a Graphviz drawing. Colours are classes: the style sheet of the SVG knows them, light and dark. */
import type { ChartState } from '@roomkey/shared/setup/chart/chart-model';
import { type Arrow, type Drawing, enteredWith, lastWithin, planDrawing, toldInWords } from './edges';

/** Steps that show a person what went wrong; `offline` is the same within a step. */
const PROBLEMS = ['deviceVerificationFailed', 'rejected', 'expired', 'cancelled', 'vaultUnavailable', 'signInFailed'];

/**
 * Boxes are laid out for these sizes and the text is then set smaller (style.ts): which font the reader has is not known, and
 * some are a sixth wider than the one that Graphviz measures with.
 */

/** In the drawing only, for the style sheet to find: which text is quieter than the rest. */
export const QUIET = '#666666';

export function toDot(root: ChartState): string {
  const drawing = planDrawing(root);
  const groups = groupsOf(root, drawing);
  const grouped = new Set(groups.flat());
  const lines = [
    'digraph setup {',
    '  graph [compound=true rankdir=TB nodesep=0.35 ranksep=0.42 fontname="Arial" fontsize=15 pad=0.2 newrank=false]',
    '  node [shape=box style="rounded,filled" fontname="Arial" fontsize=15 margin="0.12,0.07" height=0.3]',
    '  edge [fontname="Arial" fontsize=13 arrowsize=0.7]',
    ...legend(root),
    ...root.states.filter(({ path }) => !grouped.has(path)).flatMap((state) => stateLines(state, drawing, false)),
    ...groups.flatMap((group) => groupLines(root, group, drawing)),
    ...drawing.arrows.filter(({ from }) => !grouped.has(from)).map((arrow) => arrowLine(root, arrow)),
    ...groups.flatMap((group) => groupArrows(root, group, drawing)),
    '}',
  ];
  return lines.join('\n');
}

function stateLines(state: ChartState, drawing: Drawing, inGroup: boolean): string[] {
  const rows = inGroup ? [] : drawing.rows.filter(({ from }) => from === state.path);
  const label = labelOf(state, rows);
  if (state.states.length === 0)
    return [`  "${state.path}" [id="state-${state.path}" class="${kindOf(state)}" label=<${label}>]`];
  return [
    `  subgraph "cluster_${state.path}" {`,
    `    id="state-${state.path}" class="${kindOf(state)}" style=rounded label=<${label}> labeljust=l margin=10`,
    ...state.states.flatMap((child) => stateLines(child, drawing, false)),
    '  }',
  ];
}

function labelOf(state: ChartState, rows: readonly Arrow[]): string {
  const name = state.path.split('.').at(-1) ?? '';
  const lines = [
    `<B>${name}</B>`,
    ...(state.actor === null ? [] : [quiet(`⚙ ${state.actor}`)]),
    ...restartLines(state),
    ...rows.map(({ labels, to }) => quiet(`${labels.join(', ')} ↩ ${to}`)),
  ];
  return lines.join('<BR ALIGN="LEFT"/>') + (lines.length > 1 ? '<BR ALIGN="LEFT"/>' : '');
}

function restartLines(state: ChartState): string[] {
  const told = toldInWords(state);
  return told.length === 0 ? [] : [quiet(`after a restart: where it was (one of ${told.length})`)];
}

const quiet = (text: string): string =>
  `<FONT COLOR="${QUIET}" POINT-SIZE="13">${text.replaceAll('&', '&amp;')}</FONT>`;

function kindOf({ path, actor }: ChartState): string {
  if (PROBLEMS.includes(path) || path.endsWith('.offline')) return 'problem';
  return actor === null ? 'person' : 'busy';
}

function arrowLine(root: ChartState, { cause, from, to, labels, main }: Arrow): string {
  const tail = lastWithin(root, from);
  const leaves = tail === from ? '' : ` ltail="cluster_${from}"`;
  return `  "${tail}" -> "${enteredWith(root, to)}" [class="${cause}${main ? ' main" weight=20' : '"'} label="${wrapped(labels)}"${leaves}]`;
}

/** One label below the other, with room on both sides: the line passes close by. */
const wrapped = (labels: readonly string[]): string =>
  labels
    .flatMap((label) => label.split(', '))
    .map((line) => ` ${line} `)
    .join('\\n');

/** States beside each other with the very same ways on are one group, whose ways are drawn once. */
function groupsOf(root: ChartState, { arrows, rows }: Drawing): string[][] {
  const byWays = new Map<string, string[]>();
  for (const { path, states } of root.states) {
    const ways = [...arrows, ...rows].filter(({ from }) => from === path).map(({ to, labels }) => [to, labels]);
    if (states.length > 0 || ways.length < 2) continue;
    const key = JSON.stringify(ways);
    byWays.set(key, [...(byWays.get(key) ?? []), path]);
  }
  return [...byWays.values()].filter((group) => group.length > 1);
}

function groupLines(root: ChartState, group: readonly string[], drawing: Drawing): string[] {
  const rows = drawing.rows.filter(({ from }) => from === group[0]);
  const label = rows.map(({ labels, to }) => quiet(`${labels.join(', ')} ↩ ${to}`)).join('<BR ALIGN="LEFT"/>');
  return [
    `  subgraph "cluster_group_${group.join('_')}" {`,
    `    class="group" style="rounded,dashed" label=<${label}<BR ALIGN="LEFT"/>> labeljust=l labelloc=b margin=10`,
    ...root.states.filter(({ path }) => group.includes(path)).flatMap((state) => stateLines(state, drawing, true)),
    '  }',
  ];
}

function groupArrows(root: ChartState, group: readonly string[], drawing: Drawing): string[] {
  const middle = group[Math.floor(group.length / 2)] ?? '';
  return drawing.arrows
    .filter(({ from }) => from === group[0])
    .map(
      ({ cause, to, labels }) =>
        `  "${middle}" -> "${enteredWith(root, to)}" [class="${cause}" label="${wrapped(labels)}" ltail="cluster_group_${group.join('_')}"]`,
    );
}

/** In the drawing only: the legend's colours, by class, for the style sheet to find. */
export const LEGEND = {
  act: '#000001',
  answer: '#000002',
  failure: '#000003',
  atOnce: '#000004',
  person: '#000005',
  busy: '#000006',
  problem: '#000007',
} as const;

/** One box with a table in it: as nodes of its own the legend would be pulled apart by the ranks of the states. */
function legend(root: ChartState): string[] {
  const anywhere = root.transitions.map(({ label }) => label).join(', ');
  const arrow = (line: string, name: keyof typeof LEGEND, text: string) =>
    `<TR><TD ALIGN="LEFT"><FONT COLOR="${LEGEND[name]}">${line}</FONT></TD><TD ALIGN="LEFT">${text}</TD></TR>`;
  const box = (name: keyof typeof LEGEND, text: string, more: string) =>
    `<TR><TD BORDER="1" STYLE="ROUNDED" BGCOLOR="${LEGEND[name]}"> </TD><TD ALIGN="LEFT">${text}${more === '' ? '' : ` ${quiet(more)}`}</TD></TR>`;
  const rows = [
    '<TR><TD COLSPAN="2" ALIGN="LEFT"><B>How to read it</B></TD></TR>',
    box('person', 'a person acts', ''),
    box('busy', 'the console works', '⚙ actor at work'),
    box('problem', 'something is wrong', ''),
    arrow('───▶', 'act', "a person's act"),
    arrow('───▶', 'answer', "the actor's answer"),
    arrow('╌╌╌▶', 'failure', "the actor's failure"),
    arrow('┈┈┈▶', 'atOnce', 'at once'),
    '<TR><TD ALIGN="LEFT">━━━▶</TD><TD ALIGN="LEFT">the shortest way home, in any colour</TD></TR>',
    '<TR><TD ALIGN="LEFT">↩</TD><TD ALIGN="LEFT">a way back to an earlier state</TD></TR>',
    `<TR><TD COLSPAN="2" ALIGN="LEFT">${quiet(`in any state, without leaving it: ${anywhere}`)}</TD></TR>`,
  ];
  const table = `<TABLE BORDER="0" CELLBORDER="0" CELLSPACING="3" CELLPADDING="2">${rows.join('')}</TABLE>`;
  return [`  legend [class="legend" label=<${table}>]`];
}
