import type { ConfigurationBridge } from '@roomkey/shared/ipc/configuration';
import type { DemoDeskBridge } from '@roomkey/shared/ipc/demo-desk';
import type { RoomConsoleBridge } from '@roomkey/shared/ipc/contract';

declare global {
  interface Window {
    /** What the preload script offers; absent in an ordinary browser. */
    readonly roomConsole?: RoomConsoleBridge;
    /** Instead of it, where the console cannot start because its configuration is wrong. */
    readonly roomkeyConfiguration?: ConfigurationBridge;
    /** Instead of it, in the presenter's window of the packaged demo. */
    readonly roomkeyDemoDesk?: DemoDeskBridge;
  }
}

/** The page's only way to the console. Throws outside the console's window. */
export function roomConsole(): RoomConsoleBridge {
  if (window.roomConsole === undefined)
    throw new Error('This page works only inside the console: window.roomConsole is missing.');
  return window.roomConsole;
}
