/** The last words of a run on the terminal: what held, what did not, the figures. */
import { hasPassed, type RunResult } from './run-result';
import { shownResult } from './shown';
import { duration, megabytes, number } from './text';

const failuresNamed = 10;

export function verdictLines(given: RunResult): string[] {
  const result = shownResult(given);
  const { summary, problems, runs, durationMs, kind } = result;
  const failed = runs.filter(({ ok }) => !ok);
  const noun = kind === 'fleet' ? 'console' : 'scenario';
  const what = `${number(summary.devices)} ${noun}${summary.devices === 1 ? '' : 's'}`;
  return [
    ...problems.map((problem) => `Problem: ${problem}`),
    ...failed.slice(0, failuresNamed).map(({ name, failures: [first] }) => {
      const sides = [first?.expected, first?.received].map((side) => side ?? '–');
      return `FAILED ${name}: ${first?.message ?? ''} Expected ${sides[0] ?? ''}, received ${sides[1] ?? ''}.`;
    }),
    ...(failed.length > failuresNamed ? [`… and ${number(failed.length - failuresNamed)} more.`] : []),
    ...summary.counted.map(({ what: counted, expected, received }) => {
      return `${expected === received ? 'ok    ' : 'DIFFERS'} ${counted}: ${number(received)} of ${number(expected)}`;
    }),
    ...summary.latencies.map(
      ({ name, p50, p99, max }) => `${name}: p50 ${duration(p50)}, p99 ${duration(p99)}, max ${duration(max)}`,
    ),
    ...memoryLine(result),
    `${what} in ${duration(durationMs)}: ${sentenceOf(result)}`,
  ];
}

function sentenceOf(result: RunResult): string {
  if (hasPassed(result)) return 'every expectation held.';
  if (result.interrupted) return 'ended early.';
  return result.summary.failed > 0 ? `${number(result.summary.failed)} failed.` : 'the run as a whole failed.';
}

function memoryLine({ summary: { memory } }: RunResult): string[] {
  if (memory === null) return [];
  const { simulatorPeakBytes: all, perConsoleBytes: each, portalPeakBytes: portal } = memory;
  const parts = [
    ...(all === null ? [] : [`all consoles ${megabytes(all)}`]),
    ...(each === null ? [] : [`each ${megabytes(each)}`]),
    ...(portal === null ? [] : [`portal ${megabytes(portal)}`]),
  ];
  return parts.length === 0 ? [] : [`Memory: ${parts.join(', ')}`];
}
