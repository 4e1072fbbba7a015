/** What every specification of the portal's pages starts from. */
import { expect, test as base, type Locator, type Page } from '@playwright/test';
import { ADMIN_PATHS } from '@roomkey/shared/protocol/admin';
import { Admin } from './admin';
import { COLOUR_RULES, violationsOf } from '../support/axe';
import { signUp } from '../support/sign-up';
import { startPortal, type PortalProcess } from './portal-process';

export const ADMINISTRATOR = { username: 'morgan', password: 'a long enough phrase' };

interface Fixtures {
  /** Fails the test when the page broke its content security policy or threw. */
  readonly pageFaults: string[];
}

export const test = base.extend<Fixtures>({
  pageFaults: [
    async ({ page }, use) => {
      const faults: string[] = [];
      page.on('pageerror', (error) => faults.push(`threw: ${error.message}`));
      page.on('console', (message) => {
        if (/content security policy/i.test(message.text())) faults.push(message.text());
      });
      await use(faults);
      expect(faults).toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };

/** One portal for the tests of a file, with an administrator who has a name and password. `more`: further arguments. */
export function portalForFile(more: readonly string[] = []) {
  let started: PortalProcess | undefined;
  test.beforeAll(async () => {
    test.setTimeout(120_000);
    started = await startPortal(more);
    await signUp(started.signInLink, ADMINISTRATOR);
  });
  test.afterAll(() => started?.stop());
  return {
    get process(): PortalProcess {
      if (started === undefined) throw new Error('the portal has not started');
      return started;
    },
    get admin(): Admin {
      return new Admin(this.process);
    },
    /** Opens a page of the site as the administrator, without going through the sign-in page. */
    async open(page: Page, address = '/'): Promise<void> {
      // Whoever is signed in already does not wait for the password's hash again.
      const session = await page.request.get(this.process.url + ADMIN_PATHS.session);
      if (!session.ok()) {
        const answer = await page.request.post(this.process.url + ADMIN_PATHS.session, { data: ADMINISTRATOR });
        expect(answer.ok()).toBe(true);
      }
      // From elsewhere: the same page with another fragment would not load again, and not learn of the session.
      await page.goto('about:blank');
      await page.goto(`${this.process.url}/#${address}`);
      await expect(page.getByRole('heading', { level: 1 })).not.toHaveText('Sign in');
    },
  };
}

export async function signIn(page: Page, password = ADMINISTRATOR.password): Promise<void> {
  await page.getByLabel('Name').fill(ADMINISTRATOR.username);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

/** A notice at the foot of the page. Its text stands there twice: the other is for screen readers. */
export function notice(page: Page, text: string | RegExp): Locator {
  return page.getByRole('listitem').filter({ hasText: text });
}

/** All rules of axe, on the page as it is. `skipped`: rules that an open pop-up cannot meet. */
export async function expectAccessible(page: Page, ...skipped: string[]): Promise<void> {
  await expectStill(page);
  expect(await violationsOf(page, { skipped })).toEqual([]);
}

/** The rules of axe that look at colours. */
export async function expectContrast(page: Page): Promise<void> {
  await expectStill(page);
  expect(await violationsOf(page, { only: COLOUR_RULES })).toEqual([]);
}

/** A colour on its way to another one is neither of the two: a press leaves its button in such a state for a moment. */
async function expectStill(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const changing = () => document.getAnimations().filter((each) => each instanceof CSSTransition);
    for (let all = changing(); all.length > 0; all = changing()) {
      await Promise.allSettled(all.map(({ finished }) => finished));
    }
  });
}
