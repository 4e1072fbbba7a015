/** The only place that touches `ipcMain`: one gate in front of every channel. */
import { ipcMain } from 'electron';
import { CHANNELS } from '@roomkey/shared/ipc/channels';
import type { SettingsNews } from '@roomkey/shared/ipc/settings';
import type { SetupView } from '@roomkey/shared/setup/contract/view';
import type { AppLog } from '../app-log';
import type { KnownPages } from '../windows';
import { failed } from './checked';
import type { Handlers } from './handlers';
import { isTrustedSender } from './sender';

/** Opens the channels. Every call is answered with a Result; a stranger's with `ipc.refused`, never with silence. */
export function registerIpc(handlers: Handlers, pages: KnownPages, note: AppLog['note']): void {
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

/** Sends a new view to every page of ours. */
export function pushView(pages: KnownPages, view: SetupView): void {
  push(pages, CHANNELS.viewChanged, view);
}

export function pushSettingsNews(pages: KnownPages, news: SettingsNews): void {
  push(pages, CHANNELS.settingsChanged, news);
}

function push(pages: KnownPages, channel: string, value: unknown): void {
  for (const contents of pages.all()) {
    if (!contents.isDestroyed() && !contents.isCrashed()) contents.send(channel, value);
  }
}
