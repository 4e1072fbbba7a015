/** Windows in their places: put there, put elsewhere when displays change, and left alone once a person has moved them. */
import type { BrowserWindow } from 'electron';
import type { Displays } from '../displays/displays';
import { isOnDisplay, type Rectangle } from '../displays/layout';
import { CONSOLE_PAGE, isWherePut, PORTAL_PAGE, zoomFor } from './stage-layout';

export type Role = 'console' | 'frontOfRoom' | 'portal';

interface PlacesParts {
  readonly displays: Pick<Displays, 'all' | 'onChange'>;
  /** Null: that window covers a display, and others see to it. */
  readonly placeOf: (role: Role) => Rectangle | null;
}

interface Placed {
  readonly window: BrowserWindow;
  put: Rectangle | null;
}

/** Windows of a demo may be smaller than the console's otherwise: their pages are scaled. */
const SMALLEST = { width: 320, height: 180 } as const;

/** The stage of the front of room scales by itself, with its window. */
const PAGES = { console: CONSOLE_PAGE, portal: PORTAL_PAGE, frontOfRoom: null } as const;

export function keepPlaces({ displays, placeOf }: PlacesParts) {
  const placed = new Map<Role, Placed>();

  const put = (role: Role, here: Placed) => {
    const place = placeOf(role);
    if (place === null) return;
    const now = here.window.getBounds();
    const isMoved = here.put !== null && !isWherePut(now, here.put);
    if (isMoved && isOnDisplay(now, displays.all())) return;
    here.window.setBounds(place);
    here.put = place;
  };

  displays.onChange(() => {
    for (const [role, here] of placed) put(role, here);
  });

  return {
    keep: (role: Role, window: BrowserWindow): void => {
      const here: Placed = { window, put: null };
      placed.set(role, here);
      window.once('closed', () => {
        if (placed.get(role) === here) placed.delete(role);
      });
      if (placeOf(role) !== null) window.setMinimumSize(SMALLEST.width, SMALLEST.height);
      put(role, here);
      scaleWithWindow(window, PAGES[role]);
    },
  };
}

/** Everything of a page is to be seen, however small its window. */
function scaleWithWindow(
  window: BrowserWindow,
  page: { readonly width: number; readonly height: number } | null,
): void {
  if (page === null) return;
  const scale = () => {
    const { width, height } = window.getContentBounds();
    window.webContents.setZoomFactor(zoomFor({ width, height }, page));
  };
  window.on('resize', scale);
  // Chromium forgets it where a page comes from another process, as after a crash.
  window.webContents.on('did-finish-load', scale);
  window.webContents.on('dom-ready', scale);
}
