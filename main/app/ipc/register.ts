/** The only place that touches `ipcMain`: one gate in front of every channel. */
import { ipcMain } from 'electron';
import { CHANNELS, FRONT_OF_ROOM_CHANNELS } from '@roomkey/shared/ipc/channels';
import type { DemoView } from '@roomkey/shared/ipc/demo';
import { DEMO_CHANNELS } from '@roomkey/shared/ipc/demo-channels';
import type { FrontOfRoomView } from '@roomkey/shared/ipc/front-of-room';
import type { SettingsNews } from '@roomkey/shared/ipc/settings';
import type { SetupView } from '@roomkey/shared/setup/contract/view';
import type { AppLog } from '../app-log';
import type { KnownPages } from '../windows';
import { failed, type Handler } from './checked';
import { isTrustedSender } from './sender';

/**
 * Opens the channels to `pages` and to nobody else. Every call is answered with a Result; a stranger's with `ipc.refused`, never
 * with silence.
 */
export function registerIpc(
  handlers: Readonly<Record<string, Handler>>,
  pages: KnownPages,
  note: AppLog['note'],
): void {
  for (const [channel, handler] of Object.entries(handlers)) {
    ipcMain.handle(channel, (event, ...args: unknown[]) => {
      // SECURITY: checklist item 17. The frame is read at once: later it may have navigated, and would read as null.
      const frame = event.senderFrame;
      if (isTrustedSender(event.sender, frame, (id) => pages.has(id))) return handler(args);
      note('ipc.refused');
      return failed('ipc.refused');
    });
  }
}

/** Sends a new view to every page of the console. */
export function pushView(pages: KnownPages, view: SetupView): void {
  push(pages, CHANNELS.viewChanged, view);
}

/** Sends a new view to every page at the front of the room. */
export function pushFrontOfRoomView(pages: KnownPages, view: FrontOfRoomView): void {
  push(pages, FRONT_OF_ROOM_CHANNELS.viewChanged, view);
}

export function pushSettingsNews(pages: KnownPages, news: SettingsNews): void {
  push(pages, CHANNELS.settingsChanged, news);
}

export function pushDemoView(pages: KnownPages, view: DemoView): void {
  push(pages, DEMO_CHANNELS.viewChanged, view);
}

function push(pages: KnownPages, channel: string, value: unknown): void {
  for (const contents of pages.all()) {
    if (!contents.isDestroyed() && !contents.isCrashed()) contents.send(channel, value);
  }
}
