import type { FrontOfRoomBridge } from '@roomkey/shared/ipc/front-of-room';

declare global {
  interface Window {
    /** What the preload script of this window offers; absent in every other. */
    readonly frontOfRoom?: FrontOfRoomBridge;
  }
}

/** The page's only way to the console. Throws outside its window. */
export function frontOfRoom(): FrontOfRoomBridge {
  if (window.frontOfRoom === undefined)
    throw new Error('This page works only at the front of the room: window.frontOfRoom is missing.');
  return window.frontOfRoom;
}
