/** Prints figures as a Markdown table, and writes them as JSON. */
import { writeFile } from 'node:fs/promises';
import { medianOf, verdictOf, type Figure } from './figures';
import type { Machine } from './machine';

const HEAD = ['what', 'median', 'rounds: least – most', 'target', 'verdict'];

export function describeFigures(figures: readonly Figure[]): string {
  const rows = figures.map((figure) => {
    const { what, unit, values } = figure;
    const median = `${round(medianOf(values))} ${unit}`;
    const range = `${values.length}: ${round(Math.min(...values))} – ${round(Math.max(...values))}`;
    return [what, median, range, targetOf(figure), verdictOf(figure) ?? ''];
  });
  const widths = HEAD.map((title, column) => Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)));
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  const notes = figures.flatMap(({ what, note }) => (note === undefined ? [] : [`- ${what}: ${note}`]));
  return [line(HEAD), `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`, ...rows.map(line), ...notes].join(
    '\n',
  );
}

export function describeMachineLine(machine: Machine): string {
  const { date, cpu, cores, memoryGiB, system, node, postgres, loadBefore } = machine;
  return `${date}; ${cores} × ${cpu}, ${memoryGiB} GiB; ${system}; Node ${node}; ${postgres}; load average before ${loadBefore.toFixed(2)}`;
}

export async function writeReport(file: string, machine: Machine, figures: readonly Figure[]): Promise<void> {
  const all = figures.map((figure) => ({ ...figure, median: medianOf(figure.values), verdict: verdictOf(figure) }));
  await writeFile(file, `${JSON.stringify({ machine, figures: all }, undefined, 2)}\n`);
}

function targetOf({ target, unit }: Figure): string {
  if (target === undefined) return '';
  return 'atMost' in target ? `≤ ${target.atMost} ${unit}` : `≥ ${target.atLeast} ${unit}`;
}

/** Three significant digits are more than a shared machine repeats. */
function round(value: number): string {
  return value >= 100 ? value.toFixed(0) : value.toPrecision(3);
}
