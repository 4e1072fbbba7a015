import { afterAll, beforeAll, describe, it } from 'vitest';
import { createNodeTransport } from '../../../adapters/portal/transport';
import { type RealPortal, startRealPortal } from '../../support/real-portal';
import { createAdministrator } from './administrator';
import { runCase } from './bench';
import { realPortalCases } from './cases-real-portal';

/** Names first: the portal's address is known only once it runs. */
const NAMES = realPortalCases('', createAdministrator('', '')).map(({ name }) => name);

describe("the portal client at the real portal, over Node's http module", () => {
  let portal: RealPortal;
  beforeAll(async () => (portal = await startRealPortal()), 120_000);
  afterAll(() => portal.stop());

  it.each(NAMES.map((name, index) => [name, index] as const))('%s', async (_, index) => {
    const cases = realPortalCases(portal.url, createAdministrator(portal.url, portal.apiToken));
    await runCase(cases[index]!, () => Promise.resolve(createNodeTransport()));
  });
});
