/** One window for the front of the room. */
import path from 'node:path';
import { BrowserWindow, type BrowserWindowConstructorOptions, type Session } from 'electron';
import { FRONT_OF_ROOM_URL } from '../assets/serve';
import { pagePreferences } from '../window-options';
import { loadPage, type KnownPages } from '../windows';
import type { FrontOfRoomTarget } from './front-of-room-targets';
import type { Rectangle } from './layout';

/** What shows before the first paint: the stage is dark unless somebody chose otherwise. */
const STAGE = '#141414';

interface FrontOfRoomOptions {
  readonly target: FrontOfRoomTarget;
  readonly packaged: boolean;
  readonly preload: string;
  readonly session: Session;
  readonly platform: NodeJS.Platform;
}

/**
 * Where the window goes. On X11 Chromium takes a pixel each way off a window of exactly a display's size, lest a window manager
 * take it for full screen; one line more than the display has leaves no gap.
 */
export function windowBounds({ bounds, covers }: FrontOfRoomTarget, platform: NodeJS.Platform): Rectangle {
  return covers && platform === 'linux' ? { ...bounds, height: bounds.height + 1 } : bounds;
}

export function frontOfRoomWindowOptions({ target, packaged, preload, session, platform }: FrontOfRoomOptions) {
  return {
    title: 'Roomkey',
    ...windowBounds(target, platform),
    show: false,
    backgroundColor: STAGE,
    autoHideMenuBar: true,
    ...(target.covers && {
      frame: false,
      resizable: false,
      movable: false,
      minimizable: false,
      maximizable: false,
      skipTaskbar: true,
      // SECURITY: answers keys typed into the display that everybody sees: it never has the focus. On X11 such a window is no
      // business of the window manager, and covers its display by its bounds alone.
      focusable: false,
      fullscreen: platform === 'win32',
    }),
    webPreferences: pagePreferences({ packaged, preload, session }),
  } as const satisfies BrowserWindowConstructorOptions;
}

interface FrontOfRoomSetting {
  readonly target: FrontOfRoomTarget;
  readonly packaged: boolean;
  readonly session: Session;
  readonly pages: KnownPages;
  /** The language of the setup at this moment. */
  readonly locale: () => string;
  readonly onFailed: () => void;
}

/** Opens the window; it shows itself once there is something to see, and never takes the focus from the console. */
export function openFrontOfRoomWindow(setting: FrontOfRoomSetting): BrowserWindow {
  const preload = path.join(import.meta.dirname, '../preload/front-of-room.cjs');
  const window = new BrowserWindow(frontOfRoomWindowOptions({ ...setting, preload, platform: process.platform }));
  setting.pages.add(window.webContents);
  // SECURITY: answers input at the display of the room: there is nothing to press, and nothing to type into.
  window.webContents.on('before-input-event', (event) => event.preventDefault());
  window.once('ready-to-show', () => window.showInactive());
  loadPage(window, FRONT_OF_ROOM_URL, setting.locale(), setting.onFailed);
  return window;
}
