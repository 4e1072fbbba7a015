/** Guards around every page there is or will be: set when its contents are created, not per window. */
import { app, type WebContents } from 'electron';
import type { AppLog } from '../app-log';

type Note = AppLog['note'];

/** Sets the guards. Call before the first window. `note` receives what was refused. */
export function guardAllContents(packaged: boolean, note: Note): void {
  app.on('web-contents-created', (_event, contents) => {
    refuseNavigation(contents, note);
    refuseWindows(contents, note);
    refuseWebviews(contents, note);
    refuseDevices(contents);
    if (packaged) closeDevTools(contents, note);
  });
}

/** SECURITY: checklist item 13. The page is loaded by us and never goes anywhere, in any frame. */
function refuseNavigation(contents: WebContents, note: Note): void {
  for (const event of ['will-navigate', 'will-frame-navigate', 'will-redirect'] as const) {
    // One listener type stands for the three: each brings an event that can be prevented.
    contents.on(event as 'will-navigate', (details) => {
      details.preventDefault();
      note('navigation.refused', event);
    });
  }
}

/** SECURITY: checklist item 14. */
function refuseWindows(contents: WebContents, note: Note): void {
  contents.setWindowOpenHandler(() => {
    note('window.refused');
    return { action: 'deny' };
  });
}

/** SECURITY: checklist items 11 and 12. `webviewTag` is off as well. */
function refuseWebviews(contents: WebContents, note: Note): void {
  contents.on('will-attach-webview', (event) => {
    event.preventDefault();
    note('webview.refused');
  });
}

/** SECURITY: answers a page that asks for a Bluetooth device. */
function refuseDevices(contents: WebContents): void {
  contents.on('select-bluetooth-device', (event, _devices, choose) => {
    event.preventDefault();
    choose('');
  });
}

/** SECURITY: answers developer tools opened in spite of `devTools: false`. */
function closeDevTools(contents: WebContents, note: Note): void {
  contents.on('devtools-opened', () => {
    contents.closeDevTools();
    note('devtools.refused');
  });
}
