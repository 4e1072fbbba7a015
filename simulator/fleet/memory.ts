/** Peaks of resident memory while a fleet runs: of this process, and of the portal's as it says itself. */
import type { Memory } from '../report/run-result';
import type { AdminClient } from './admin-client';

const sampleMs = 1_000;

export interface MemoryMeter {
  /** What this process holds now, to compare later. */
  readonly resident: () => number;
  stop(consoles: number, before: number, whenAllWaited: number | null): Memory;
}

export function startMemoryMeter(admin: AdminClient): MemoryMeter {
  const resident = (): number => process.memoryUsage.rss();
  let simulatorPeak = resident();
  let portalPeak: number | null = null;
  let asking = false;
  const sample = (): void => {
    simulatorPeak = Math.max(simulatorPeak, resident());
    // One question at a time: a portal under load is not asked for its metrics in heaps.
    if (asking) return;
    asking = true;
    void portalResident(admin)
      .then((bytes) => (portalPeak = bytes === null ? portalPeak : Math.max(portalPeak ?? 0, bytes)))
      .finally(() => (asking = false));
  };
  const timer = setInterval(sample, sampleMs);
  sample();
  return {
    resident,
    stop(consoles, before, whenAllWaited) {
      clearInterval(timer);
      const added = whenAllWaited === null ? null : Math.max(0, whenAllWaited - before);
      return {
        simulatorPeakBytes: simulatorPeak,
        perConsoleBytes: added === null || consoles === 0 ? null : Math.round(added / consoles),
        portalPeakBytes: portalPeak,
      };
    },
  };
}

/** Null where the portal does not say: Prometheus' client knows it on Linux alone. */
async function portalResident(admin: AdminClient): Promise<number | null> {
  const text = await admin.text('/metrics').catch(() => '');
  const bytes = /^process_resident_memory_bytes (\S+)$/m.exec(text)?.[1];
  return bytes === undefined ? null : Number(bytes);
}
