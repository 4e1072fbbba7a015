import type { DeviceRun } from '../run-result';

/** So many bars at most: the page stays readable, and below a few megabytes. */
const most = 60;
const slowest = 15;

/** All of few; of many the slowest, and others evenly from first to last. In the order of the run. */
export function sampleOf(runs: readonly DeviceRun[]): DeviceRun[] {
  if (runs.length <= most) return [...runs];
  const bySpeed = [...runs].sort((a, b) => b.durationMs - a.durationMs).slice(0, slowest);
  const chosen = new Set(bySpeed);
  const others = runs.filter((run) => !chosen.has(run));
  const spread = most - slowest;
  for (let place = 0; place < spread; place += 1) {
    const run = others[Math.floor((place * (others.length - 1)) / (spread - 1))];
    if (run !== undefined) chosen.add(run);
  }
  return runs.filter((run) => chosen.has(run));
}
