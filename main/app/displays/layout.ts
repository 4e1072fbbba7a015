/** Which display gets what: the console its own, the front of the room up to two others. Pure, so that every plug can be tried. */

export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The little of a display that decides. Rectangles are in device-independent pixels. */
export interface DisplayFacts {
  readonly id: number;
  readonly bounds: Rectangle;
  /** Without taskbars and panels. */
  readonly workArea: Rectangle;
  readonly isPrimary: boolean;
  /** True only where the system says so; many say nothing. */
  readonly isTouch: boolean;
  readonly isInternal: boolean;
}

/** Displays are counted from 1, from left to right, then from top to bottom. */
export interface DisplayWishes {
  readonly console: 'auto' | number;
  /** `window`: an ordinary window beside the console, for a computer with one display. */
  readonly frontOfRoom: 'auto' | 'none' | 'window' | number;
}

export interface Layout {
  readonly console: DisplayFacts;
  readonly frontOfRoom: readonly DisplayFacts[];
}

/** As many as Teams Rooms on Windows drives beside its console. */
const MOST_FRONT_OF_ROOM = 2;

/**
 * `lastConsole` is the display where the console has been: it goes back there when that display returns. Null while there is
 * no display at all: then everything stays as it is.
 */
export function layOut(
  displays: readonly DisplayFacts[],
  wishes: DisplayWishes,
  lastConsole: number | null,
): Layout | null {
  const inOrder = [...displays].sort((one, other) => one.bounds.x - other.bounds.x || one.bounds.y - other.bounds.y);
  const console = consoleDisplay(inOrder, wishes.console, lastConsole);
  if (console === undefined) return null;
  const others = inOrder.filter(({ id }) => id !== console.id);
  return { console, frontOfRoom: frontOfRoomDisplays(inOrder, others, wishes.frontOfRoom) };
}

/** A wish for a display that is not there is not waited for: the console must be seen somewhere. */
function consoleDisplay(
  inOrder: readonly DisplayFacts[],
  wish: DisplayWishes['console'],
  last: number | null,
): DisplayFacts | undefined {
  const touch = inOrder.filter(({ isTouch }) => isTouch);
  return (
    (wish === 'auto' ? undefined : inOrder[wish - 1]) ??
    // Several touch displays, as in a room with a touch board, say nothing about which of them is the console.
    (touch.length === 1 ? touch[0] : undefined) ??
    inOrder.find(({ id }) => id === last) ??
    inOrder.find(({ isInternal }) => isInternal) ??
    inOrder.find(({ isPrimary }) => isPrimary) ??
    inOrder[0]
  );
}

function frontOfRoomDisplays(
  inOrder: readonly DisplayFacts[],
  others: readonly DisplayFacts[],
  wish: DisplayWishes['frontOfRoom'],
): readonly DisplayFacts[] {
  if (wish === 'none' || wish === 'window') return [];
  if (wish === 'auto') return others.slice(0, MOST_FRONT_OF_ROOM);
  const wished = inOrder[wish - 1];
  return others.filter((display) => display === wished);
}

/** Half as wide as what there is, in the shape of a television, in its upper end corner: the console stays in sight. */
export function sideWindowBounds(workArea: Rectangle): Rectangle {
  const width = Math.round(Math.min(960, workArea.width / 2));
  const height = Math.round((width * 9) / 16);
  return { x: workArea.x + workArea.width - width, y: workArea.y, width, height };
}

/** In the middle of `workArea`, no larger than it. */
export function centredBounds(workArea: Rectangle, wanted: { width: number; height: number }): Rectangle {
  const width = Math.min(wanted.width, workArea.width);
  const height = Math.min(wanted.height, workArea.height);
  return {
    x: workArea.x + Math.round((workArea.width - width) / 2),
    y: workArea.y + Math.round((workArea.height - height) / 2),
    width,
    height,
  };
}

/** True where the middle of `window` is on one of the displays: enough of it can be seen and moved. */
export function isOnDisplay(window: Rectangle, displays: readonly DisplayFacts[]): boolean {
  const x = window.x + window.width / 2;
  const y = window.y + window.height / 2;
  return displays.some(
    ({ bounds }) => x >= bounds.x && x < bounds.x + bounds.width && y >= bounds.y && y < bounds.y + bounds.height,
  );
}

export const isSame = (one: Rectangle, other: Rectangle): boolean =>
  one.x === other.x && one.y === other.y && one.width === other.width && one.height === other.height;
