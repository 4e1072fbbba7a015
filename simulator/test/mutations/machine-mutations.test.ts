/** Tests the scenarios: a machine from which one error branch was taken out must turn at least one of them red. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RealPortal, startRealPortal } from '../../../main/test/support/real-portal';
import type { NamedScenario } from '../../scenario/read-scenario';
import { openSite, type ScenarioSite } from '../../scenario/run-scenarios';
import { allScenarios } from '../scenario/all-scenarios';
import { branchesOf, errorBranches, nameOf, without } from './branches';

let portal: RealPortal;
let site: ScenarioSite;
/** Which scenarios take each branch, the shortest first. */
const takenBy = new Map<string, NamedScenario[]>();
const red: string[] = [];

beforeAll(async () => {
  portal = await startRealPortal();
  site = await openSite(portal.url, portal.apiToken, 'mutations');
  const lengths = new Map<NamedScenario, number>();
  for (const named of await allScenarios()) {
    const taken = new Set<string>();
    const inspect = (event: Parameters<typeof branchesOf>[0]): void => {
      for (const branch of branchesOf(event)) taken.add(nameOf(branch));
    };
    const run = await site.run(named, { inspect });
    if (!run.ok) red.push(named.name);
    lengths.set(named, run.events.length);
    for (const name of taken) takenBy.set(name, [...(takenBy.get(name) ?? []), named]);
  }
  for (const list of takenBy.values()) list.sort((a, b) => (lengths.get(a) ?? 0) - (lengths.get(b) ?? 0));
}, 300_000);
afterAll(() => portal.stop());

describe('the scenarios', () => {
  it('are green with the machine as it is', () => {
    expect(red).toEqual([]);
  });

  it('take every error branch', () => {
    const missed = errorBranches()
      .map(nameOf)
      .filter((name) => !takenBy.has(name));
    expect(missed).toEqual([]);
  });
});

describe('without one error branch', () => {
  it.each(errorBranches().map((branch) => [nameOf(branch), branch] as const))('%s', async (name, branch) => {
    const machine = without(branch);
    for (const named of takenBy.get(name) ?? []) {
      const { ok } = await site.run(named, { machine });
      if (!ok) return;
    }
    expect.fail('no scenario notices that this branch is missing');
  });
});
