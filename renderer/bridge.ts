import type { RoomConsoleBridge } from '@roomkey/shared/ipc/contract';

declare global {
  interface Window {
    /** What the preload script offers; absent in an ordinary browser. */
    readonly roomConsole?: RoomConsoleBridge;
  }
}

/** The page's only way to the console. Throws outside the console's window. */
export function roomConsole(): RoomConsoleBridge {
  if (window.roomConsole === undefined)
    throw new Error('This page works only inside the console: window.roomConsole is missing.');
  return window.roomConsole;
}
