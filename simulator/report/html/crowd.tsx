/** @jsxRuntime automatic */
import { stepOf } from '../device-run';
import type { DeviceRun } from '../run-result';
import { duration, number } from '../text';

const columns = 160;
const tall = 100;

/** How many consoles were in which state, over the whole run: layers on top of each other. */
export function Crowd({ runs, steps }: { runs: readonly DeviceRun[]; steps: readonly string[] }) {
  const start = runs.reduce((least, { startedAt }) => Math.min(least, startedAt), Infinity);
  const end = runs.reduce((most, { startedAt, durationMs }) => Math.max(most, startedAt + durationMs), start + 1);
  const counts = countByColumn(runs, start, end - start);
  const layers = layersOf(counts, steps, runs.length);
  return (
    <figure>
      <figcaption>
        {number(runs.length)} consoles by state over {duration(end - start)}
      </figcaption>
      <svg className="crowd" viewBox={`0 0 ${columns} ${tall}`} preserveAspectRatio="none" aria-hidden="true">
        {layers.map(({ step, path }) => (
          <path key={step} className={`s-${step}`} d={path} />
        ))}
      </svg>
      <p className="axis" aria-hidden="true">
        <span>0</span>
        <span>{duration((end - start) / 2)}</span>
        <span>{duration(end - start)}</span>
      </p>
    </figure>
  );
}

/** Per column the consoles in each step at its middle. Who has not started yet is in none; who has ended stays where it ended. */
function countByColumn(runs: readonly DeviceRun[], start: number, whole: number): Map<string, number>[] {
  const counts = Array.from({ length: columns }, () => new Map<string, number>());
  for (const { startedAt, timeline } of runs) {
    let at = 0;
    for (const [column, count] of counts.entries()) {
      const time = ((column + 0.5) / columns) * whole - (startedAt - start);
      while (at < timeline.length - 1 && (timeline[at + 1]?.fromMs ?? Infinity) <= time) at += 1;
      const stay = timeline[at];
      if (stay === undefined || stay.fromMs > time) continue;
      const step = stepOf(stay.state);
      count.set(step, (count.get(step) ?? 0) + 1);
    }
  }
  return counts;
}

/** The last step lies lowest, so that the floor of what is done rises. */
function layersOf(counts: readonly Map<string, number>[], steps: readonly string[], all: number) {
  const floor = counts.map(() => 0);
  const height = (count: number): number => Math.round((tall - (count / all) * tall) * 10) / 10;
  return [...steps].reverse().map((step) => {
    const lower = floor.map(height);
    for (const [column, count] of counts.entries()) floor[column] = (floor[column] ?? 0) + (count.get(step) ?? 0);
    const upper = floor.map(height);
    const along = upper.map((y, column) => `L${column} ${y}L${column + 1} ${y}`).join('');
    const back = lower.map((y, column) => `L${column + 1} ${y}L${column} ${y}`).reverse();
    return { step, path: `M0 ${lower[0] ?? tall}${along}${back.join('')}Z` };
  });
}
