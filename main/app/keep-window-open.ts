/** The console's window for as long as the console runs. */
import { app, type BrowserWindow, type Session } from 'electron';
import type { Clock } from '@roomkey/shared/setup/machine/ports';
import type { AppLog } from './app-log';
import type { Arrangement } from './displays/arrangement';
import { firstPlace, putInPlace } from './displays/console-place';
import type { Displays } from './displays/displays';
import { lockWindow } from './kiosk/kiosk-window';
import type { Lifecycle } from './lifecycle';
import { createCrashBudget } from './recovery/crash-budget';
import { recoverPage } from './recovery/page-recovery';
import { DESKTOP_PATIENCE_MS, KIOSK_PATIENCE_MS } from './recovery/pulse';
import { createConsoleWindow, loadConsole, type KnownPages } from './windows';

interface WindowParts {
  readonly displays: Displays;
  readonly kiosk: boolean;
  readonly demo: boolean;
  readonly packaged: boolean;
  readonly session: Session;
  readonly pages: KnownPages;
  readonly background: () => string;
  readonly lifecycle: Lifecycle;
  readonly clock: Pick<Clock, 'now'>;
  readonly note: AppLog['note'];
  /** The language of the setup at this moment. */
  readonly locale: () => string;
  /** Of a demo; null: the console's own rules alone. */
  readonly arrangement: Arrangement | null;
}

/** Opens the window. Closing it ends the console, except in a kiosk, where it opens again. */
export function keepWindowOpen({
  displays,
  lifecycle,
  clock,
  note,
  locale,
  arrangement,
  ...setting
}: WindowParts): void {
  const nextDelay = createCrashBudget(clock);
  const patience = setting.kiosk ? KIOSK_PATIENCE_MS : DESKTOP_PATIENCE_MS;
  let current: BrowserWindow | null = null;

  const open = () => {
    const window = createConsoleWindow({
      ...setting,
      place: arrangement?.consolePlace() ?? firstPlace(displays, setting.kiosk),
    });
    current = window;
    arrangement?.keep('console', window);
    recoverPage(window, lifecycle, nextDelay, note, patience);
    if (setting.kiosk) lockWindow(window, lifecycle, clock);
    window.once('closed', () => {
      current = null;
      if (setting.kiosk) openAgain();
      else lifecycle.quit('done');
    });
    loadConsole(window, locale(), () => lifecycle.quit('startFailed'));
  };

  // SECURITY: answers a page that closes its own window: no `close` event comes before that, so it cannot be prevented.
  const openAgain = () => {
    if (lifecycle.isQuitting()) return;
    note('window.lost');
    const delay = nextDelay();
    if (delay === null) lifecycle.quit('pageLost');
    else setTimeout(open, delay);
  };

  app.on('window-all-closed', () => {
    // Without a listener Electron would end the process here, past the lifecycle.
  });
  app.on('second-instance', () => current?.focus());
  displays.onChange(() => {
    // An arrangement sees to its windows itself, but for one that covers its display.
    if (arrangement !== null && !setting.kiosk) return;
    if (current !== null && !lifecycle.isQuitting()) putInPlace(current, displays, setting.kiosk, note);
  });
  open();
}
