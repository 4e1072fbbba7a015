/** The console's windows. */
import path from 'node:path';
import { BrowserWindow, type Rectangle, type Session, type WebContents } from 'electron';
import { PAGE_URL } from './assets/serve';
import { consoleWindowOptions } from './window-options';

/** The pages that may call over IPC and that views are sent to, by the id of their contents. */
export interface KnownPages {
  has(id: number): boolean;
  all(): readonly WebContents[];
  add(contents: WebContents): void;
}

export function createKnownPages(): KnownPages {
  const pages = new Map<number, WebContents>();
  return {
    has: (id) => pages.has(id),
    all: () => [...pages.values()],
    add(contents) {
      const { id } = contents;
      pages.set(id, contents);
      contents.once('destroyed', () => pages.delete(id));
    },
  };
}

interface ConsoleWindowSetting {
  /** Where it opens; null leaves it to the window manager. */
  readonly place: Rectangle | null;
  readonly kiosk: boolean;
  readonly demo: boolean;
  readonly packaged: boolean;
  readonly session: Session;
  readonly pages: KnownPages;
  /** What shows before the first paint. */
  readonly background: () => string;
}

/** Makes the console's one window, not loaded yet; it shows itself once there is something to see. */
export function createConsoleWindow({
  place,
  kiosk,
  demo,
  packaged,
  session,
  pages,
  background,
}: ConsoleWindowSetting): BrowserWindow {
  const preload = path.join(import.meta.dirname, '../preload/console.cjs');
  const window = new BrowserWindow({
    ...consoleWindowOptions({ kiosk, demo, packaged, background: background(), preload, session }),
    ...place,
  });
  pages.add(window.webContents);
  window.once('ready-to-show', () => window.show());
  return window;
}

/** `net::ERR_ABORTED`: the page went away while it was loading, which whoever closed or crashed it deals with. */
const ABORTED = -3;

/** Loads the console's page. `onFailed` is called when that cannot be: a broken installation. */
export function loadConsole(window: BrowserWindow, locale: string, onFailed: () => void): void {
  loadPage(window, PAGE_URL, locale, onFailed);
}

/** Loads a page of ours, in a language. */
export function loadPage(window: BrowserWindow, url: string, locale: string, onFailed: () => void): void {
  window.webContents.on('did-fail-load', (_event, code, _description, _url, isMainFrame) => {
    if (isMainFrame && code !== ABORTED) onFailed();
  });
  // The event above tells more than the promise, which also rejects when the window is closed.
  window.loadURL(`${url}?${new URLSearchParams({ locale }).toString()}`).catch(() => undefined);
}
