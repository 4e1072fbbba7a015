/** Playwright's `test` with a portal, a network, a keychain and consoles. Specs of flows import it from here. */
import { test as base } from '@playwright/test';
import { type Keyring, startKeyring } from '../../main/test/support/keyring';
import { attachText } from './attach-text';
import { Consoles } from './consoles';
import { openPortalPages, type PortalPages } from './portal-pages';
import { openSite, type Site } from './site';

/** Milliseconds. A test that hangs ends here; one that works takes a tenth of it, also where it starts a console twice. */
const TEST_MS = 90_000;

interface OfTest {
  /** The portal's pages, an administrator signed in. */
  readonly portalPages: PortalPages;
  /** A real one, unlocked, of this test alone. */
  readonly keyring: Keyring;
  readonly consoles: Consoles;
}

interface OfWorker {
  readonly openedSite: Site;
}

export const test = base.extend<OfTest & { readonly site: Site }, OfWorker>({
  launchOptions: [
    {
      executablePath: process.env['ROOMKEY_CHROMIUM'] ?? '/usr/bin/chromium',
      args: ['--disable-gpu', '--no-first-run'],
    },
    { scope: 'worker' },
  ],

  portalPages: async ({ site, page }, use) => {
    await use(await openPortalPages(site, page));
  },

  openedSite: [
    // eslint-disable-next-line no-empty-pattern -- Playwright reads which fixtures are needed from this pattern
    async ({}, use) => {
      const site = await openSite();
      await use(site);
      await site.close();
    },
    { scope: 'worker', timeout: 90_000 },
  ],

  site: async ({ openedSite }, use, info) => {
    await openedSite.reset();
    await use(openedSite);
    if (info.status === info.expectedStatus) return;
    await attachText(info, 'portal.txt', openedSite.portal.output());
  },

  // eslint-disable-next-line no-empty-pattern -- as above
  keyring: async ({}, use) => {
    const keyring = await startKeyring('unlocked');
    await use(keyring);
    await keyring.stop();
  },

  // Depends on the keyring, so that consoles end before it does.
  consoles: async ({ site, keyring: _keyring }, use, info) => {
    info.setTimeout(TEST_MS);
    const consoles = new Consoles(site.network.url);
    await use(consoles);
    if (info.status !== info.expectedStatus) await consoles.attachTo(info);
    await consoles.closeAll();
  },
});

export { expect } from '@playwright/test';
