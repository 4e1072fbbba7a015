/** How the console's window is made; every switch that guards it is written out, also where it is the default. */
import type { BrowserWindowConstructorOptions, Session, WebPreferences } from 'electron';
import { DEMO_ARGUMENT } from '@roomkey/shared/ipc/demo-channels';

interface PageSetting {
  readonly packaged: boolean;
  /** Absolute path of the bundled preload script. */
  readonly preload: string;
  /** The page's own session: in memory, without a network. */
  readonly session: Session;
}

export interface WindowSetting extends PageSetting {
  readonly kiosk: boolean;
  /** The page plays in a demo. */
  readonly demo?: boolean;
  /** What shows before the first paint. */
  readonly background: string;
}

export function consoleWindowOptions({ kiosk, demo = false, background, ...page }: WindowSetting) {
  return {
    title: 'Roomkey',
    width: 1280,
    height: 800,
    minWidth: 800,
    minHeight: 600,
    useContentSize: true,
    show: false,
    backgroundColor: background,
    autoHideMenuBar: true,
    // `kiosk` alone: together with `fullscreen` it can be left on some systems (electron#8427).
    kiosk,
    webPreferences: { ...pagePreferences(page), ...(demo ? { additionalArguments: [DEMO_ARGUMENT] } : {}) },
  } as const satisfies BrowserWindowConstructorOptions;
}

/** What guards a page of ours, whichever window it is in. */
export function pagePreferences({ packaged, preload, session }: PageSetting) {
  return {
    preload,
    session,
    // SECURITY: checklist item 2, Node stays out of the page, its workers and its frames.
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    // SECURITY: checklist item 3, the preload script runs in a world of its own.
    contextIsolation: true,
    // SECURITY: checklist item 4, Chromium's sandbox around the page.
    sandbox: true,
    // SECURITY: checklist items 6, 8, 9: same-origin policy on, no mixed content, nothing experimental.
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    // SECURITY: checklist item 10, no Blink feature is switched on; the middle button opens nothing.
    disableBlinkFeatures: 'Auxclick',
    // SECURITY: checklist items 11 and 12, there is no webview.
    webviewTag: false,
    // SECURITY: checklist item 13, a file dropped on the window is not opened.
    navigateOnDragDrop: false,
    // SECURITY: answers a page that shows dialogs in the system's name, plays or embeds what it should not.
    disableDialogs: true,
    plugins: false,
    webgl: false,
    autoplayPolicy: 'user-gesture-required',
    // SECURITY: answers typed one-time passwords in a dictionary, and dictionaries fetched from the internet.
    spellcheck: false,
    // SECURITY: answers a person at a room's console who looks behind the page.
    devTools: !packaged,
    // Waiting for an approval goes on behind another window.
    backgroundThrottling: false,
  } as const satisfies WebPreferences;
}
