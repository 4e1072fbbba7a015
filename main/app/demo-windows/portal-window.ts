/** The window with the portal, beside the console's. */
import { BrowserWindow, type BrowserWindowConstructorOptions, type Session } from 'electron';
import type { Rectangle } from '../displays/layout';
import { pagePreferences } from '../window-options';

interface PortalWindowSetting {
  readonly bounds: Rectangle;
  readonly packaged: boolean;
  readonly session: Session;
}

/** What the portal's own page says stands in its title; that it is a simulation, always beside it. */
const MARK = 'Simulation';
const titleOf = (page: string): string => `${page} · ${MARK}`;

export function portalWindowOptions({ bounds, packaged, session }: PortalWindowSetting) {
  // SECURITY: no preload script: nothing of the console, of Node or of Electron reaches the page, and no channel knows it.
  const { preload: _preload, ...guards } = pagePreferences({ packaged, preload: '', session });
  return {
    title: titleOf('Roomkey portal'),
    ...bounds,
    minWidth: 320,
    minHeight: 240,
    show: false,
    backgroundColor: '#f5f5f5',
    autoHideMenuBar: true,
    webPreferences: guards,
  } as const satisfies BrowserWindowConstructorOptions;
}

interface Life {
  /** Milliseconds until a page that was lost, or that could not be loaded, is tried again. */
  readonly nextDelay: () => number;
  readonly note: (event: string, code?: string) => void;
}

/** `net::ERR_ABORTED`: the page went away while it was loading. */
const ABORTED = -3;

/**
 * Opens the window at a page of the portal. It shows itself without taking the focus from the console, and comes back when its page
 * crashes. Where it may go: nowhere (security/guards.ts); the portal's pages change behind `#` alone.
 */
export function openPortalWindow(setting: PortalWindowSetting, page: string, { nextDelay, note }: Life): BrowserWindow {
  const window = new BrowserWindow(portalWindowOptions(setting));
  const contents = window.webContents;
  const load = () => {
    // The event below tells more than the promise.
    if (!window.isDestroyed()) window.loadURL(page).catch(() => undefined);
  };
  window.once('ready-to-show', () => window.showInactive());
  window.on('page-title-updated', (event, title) => {
    event.preventDefault();
    window.setTitle(titleOf(title));
  });
  contents.on('did-fail-load', (_event, code, _description, _url, isMainFrame) => {
    if (!isMainFrame || code === ABORTED) return;
    note('portalWindow.failed', String(code));
    setTimeout(load, nextDelay());
  });
  contents.on('render-process-gone', (_event, { reason }) => {
    note('portalWindow.gone', reason);
    setTimeout(() => {
      if (!window.isDestroyed()) contents.reload();
    }, nextDelay());
  });
  load();
  return window;
}
