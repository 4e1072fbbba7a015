/** Tests the scenarios: a console that no longer handles a kind of fault must turn that fault's scenario red. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type RealPortal, startRealPortal } from '../../../main/test/support/real-portal';
import type { NamedScenario } from '../../scenario/read-scenario';
import { openSite, type ScenarioSite } from '../../scenario/run-scenarios';
import { allScenarios } from '../scenario/all-scenarios';
import { HANDLERS } from './handlers';

let portal: RealPortal;
let site: ScenarioSite;
let scenarios: readonly NamedScenario[];

beforeAll(async () => {
  portal = await startRealPortal();
  site = await openSite(portal.url, portal.apiToken, 'handlers');
  scenarios = await allScenarios();
});
afterAll(() => portal.stop());

it.each(HANDLERS.map((handler) => [handler.fault, handler.handling, handler] as const))(
  '%s: without %s',
  async (_fault, _handling, { scenario, removed }) => {
    const named = scenarios.find(({ name }) => name === scenario)!;
    expect((await site.run(named, removed())).ok).toBe(false);
  },
);
