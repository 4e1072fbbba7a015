/**
 * One console that shows every screen for its picture: the room's fonts, the graphics card, the camera, the clock and the pointer
 * of the machine at hand have no say in what it looks like.
 */
import type { Page } from '@playwright/test';
import { CHANNELS, FRONT_OF_ROOM_CHANNELS } from '@roomkey/shared/ipc/channels';
import type { Diagnostics } from '@roomkey/shared/ipc/contract';
import type { FrontOfRoomScene, FrontOfRoomView, SetupStage } from '@roomkey/shared/ipc/front-of-room';
import type { SettingsFacts } from '@roomkey/shared/ipc/settings';
import { launchConsole, type RunningConsole } from '../../console/launch';
import { severalCameras } from '../fake-camera';
import { frontOfRoomPage } from '../front-of-room';
import { Screens, settled } from '../screens';
import { SHOWN_AT, type ViewName } from '../views';
import type { PictureLook } from './looks';
import { pinnedFonts, type PinnedFonts } from './pinned-fonts';

/** What makes Chromium paint the same on every machine. */
const PAINT_ALIKE = [
  '--force-device-scale-factor=1',
  '--force-color-profile=srgb',
  '--disable-gpu',
  '--disable-lcd-text',
  // Else Skia chooses its code by what the processor can do, and shades of text differ by a little.
  '--disable-skia-runtime-opts',
  // With a camera everywhere or nowhere: it decides whether a code can be scanned.
  ...severalCameras(1),
];

const FACTS: SettingsFacts = {
  system: 'Windows 11 IoT Enterprise LTSC',
  displays: [
    { width: 1280, height: 800, scale: 1, main: true },
    { width: 1920, height: 1080, scale: 1, main: false },
  ],
  certificateFingerprint: null,
  exportFolder: 'C:\\ProgramData\\Roomkey\\export',
};
const DIAGNOSTICS: Diagnostics = {
  appVersion: '1.0.0',
  electronVersion: '33.0.0',
  platform: 'win32',
  kiosk: true,
  packaged: true,
};

const SCENE: Omit<FrontOfRoomView, 'scene' | 'stage' | 'approval' | 'theme' | 'locale' | 'revision'> = {
  roomName: 'Berlin 3.14',
  offline: false,
  motion: 'reduced',
};
/** How far the setup is, where a scene is part of one. */
const STAGES: Partial<Record<FrontOfRoomScene, SetupStage>> = {
  checkFailed: 'device',
  waiting: 'approval',
  ready: 'done',
};
/** Above any revision of a real view. */
const FAKE_REVISION = 1_000_000;

export class Gallery {
  readonly #screens: Screens;
  readonly #fonts: PinnedFonts;
  readonly #room: Page;
  readonly #executable: { readonly executable?: string };
  #revision = FAKE_REVISION;
  /** A second console, which only says what is wrong with its configuration. */
  #misconfigured: RunningConsole | null = null;

  private constructor(screens: Screens, fonts: PinnedFonts, room: Page, executable: string | undefined) {
    this.#screens = screens;
    this.#fonts = fonts;
    this.#room = room;
    this.#executable = executable === undefined ? {} : { executable };
  }

  /** @param executable a packed console; without it the console that all tests start. */
  static async open(executable?: string): Promise<Gallery> {
    const fonts = await pinnedFonts();
    const screens = await Screens.open({
      env: fonts.env,
      args: [...PAINT_ALIKE, '--front-of-room-display', 'window'],
      ...(executable !== undefined && { executable }),
    });
    const room = await frontOfRoomPage(screens.running);
    await room.clock.setFixedTime(SHOWN_AT);
    const gallery = new Gallery(screens, fonts, room, executable);
    await gallery.#answer(CHANNELS.readSettings, FACTS);
    await gallery.#answer(CHANNELS.getDiagnostics, DIAGNOSTICS);
    return gallery;
  }

  async show(view: ViewName, look: PictureLook): Promise<Page> {
    return atRest(await this.#screens.show(view, look));
  }

  /** Whether the settings ask for a PIN. */
  async lockSettings(needsPin: boolean): Promise<void> {
    await this.#answer(CHANNELS.settingsNeedPin, needsPin);
  }

  async showScene(scene: FrontOfRoomScene, { theme, locale, size }: PictureLook): Promise<Page> {
    const page = this.#room;
    const approval = scene === 'waiting' ? { userCode: 'WDJB-MJHT', portalHost: 'portal.contoso.test' } : null;
    const stage = STAGES[scene] ?? null;
    const view: FrontOfRoomView = { ...SCENE, scene, stage, approval, theme, locale, revision: (this.#revision += 1) };
    await page.setViewportSize(size);
    await this.#screens.running.app.evaluate(
      ({ BrowserWindow }, { channel, pushed }) => {
        for (const window of BrowserWindow.getAllWindows()) window.webContents.send(channel, pushed);
      },
      { channel: FRONT_OF_ROOM_CHANNELS.viewChanged, pushed: view },
    );
    await page.locator(`html[lang="${locale}"][data-theme="${theme}"] main[data-scene="${scene}"] h1`).waitFor();
    return atRest(page);
  }

  /** The screen of a kiosk whose configuration is wrong; a window of its own, in a console of its own. */
  async showConfiguration({ theme, locale, size }: PictureLook): Promise<Page> {
    await this.#misconfigured?.kill9();
    this.#misconfigured = await launchConsole({
      ...this.#executable,
      env: { ...this.#fonts.env, TZ: 'UTC' },
      args: [...PAINT_ALIKE, '--kiosk', '--locale', locale, '--theme', theme, '--portal', 'http://portal.contoso.test'],
    });
    const { page } = this.#misconfigured;
    await page.setViewportSize(size);
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.locator(`html[lang="${locale}"] [data-problem]`).first().waitFor();
    return atRest(page);
  }

  async chromium(): Promise<string> {
    return this.#screens.running.app.evaluate(() => process.versions.chrome);
  }

  async close(): Promise<void> {
    await this.#misconfigured?.kill9();
    await this.#screens.close();
    await this.#fonts.remove();
  }

  /** What the machine at hand would decide is said here. */
  async #answer(channel: string, value: unknown): Promise<void> {
    await this.#screens.running.app.evaluate(
      ({ ipcMain }, answer) => {
        ipcMain.removeHandler(answer.channel);
        ipcMain.handle(answer.channel, () => ({ ok: true, value: answer.value }));
      },
      { channel, value },
    );
  }
}

/** Nothing moves, and the pointer is over nothing that would show it. */
export async function atRest(page: Page): Promise<Page> {
  await page.mouse.move(0, 0);
  await settled(page);
  return page;
}
