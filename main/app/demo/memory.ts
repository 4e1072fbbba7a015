/** What the console takes of the machine, for the event log: a demo that runs for a day must not grow. */
import { app } from 'electron';

interface Memory {
  /** MiB: the main process, its JavaScript, the pages, and all processes together. */
  readonly mainMb: number;
  readonly heapMb: number;
  readonly pagesMb: number;
  readonly allMb: number;
}

const MIB = 1024 * 1024;
const KIB = 1024;

export function memoryNow(): Memory {
  const { rss, heapUsed } = process.memoryUsage();
  const metrics = app.getAppMetrics();
  const sum = (of: readonly Electron.ProcessMetric[]) =>
    Math.round(of.reduce((kib, { memory }) => kib + memory.workingSetSize, 0) / KIB);
  return {
    mainMb: Math.round(rss / MIB),
    heapMb: Math.round(heapUsed / MIB),
    pagesMb: sum(metrics.filter(({ type }) => type === 'Tab')),
    allMb: sum(metrics),
  };
}
