/** The windows of the front of the room, as people at the table see them. */
import type { Page } from '@playwright/test';
import type { FrontOfRoomBridge, FrontOfRoomScene } from '@roomkey/shared/ipc/front-of-room';
import { expect } from '@playwright/test';
import type { RunningConsole } from '../console/launch';
import { waitFor } from './wait-for';

declare global {
  interface Window {
    readonly frontOfRoom: FrontOfRoomBridge;
  }
}

const URL_OF_PAGE = 'app://console/front-of-room/index.html';

export interface PlacedWindow {
  readonly page: 'console' | 'front of room' | 'portal';
  readonly bounds: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
  readonly isVisible: boolean;
  readonly isFocusable: boolean;
}

/** The pages that stand at the front of the room now. */
function frontOfRoomPages({ app }: RunningConsole): readonly Page[] {
  return app.windows().filter((page) => page.url().startsWith(URL_OF_PAGE) && !page.isClosed());
}

export async function frontOfRoomPage(running: RunningConsole): Promise<Page> {
  return waitFor('a page at the front of the room', () => frontOfRoomPages(running)[0]);
}

export async function showsScene(page: Page, scene: FrontOfRoomScene): Promise<void> {
  await expect(page.locator('main')).toHaveAttribute('data-scene', scene, { timeout: 20_000 });
}

/** Every window of the console and where it is, the console's own first. */
export async function placedWindows({ app }: RunningConsole): Promise<readonly PlacedWindow[]> {
  const found = await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().map((window) => ({
      url: window.webContents.getURL(),
      bounds: window.getBounds(),
      isVisible: window.isVisible(),
      isFocusable: window.isFocusable(),
    })),
  );
  return found
    .map(({ url, ...window }) => ({
      page: nameOf(url),
      ...window,
    }))
    .sort((one, other) => one.page.localeCompare(other.page));
}

/** A demo's window of the portal is the only one with a page that is not ours. */
function nameOf(url: string): PlacedWindow['page'] {
  if (!url.startsWith('app://')) return 'portal';
  return url.includes('/front-of-room/index.html') ? 'front of room' : 'console';
}
