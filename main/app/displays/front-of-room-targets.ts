/** The front-of-room windows there should be. */
import { centredBounds, sideWindowBounds, type DisplayWishes, type Layout, type Rectangle } from './layout';

export interface FrontOfRoomTarget {
  /** Of the display, or of the window that stands in for one. */
  readonly key: string;
  readonly bounds: Rectangle;
  /** True: the whole display, without a frame, without focus. False: an ordinary window that a person may move and close. */
  readonly covers: boolean;
}

const WINDOW_SIZE = { width: 1280, height: 720 } as const;

/**
 * In a kiosk the display belongs to the room. Otherwise it is somebody's second monitor, and a window that cannot be moved out of
 * the way would be in their way.
 */
export function frontOfRoomTargets(layout: Layout, wishes: DisplayWishes, kiosk: boolean): FrontOfRoomTarget[] {
  if (wishes.frontOfRoom === 'window') {
    return [{ key: 'window', bounds: sideWindowBounds(layout.console.workArea), covers: false }];
  }
  return layout.frontOfRoom.map(({ id, bounds, workArea }) => ({
    key: String(id),
    bounds: kiosk ? bounds : centredBounds(workArea, WINDOW_SIZE),
    covers: kiosk,
  }));
}
