/** Everything that the console can show, by the name of its picture: each step and its variants, what opens over them, the room. */
import type { Locator, Page } from '@playwright/test';
import type { FrontOfRoomScene } from '@roomkey/shared/ipc/front-of-room';
import arabic from '@roomkey/shared/locale/ar.json' with { type: 'json' };
import german from '@roomkey/shared/locale/de.json' with { type: 'json' };
import english from '@roomkey/shared/locale/en.json' with { type: 'json' };
import { VIEW_NAMES, type ViewName, VIEWS } from '../views';
import { atRest, type Gallery } from './gallery';
import { lookOf, type PictureLook } from './looks';

/** Brings the console to where the picture is taken. */
type Pose = (gallery: Gallery, look: PictureLook) => Promise<Page>;
type Texts = Pick<
  typeof english,
  'scan' | 'accessibility' | 'home' | 'intents' | 'keyboard' | 'languages' | 'more' | 'waiting'
>;

const TEXTS: Readonly<Record<PictureLook['locale'], Texts>> = { en: english, de: german, ar: arabic };

const header = (page: Page, name: string): Locator => page.getByRole('banner').getByRole('button', { name });
const way = (page: Page, name: string): Locator => page.getByRole('main').getByRole('button', { name, exact: true });

/** Where a code can be scanned, the button comes once the cameras are known. */
async function showView(gallery: Gallery, view: ViewName, look: PictureLook): Promise<Page> {
  const page = await gallery.show(view, look);
  const { step, connect } = VIEWS[view];
  const phase = connect?.phase ?? null;
  if (step === 'oneTimePassword' || phase === 'entering' || phase === 'testing') {
    await page.getByRole('button', { name: TEXTS[look.locale].scan.open }).waitFor();
    await atRest(page);
  }
  return page;
}

/** A view, and what a person does there; `until` is there once it is done. */
function over(
  view: ViewName,
  act: (page: Page, texts: Texts, gallery: Gallery) => Promise<void>,
  until = 'dialog[open] h2',
): Pose {
  return async (gallery, look) => {
    const page = await showView(gallery, view, look);
    await act(page, TEXTS[look.locale], gallery);
    await page.locator(until).first().waitFor();
    return atRest(page);
  };
}

const OPENED: Readonly<Record<string, Pose>> = {
  'dialog-language': over('welcome', (page, { languages }) => header(page, languages.label).click()),
  'dialog-accessibility': over('agreement', (page, { accessibility }) => header(page, accessibility.title).click()),
  'dialog-settings': over('home', async (page, { more }, gallery) => {
    await gallery.lockSettings(false);
    await header(page, more.settings).click();
  }),
  'dialog-settings-pin': over('home', async (page, { more }, gallery) => {
    await gallery.lockSettings(true);
    await header(page, more.settings).click();
  }),
  'dialog-more': over('home', (page, { home }) => page.getByRole('button', { name: home.actions.more }).click()),
  'dialog-help': over('awaitingApproval', (page, { waiting }) => way(page, waiting.help.open).click()),
  'dialog-cancel': over('awaitingApproval', (page, { intents }) => way(page, intents.cancelRequest).click()),
  'dialog-start-over': over('signInFailed', (page, { intents }) => way(page, intents.startOver).click()),
  'code-wrong': over(
    'oneTimePassword',
    async (page) => {
      await page.getByRole('textbox').first().click();
      await page.keyboard.type('1234567890123456');
    },
    '[role=alert]',
  ),
  keyboard: over(
    'manualSetup',
    (page, { keyboard }) => page.getByRole('button', { name: keyboard.show }).first().click(),
    '[data-keyboard-part]',
  ),
};

const scene =
  (name: FrontOfRoomScene): Pose =>
  (gallery, look) =>
    gallery.showScene(name, look);
const views = VIEW_NAMES.map((name): [string, Pose] => [name, (gallery, look) => showView(gallery, name, look)]);
/** Those that differ most; the others are the same page with another sentence. */
const SCENES = ['waiting', 'checkFailed', 'home', 'ready'] as const satisfies readonly FrontOfRoomScene[];

const POSES: ReadonlyMap<string, Pose> = new Map([
  ...views,
  ...Object.entries(OPENED),
  ['configuration', (gallery, look) => gallery.showConfiguration(look)],
  ...SCENES.map((name): [string, Pose] => [`room-${name}`, scene(name)]),
]);

/** By name, in the order of a setup. */
export const PICTURES: readonly string[] = [...POSES.keys()];

/** Brings a console to what the picture shows, in the look that it is kept in or in another. */
export async function pose(gallery: Gallery, picture: string, look: PictureLook = lookOf(picture)): Promise<Page> {
  const take = POSES.get(picture);
  if (take === undefined) throw new Error(`no picture is called ${picture}`);
  return take(gallery, look);
}
