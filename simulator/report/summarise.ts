/** The figures over all devices of a run. */
import { quantileSorted } from 'simple-statistics';
import { STEPS } from '@roomkey/shared/setup/contract/view';
import { stepOf } from './device-run';
import type { Counted, DeviceRun, Latency, Memory, RunResult, StateFigure } from './run-result';

/** What only whoever ran it knows stands in `known`; the rest is computed. */
export function summarise(
  runs: readonly DeviceRun[],
  known: { readonly counted?: readonly Counted[]; readonly memory?: Memory | null } = {},
): RunResult['summary'] {
  const passed = runs.filter(({ ok }) => ok).length;
  return {
    devices: runs.length,
    passed,
    failed: runs.length - passed,
    states: stateFigures(runs),
    latencies: latencies(runs),
    counted: [...(known.counted ?? [])],
    memory: known.memory ?? null,
  };
}

/** In the order in which a setup goes through them; what the console's list does not know comes last. */
function stateFigures(runs: readonly DeviceRun[]): StateFigure[] {
  const figures = new Map<string, StateFigure>();
  for (const { timeline } of runs) {
    const seen = new Set<string>();
    let before = '';
    for (const { state, durationMs } of timeline) {
      const step = stepOf(state);
      const { devices, visits, totalMs, ended } = figures.get(step) ?? { devices: 0, visits: 0, totalMs: 0, ended: 0 };
      figures.set(step, {
        step,
        devices: devices + (seen.has(step) ? 0 : 1),
        visits: visits + (step === before ? 0 : 1),
        totalMs: totalMs + durationMs,
        ended,
      });
      seen.add(step);
      before = step;
    }
    const last = figures.get(before);
    if (last !== undefined) figures.set(before, { ...last, ended: last.ended + 1 });
  }
  const steps: readonly string[] = STEPS;
  const place = ({ step }: StateFigure): number => (steps.includes(step) ? steps.indexOf(step) : steps.length);
  return [...figures.values()].sort((a, b) => place(a) - place(b) || a.step.localeCompare(b.step, 'en'));
}

function latencies(runs: readonly DeviceRun[]): Latency[] {
  const values = new Map<string, number[]>();
  for (const { timings } of runs) {
    for (const [name, value] of Object.entries(timings)) {
      const all = values.get(name) ?? [];
      values.set(name, all);
      all.push(value);
    }
  }
  return [...values].map(([name, all]) => latencyOf(name, all));
}

/** Throws when there is no value. */
export function latencyOf(name: string, values: readonly number[]): Latency {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number): number => Math.round(quantileSorted(sorted, share) * 10) / 10;
  return { name, count: sorted.length, p50: at(0.5), p90: at(0.9), p95: at(0.95), p99: at(0.99), max: at(1) };
}
