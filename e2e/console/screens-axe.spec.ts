/** Every screen of the console: once by all rules of axe, then in each theme by those that a theme can break. */
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import english from '@roomkey/shared/locale/en.json' with { type: 'json' };
import type { ErrorCode } from '@roomkey/shared/setup/contract/errors';
import { CONNECT_STAGES, type ConnectStage, type SetupView } from '@roomkey/shared/setup/contract/view';
import { severalCameras } from '../support/fake-camera';
import { Screens } from '../support/screens';
import { VIEW_NAMES, VIEWS } from '../support/views';

const FULL = process.env['ROOMKEY_TEST_FULL'] === '1';

/** A theme changes colours, and nothing that other rules look at. */
const COLOUR_RULES = ['color-contrast', 'link-in-text-block'];

/** How an attempt to connect fails at each of its stages. */
const FAILURES: Readonly<Record<ConnectStage, ErrorCode>> = {
  name: 'portal.nameNotFound',
  reach: 'portal.timedOut',
  protect: 'portal.certificateExpired',
  ask: 'portal.notRoomkey',
};
const CONNECTING: SetupView = VIEWS.connectTesting;
const NOT_CONNECTED: SetupView = VIEWS.connectFailed;
const at = (view: SetupView, stage: ConnectStage): SetupView['connect'] => view.connect && { ...view.connect, stage };

const EVERY_STAGE: readonly (readonly [name: string, view: SetupView])[] = CONNECT_STAGES.flatMap((stage) => [
  [`connecting: ${stage}`, { ...CONNECTING, connect: at(CONNECTING, stage) }],
  [
    `not connected: ${stage}`,
    {
      ...NOT_CONNECTED,
      connect: at(NOT_CONNECTED, stage),
      error: { code: FAILURES[stage], params: { host: 'portal.contoso.test' } },
    },
  ],
]);
const SCREENS: typeof EVERY_STAGE = [...VIEW_NAMES.map((name) => [name, VIEWS[name]] as const), ...EVERY_STAGE];
/** One of each step, and all of Connect: what other variants add is text, in colours that stand on these already. */
const IN_COLOURS = new Set(
  SCREENS.filter(
    ([, { step }], index) => step === 'connect' || SCREENS.findIndex(([, other]) => other.step === step) === index,
  ).map(([name]) => name),
);

let screens: Screens;
test.beforeAll(async () => {
  // With a camera, so that scanning is offered.
  screens = await Screens.open({ args: severalCameras(1) });
});
test.afterAll(() => screens.close());

test('every screen is accessible, in each theme', async () => {
  test.setTimeout(480_000);
  for (const [name, view] of SCREENS) {
    const page = await screens.show(view, { theme: 'light' });
    if (FULL || IN_COLOURS.has(name)) await expectAccessibleInEachTheme(name);
    else expect.soft(await violationsOf(page), name).toEqual([]);
  }
});

test('the dialogs over the screens are accessible, in each theme', async () => {
  for (const [view, name] of [
    ['awaitingApproval', english.waiting.help.open],
    ['awaitingApproval', english.intents.cancelRequest],
    ['agreement', english.intents.decline],
    ['signInFailed', english.intents.startOver],
    ['connect', english.scan.open],
    ['oneTimePassword', english.scan.open],
  ] as const) {
    const page = await screens.show(view, { theme: 'light' });
    await page.getByRole('button', { name }).click();
    await expect(page.locator('dialog[open]')).toBeVisible();
    await expectAccessibleInEachTheme(`${view}: ${name}`);
  }
});

for (const [theme, locale] of [
  ['dark', 'ar'],
  ['contrast', 'de'],
  ['light', 'ja'],
] as const) {
  test(`in ${theme}, ${locale}, every screen is accessible`, async () => {
    test.skip(!FULL, 'in `npm run test:full`');
    test.setTimeout(480_000);
    for (const [name, view] of SCREENS) {
      const page = await screens.show(view, { theme, locale });
      expect.soft(await violationsOf(page), name).toEqual([]);
    }
  });
}

/** Of the screen that is shown, in the light theme. */
async function expectAccessibleInEachTheme(name: string): Promise<void> {
  expect.soft(await violationsOf(screens.page), name).toEqual([]);
  for (const theme of ['dark', 'contrast'] as const) {
    const page = await screens.dress(theme);
    expect.soft(await colourViolationsOf(page), `${name}, ${theme}`).toEqual([]);
  }
}

/** Fluent UI's focus sentinels are focusable and hidden by design: they hand the focus on at once. */
const FOCUS_SENTINELS = '[data-tabster-dummy]';

async function violationsOf(page: Page): Promise<string[]> {
  // Electron opens no second page, in which axe would put its findings together.
  const axe = new AxeBuilder({ page }).setLegacyMode().exclude(FOCUS_SENTINELS);
  // What lies under an open dialog is out of reach, and darkened.
  if ((await page.locator('dialog[open]').count()) > 0) axe.include('dialog[open]');
  const { violations } = await axe.analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join(' ')}`);
}

/** With the axe that `violationsOf` has left in the page: bringing it again takes longer than these rules do. */
async function colourViolationsOf(page: Page): Promise<string[]> {
  return page.evaluate(async (rules) => {
    const { axe } = window as unknown as { readonly axe: LeftBehind };
    const { violations } = await axe.run(document.querySelector('dialog[open]') ?? document.body, { runOnly: rules });
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join(' ')}`);
  }, COLOUR_RULES);
}

interface LeftBehind {
  run(
    within: Element,
    options: { readonly runOnly: readonly string[] },
  ): Promise<{
    readonly violations: readonly { readonly id: string; readonly nodes: readonly { readonly html: string }[] }[];
  }>;
}
