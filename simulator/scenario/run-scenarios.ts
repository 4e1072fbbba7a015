/** Runs scenarios one after another against one portal, whose time they share. */
import { createSystemClock } from '../../main/adapters/clock/system-clock';
import { machineFacts, versions } from '../report/machine-facts';
import type { DeviceRun, RunResult } from '../report/run-result';
import { summarise } from '../report/summarise';
import { createAdministrator, PortalRefusal } from './administrator';
import type { Ground } from './prepare';
import type { NamedScenario } from './read-scenario';
import { runScenario } from './run-scenario';
import type { Alterations } from './world';

export interface ScenarioRunOptions {
  readonly scenarios: readonly NamedScenario[];
  readonly portal: { readonly url: string; readonly own: boolean; readonly apiToken: string };
  readonly seed: string;
  /** Ends the run after the scenario that is under way. */
  readonly signal: AbortSignal;
  readonly onDone?: (run: DeviceRun) => void;
}

/** Rejects with a PortalRefusal when the portal cannot be used for scenarios at all. */
export async function runScenarios(options: ScenarioRunOptions): Promise<RunResult> {
  const clock = createSystemClock();
  const startedAt = new Date(clock.now()).toISOString();
  const start = performance.now();
  const { url, own, apiToken } = options.portal;
  const site = await openSite(url, apiToken, options.seed);
  const runs: DeviceRun[] = [];
  const problems: string[] = [];
  try {
    for (const named of options.scenarios) {
      if (options.signal.aborted) break;
      const run = await site.run(named);
      runs.push(run);
      options.onDone?.(run);
    }
  } catch (thrown) {
    problems.push(thrown instanceof Error ? thrown.message : 'unknown');
  }
  return {
    ...{ format: 1, kind: 'scenarios', seed: options.seed, startedAt },
    durationMs: Math.round(performance.now() - start),
    portal: { url, own, organisation: site.organisation },
    ...{ versions: versions(), machine: machineFacts() },
    interrupted: options.signal.aborted,
    problems,
    summary: summarise(runs),
    runs,
  };
}

export interface ScenarioSite {
  readonly organisation: string;
  run(named: NamedScenario, alterations?: Alterations): Promise<DeviceRun>;
}

/** A portal made ready for scenarios. Rejects with a PortalRefusal where it has no test controls or refuses the token. */
export async function openSite(url: string, apiToken: string, seed: string): Promise<ScenarioSite> {
  const admin = createAdministrator(url, apiToken);
  const metadata = await admin.metadata();
  const siteId = await admin.site();
  await admin.clearFaults().catch((thrown: unknown) => {
    if (!(thrown instanceof PortalRefusal)) throw thrown;
    throw new PortalRefusal(
      `Scenarios need a portal with test controls (npm run portal -- --test-controls). ${thrown.message}`,
      thrown.code,
    );
  });
  const counts = new Map<string, number>();
  const ground: Ground = {
    ...{ admin, siteId, seed },
    domain: metadata.roomkey_domains[0] ?? '',
    accountName(scenario) {
      const count = (counts.get(scenario) ?? 0) + 1;
      counts.set(scenario, count);
      return `sim-${scenario}${count === 1 ? '' : `-${count}`}`.slice(0, 60);
    },
  };
  return {
    organisation: metadata.roomkey_organisation,
    async run(named, alterations) {
      const wanted = named.scenario.preferences;
      if (wanted === undefined) return runScenario(ground, named, alterations);
      const before = await admin.preferences();
      await admin.setPreferences({ ...before, ...wanted });
      try {
        return await runScenario(ground, named, alterations);
      } finally {
        await admin.setPreferences(before);
      }
    },
  };
}
