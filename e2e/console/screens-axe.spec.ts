/** Every screen of the console: once by all rules of axe, then in each theme by those that a theme can break. */
import { expect, test } from '@playwright/test';
import english from '@roomkey/shared/locale/en.json' with { type: 'json' };
import type { ErrorCode } from '@roomkey/shared/setup/contract/errors';
import { CONNECT_STAGES, type ConnectStage, type SetupView } from '@roomkey/shared/setup/contract/view';
import { COLOUR_RULES, violationsOf } from '../support/axe';
import { severalCameras } from '../support/fake-camera';
import { Screens } from '../support/screens';
import { VIEW_NAMES, VIEWS } from '../support/views';

const FULL = process.env['ROOMKEY_TEST_FULL'] === '1';

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
    expect.soft(await violationsOf(page, { only: COLOUR_RULES }), `${name}, ${theme}`).toEqual([]);
  }
}
