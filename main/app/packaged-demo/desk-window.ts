/** The presenter's small window: starting, failed, or the card. */
import path from 'node:path';
import { app, BrowserWindow, nativeTheme, screen } from 'electron';
import type { DemoCard, DemoDeskAct, DemoDeskView } from '@roomkey/shared/ipc/demo-desk';
import { DEFAULT_PREFERENCES, documentAttributes } from '@roomkey/shared/ipc/preferences';
import type { Locale } from '@roomkey/shared/locale/locales';
import { listAssets } from '../assets/manifest';
import { ASSET_SCHEME, createAssetHandler } from '../assets/serve';
import { answerDemoDesk, pushDemoDesk } from '../ipc/demo-desk';
import type { Lifecycle } from '../lifecycle';
import { BACKGROUNDS } from '../preferences/appearance';
import { createPageSession } from '../security/sessions';
import { consoleWindowOptions } from '../window-options';
import { loadConsole } from '../windows';

type Shown =
  | { readonly phase: 'starting'; readonly isSlow: boolean }
  | { readonly phase: 'failed'; readonly detail: string }
  | DemoCard;

interface DeskParts {
  readonly locale: Locale;
  readonly lifecycle: Lifecycle;
  readonly onAct: (what: DemoDeskAct) => void;
}

export interface Desk {
  show(view: Shown): void;
  /** In front of the console, with the keys. */
  raise(): void;
  /** In front of the demo's windows, in the corner that is the portal's; the keys stay with the console. */
  stayInSight(): void;
  /** Gone behind a kiosk. */
  hide(): void;
}

/** In CSS pixels: beside the console's window on a small notebook, and no higher than its screen. */
const SIZE = { width: 460, height: 720, minWidth: 380, minHeight: 420 };

/** Call after `ready`, with the guards set. Closing it before the console is there ends the demo; afterwards it only hides. */
export function openDesk({ locale, lifecycle, onAct }: DeskParts): Desk {
  const shownTheme = nativeTheme.shouldUseDarkColors ? 'dark' : 'light';
  const session = createPageSession(app.isPackaged, 'roomkey-demo-desk');
  const assets = listAssets(path.join(app.getAppPath(), 'out/renderer'));
  const attributes = documentAttributes({ ...DEFAULT_PREFERENCES, shownTheme, managed: [], kept: true });
  session.protocol.handle(ASSET_SCHEME, createAssetHandler(assets, { attributes: () => attributes }));
  const preload = path.join(app.getAppPath(), 'out/preload/demo-desk.cjs');
  const background = BACKGROUNDS[shownTheme];
  const window = new BrowserWindow({
    ...consoleWindowOptions({ kiosk: false, packaged: app.isPackaged, background, preload, session }),
    ...SIZE,
    title: app.getName(),
  });
  let view: DemoDeskView = { phase: 'starting', isSlow: false, revision: 0 };
  window.once('ready-to-show', () => window.show());
  window.on('close', (event) => {
    if (lifecycle.isQuitting()) return;
    event.preventDefault();
    if (view.phase === 'ready' && view.kiosk === null) window.hide();
    else lifecycle.quit('done');
  });
  answerDemoDesk(window.webContents, { get: () => view, act: onAct });
  loadConsole(window, locale, () => lifecycle.quit('startFailed'));

  return {
    show(next) {
      view = { ...next, revision: view.revision + 1 };
      pushDemoDesk(window.webContents, view);
    },
    raise() {
      window.show();
      window.focus();
    },
    stayInSight() {
      const { x, y, width, height } = screen.getPrimaryDisplay().workArea;
      const bounds = window.getBounds();
      window.setPosition(x + width - bounds.width, y + Math.max(0, height - bounds.height));
      window.showInactive();
      const toTheFront = () => {
        if (window.isVisible()) window.moveTop();
      };
      toTheFront();
      // The others come when their pages are drawn.
      const follow = (other: Pick<BrowserWindow, 'isVisible' | 'once'>) => {
        if (!other.isVisible()) other.once('show', toTheFront);
      };
      BrowserWindow.getAllWindows().forEach(follow);
      app.on('browser-window-created', (_event, other) => follow(other));
    },
    hide: () => window.hide(),
  };
}
