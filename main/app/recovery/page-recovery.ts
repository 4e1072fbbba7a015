/** Brings the page back. The setup runs in the main process, so a page that crashed has lost nothing. */
import { app, type BrowserWindow } from 'electron';
import type { AppLog } from '../app-log';
import type { Lifecycle } from '../lifecycle';
import { watchPulse } from './page-watch';

/**
 * For each window of its own. `nextDelay` answers after how many milliseconds the page may come back, or null when it was lost
 * too often. `patienceMs`: how long the page may be silent before it counts as hung (see pulse.ts).
 */
export function recoverPage(
  window: BrowserWindow,
  lifecycle: Lifecycle,
  nextDelay: () => number | null,
  note: AppLog['note'],
  patienceMs: number,
): void {
  const contents = window.webContents;

  contents.on('render-process-gone', (_event, { reason }) => {
    if (lifecycle.isQuitting()) return;
    note('page.gone', reason);
    const delay = nextDelay();
    if (delay === null) {
      lifecycle.quit('pageLost');
      return;
    }
    setTimeout(() => {
      if (!lifecycle.isQuitting() && !window.isDestroyed()) contents.reload();
    }, delay);
  });

  watchPulse(window, patienceMs, () => note('page.hung'));
}

/** Processes beside the page (GPU, network, helpers) are brought back by Chromium or by their owner; here they are only named. */
export function noteLostProcesses(note: AppLog['note']): void {
  app.on('child-process-gone', (_event, { type, reason }) => note(`process.gone.${type}`, reason));
}
