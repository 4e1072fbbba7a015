/** What the displays say about the console's surroundings. */
import type { Peripherals } from '@roomkey/shared/device/peripherals';
import type { Displays } from './displays';

/**
 * In a kiosk the console is a room's, which is to have a display; on somebody's desk a missing one is worth a word. Where it was
 * switched off there is nothing to look for. What else may be attached, nobody can see from here.
 */
export function attachedTo(displays: Displays, kiosk: boolean): Peripherals {
  return {
    hdmiIngest: null,
    frontOfRoomDisplay: isAttached(displays),
    frontOfRoomExpected: kiosk,
    touchKeyboard: null,
  };
}

function isAttached(displays: Displays): boolean | null {
  const { frontOfRoom } = displays.wishes;
  if (frontOfRoom === 'none') return null;
  return frontOfRoom === 'window' || displays.layout().frontOfRoom.length > 0;
}
