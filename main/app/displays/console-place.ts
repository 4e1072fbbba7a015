/** Keeps the console's window on the console's display. */
import type { BrowserWindow } from 'electron';
import type { AppLog } from '../app-log';
import type { Displays } from './displays';
import { centredBounds, isOnDisplay, isSame, type Rectangle } from './layout';

const WINDOW_SIZE = { width: 1280, height: 800 } as const;

/** Where the window opens; null leaves it to the window manager. */
export function firstPlace(displays: Displays, kiosk: boolean): Rectangle | null {
  const { console } = displays.layout();
  if (kiosk) return console.bounds;
  const isChosen = displays.wishes.console !== 'auto' || !console.isPrimary;
  return isChosen ? centredBounds(console.workArea, WINDOW_SIZE) : null;
}

/**
 * After displays came or went: a kiosk's window covers its display again; an ordinary window stays where somebody has put it,
 * unless it cannot be seen there any more.
 */
export function putInPlace(window: BrowserWindow, displays: Displays, kiosk: boolean, note: AppLog['note']): void {
  const { console } = displays.layout();
  if (kiosk) {
    if (isSame(window.getBounds(), console.bounds) && window.isKiosk()) return;
    note('console.moved');
    // A window that covers a display cannot be moved, and on X11 it does not follow when its display goes.
    window.setKiosk(false);
    window.setBounds(console.bounds);
    window.setKiosk(true);
    return;
  }
  if (isOnDisplay(window.getBounds(), displays.all())) return;
  note('console.moved');
  const { width, height } = window.getBounds();
  window.setBounds(centredBounds(console.workArea, { width, height }));
}
