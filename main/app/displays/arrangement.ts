/** Who else decides where windows stand: a demo, which shows all of them at once (demo-windows/). */
import type { BrowserWindow } from 'electron';
import type { FrontOfRoomTarget } from './front-of-room-targets';
import type { Rectangle } from './layout';

export interface Arrangement {
  /** Where the console's window opens; null: it covers its display, or the window manager decides. */
  consolePlace(): Rectangle | null;
  frontOfRoomTargets(): readonly FrontOfRoomTarget[];
  /** Has a window follow the arrangement until a person moves it. */
  keep(role: 'console' | 'frontOfRoom', window: BrowserWindow): void;
}
