/** Keeps a kiosk's window where it is. */
import { powerSaveBlocker, type BrowserWindow } from 'electron';
import type { Clock } from '@roomkey/shared/setup/machine/ports';
import type { Lifecycle } from '../lifecycle';
import { mayReachPage } from './input-filter';
import { createRateLimit } from './rate-limit';

/** Ten times in ten seconds: enough against a stray dialog, and no fight with another window that insists. */
const REASSERT_COUNT = 10;
const REASSERT_SPAN_MS = 10_000;

/** SECURITY: answers leaving the console by keyboard, by closing, by another window; the exit PIN is the only way out. */
export function lockWindow(window: BrowserWindow, lifecycle: Lifecycle, clock: Pick<Clock, 'now'>): void {
  window.webContents.on('before-input-event', (event, input) => {
    if (!mayReachPage(input)) event.preventDefault();
  });
  // A window manager's Alt+F4 never shows as a key: it arrives as `close`.
  window.on('close', (event) => {
    if (!lifecycle.isQuitting()) event.preventDefault();
  });
  window.webContents.on('did-finish-load', () => void window.webContents.setVisualZoomLevelLimits(1, 1));

  refuseFileDialogs(window);

  const mayReassert = createRateLimit(clock, REASSERT_COUNT, REASSERT_SPAN_MS);
  const reassert = () => {
    if (lifecycle.isQuitting() || window.isDestroyed() || !mayReassert()) return;
    if (!window.isKiosk()) window.setKiosk(true);
    window.focus();
  };
  window.on('blur', reassert);
  window.on('minimize', () => {
    window.restore();
    reassert();
  });
  window.on('leave-full-screen', reassert);
}

/**
 * SECURITY: answers a script that opens the system's file dialog (`<input type=file>`), with which a person could look around the
 * machine and, on Windows, start programs. No switch, policy or event of Electron forbids it; only Chromium's own debugging
 * protocol takes the choice away from the dialog, and nobody ever answers it.
 */
function refuseFileDialogs({ webContents: contents }: BrowserWindow): void {
  const refuse = (): void => {
    if (!contents.debugger.isAttached()) contents.debugger.attach();
    // Asked for with every page anew; one that goes away meanwhile needs it no more.
    const protocol = contents.debugger;
    protocol.sendCommand('Page.enable').catch(() => undefined);
    protocol.sendCommand('Page.setInterceptFileChooserDialog', { enabled: true }).catch(() => undefined);
  };
  contents.on('did-start-navigation', ({ isMainFrame }) => {
    if (isMainFrame) refuse();
  });
}

/** A room's display must not go dark while somebody waits for an approval. */
export function keepDisplayOn(lifecycle: Lifecycle): void {
  const blocker = powerSaveBlocker.start('prevent-display-sleep');
  lifecycle.beforeExit(() => void powerSaveBlocker.stop(blocker));
}
