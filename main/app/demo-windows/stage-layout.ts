/** Where a demo's windows stand: console, front of room and portal, all of them in sight. Pure, so that every display can be tried. */
import type { FrontOfRoomTarget } from '../displays/front-of-room-targets';
import type { DisplayFacts, Layout, Rectangle } from '../displays/layout';

/** What a window manager puts around a window and Electron does not count: see `frameOf`. In device-independent pixels. */
export interface Frame {
  readonly width: number;
  readonly height: number;
}

export interface Stage {
  /** Null: a kiosk's covers its display. */
  readonly console: Rectangle | null;
  readonly frontOfRoom: FrontOfRoomTarget | null;
  /** Null where nothing is left for it. */
  readonly portal: Rectangle | null;
}

interface StageSetting {
  readonly layout: Layout;
  readonly kiosk: boolean;
  /** The front of the room was switched off. */
  readonly withoutRoom: boolean;
  readonly frame: Frame;
}

/** The screen that the console's pages are made for: in a smaller window they are scaled, so that nothing has to be scrolled. */
export const CONSOLE_PAGE = { width: 1280, height: 800 } as const;
/** The smallest page of the portal in which its lists can be read. */
export const PORTAL_PAGE = { width: 640, height: 480 } as const;

/**
 * Own choices, in device-independent pixels: how wide a console is wanted at least, what it leaves to the others, and the space
 * between two windows.
 */
const LEAST_CONSOLE = 1_024;
const LEAST_PORTAL = 480;
const MOST_PORTAL = 1_600;
const LEAST_ROOM = 200;
const GAP = 8;

/** Height by width: a console's screen and a television's. */
const CONSOLE_SHAPE = 10 / 16;
const ROOM_SHAPE = 9 / 16;

/**
 * On Linux Electron counts a window without what the window manager puts around it: one line at each side and a title bar, 20
 * (openbox) to 37 pixels high (GNOME). Elsewhere it is part of the window.
 */
export function frameOf(platform: NodeJS.Platform): Frame {
  return platform === 'linux' ? { width: 2, height: 38 } : { width: 0, height: 0 };
}

export function layOutStage({ layout, kiosk, withoutRoom, frame }: StageSetting): Stage {
  const room = layout.frontOfRoom[0];
  const area = layout.console.workArea;
  if (kiosk) return room === undefined ? NOTHING_BESIDE : besideKiosk(room, frame);
  if (room !== undefined) return { ...twoColumns(area, CONSOLE_SHAPE, frame), frontOfRoom: covering(room) };
  if (withoutRoom) return { ...twoColumns(area, CONSOLE_SHAPE, frame), frontOfRoom: null };
  return area.height > area.width ? stacked(area, frame) : inColumns(area, frame);
}

const NOTHING_BESIDE: Stage = { console: null, frontOfRoom: null, portal: null };

const covering = ({ id, bounds }: DisplayFacts): FrontOfRoomTarget => ({ key: String(id), bounds, covers: true });
const standing = (bounds: Rectangle): FrontOfRoomTarget => ({ key: 'window', bounds, covers: false });

/** The console covers its display, so the presenter's portal shares the other one with the room. */
function besideKiosk({ workArea }: DisplayFacts, frame: Frame): Stage {
  const { console: room, portal } = twoColumns(workArea, ROOM_SHAPE, frame);
  return { console: null, frontOfRoom: standing(room), portal };
}

/** Console above front of room, both as wide, and the portal beside them in full height. */
function inColumns(area: Rectangle, frame: Frame): Stage {
  const height = area.height - 2 * frame.height;
  // As wide as both in their shapes fill the height, unless the console would be too small for its page.
  const wanted = Math.max(
    height / (CONSOLE_SHAPE + ROOM_SHAPE),
    LEAST_CONSOLE,
    area.width - GAP - MOST_PORTAL - 2 * frame.width,
  );
  const possible = Math.min(
    area.width - GAP - LEAST_PORTAL - 2 * frame.width,
    (height - LEAST_ROOM - GAP) / CONSOLE_SHAPE,
  );
  const width = Math.floor(Math.min(wanted, possible));
  const consoleHeight = Math.floor(width * CONSOLE_SHAPE);
  const roomTop = consoleHeight + frame.height + GAP;
  return {
    console: { x: area.x, y: area.y, width, height: consoleHeight },
    frontOfRoom: standing({ x: area.x, y: area.y + roomTop, width, height: area.height - roomTop - frame.height }),
    portal: rightOf(area, width, frame),
  };
}

/** On a display that stands upright: console, front of room, portal, one below the other. */
function stacked(area: Rectangle, frame: Frame): Stage {
  const width = area.width - frame.width;
  const height = area.height - 3 * frame.height - 2 * GAP;
  const consoleHeight = Math.floor(Math.min(width * CONSOLE_SHAPE, height / 2));
  const roomHeight = Math.floor(Math.min(width * ROOM_SHAPE, (height - consoleHeight) / 2));
  const roomTop = area.y + consoleHeight + frame.height + GAP;
  const portalTop = roomTop + roomHeight + frame.height + GAP;
  return {
    console: { x: area.x, y: area.y, width, height: consoleHeight },
    frontOfRoom: standing({ x: area.x, y: roomTop, width, height: roomHeight }),
    portal: {
      x: area.x,
      y: portalTop,
      width,
      height: area.y + area.height - portalTop - frame.height,
    },
  };
}

/** Console and portal share what there is. The console is no wider than its own window is without a demo. */
function twoColumns(area: Rectangle, shape: number, frame: Frame) {
  const most = area.width - GAP - LEAST_PORTAL - 2 * frame.width;
  const half = area.width * 0.6;
  const width = Math.floor(Math.min(Math.max(half, LEAST_CONSOLE), most, (area.height - frame.height) / shape));
  return {
    console: { x: area.x, y: area.y, width, height: Math.floor(width * shape) },
    portal: rightOf(area, width, frame),
  };
}

function rightOf(area: Rectangle, width: number, frame: Frame): Rectangle {
  const left = width + frame.width + GAP;
  return {
    x: area.x + left,
    y: area.y,
    width: area.width - left - frame.width,
    height: area.height - frame.height,
  };
}

/** Below this nothing can be read, above one nothing is won. */
const SMALLEST_ZOOM = 0.4;

/** By how much a page of at least this size is scaled to be seen whole in such a window. */
export function zoomFor(
  window: { readonly width: number; readonly height: number },
  page: { readonly width: number; readonly height: number },
): number {
  return Math.max(SMALLEST_ZOOM, Math.min(1, window.width / page.width, window.height / page.height));
}

/** Window managers put a window some pixels off; whoever moves one by hand moves it further. */
const TOLERANCE = 40;

/** True while nobody has moved or sized a window that was put there. */
export function isWherePut(now: Rectangle, put: Rectangle): boolean {
  return (['x', 'y', 'width', 'height'] as const).every((side) => Math.abs(now[side] - put[side]) <= TOLERANCE);
}
