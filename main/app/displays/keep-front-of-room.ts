/** The front-of-room windows for as long as the console runs: opened, moved and closed as displays come and go. */
import type { BrowserWindow, Session } from 'electron';
import type { Clock } from '@roomkey/shared/setup/machine/ports';
import type { AppLog } from '../app-log';
import type { Lifecycle } from '../lifecycle';
import { createCrashBudget } from '../recovery/crash-budget';
import { recoverPage } from '../recovery/page-recovery';
import { DESKTOP_PATIENCE_MS } from '../recovery/pulse';
import type { KnownPages } from '../windows';
import type { Arrangement } from './arrangement';
import type { Displays } from './displays';
import { frontOfRoomTargets, type FrontOfRoomTarget } from './front-of-room-targets';
import { openFrontOfRoomWindow, windowBounds } from './front-of-room-window';
import { isSame } from './layout';

/** Milliseconds until a page that was lost too often is tried again: the room can do without it, the console never ends for it. */
const REST_MS = 60_000;

interface FrontOfRoomParts {
  readonly displays: Displays;
  readonly kiosk: boolean;
  readonly packaged: boolean;
  readonly session: Session;
  readonly pages: KnownPages;
  readonly locale: () => string;
  readonly lifecycle: Lifecycle;
  readonly clock: Pick<Clock, 'now'>;
  readonly note: AppLog['note'];
  /** Of a demo; null: where displays and wishes say. */
  readonly arrangement: Arrangement | null;
}

interface Shown {
  target: FrontOfRoomTarget;
  readonly window: BrowserWindow;
}

export function keepFrontOfRoom(parts: FrontOfRoomParts): void {
  const { displays, kiosk, lifecycle, clock, note, arrangement } = parts;
  const shown = new Map<string, Shown>();
  /** Ordinary windows that somebody has closed: they stay closed until their display comes anew. */
  const dismissed = new Set<string>();
  const budget = createCrashBudget(clock);
  const nextDelay = () => budget() ?? REST_MS;

  const open = (target: FrontOfRoomTarget) => {
    const window = openFrontOfRoomWindow({ ...parts, target, onFailed: () => note('frontOfRoom.failed') });
    shown.set(target.key, { target, window });
    note('frontOfRoom.opened');
    if (!target.covers) arrangement?.keep('frontOfRoom', window);
    recoverPage(window, lifecycle, nextDelay, note, DESKTOP_PATIENCE_MS);
    // SECURITY: answers closing the room's display by a window manager; a script that closes it is answered below.
    window.on('close', (event) => {
      if (target.covers && !lifecycle.isQuitting()) event.preventDefault();
    });
    window.once('closed', () => {
      if (shown.get(target.key)?.window !== window) return;
      shown.delete(target.key);
      note('frontOfRoom.lost');
      if (lifecycle.isQuitting()) return;
      if (target.covers) setTimeout(follow, nextDelay());
      else dismissed.add(target.key);
    });
  };
  const close = ({ target, window }: Shown) => {
    shown.delete(target.key);
    // Not `close`, which is refused above.
    window.destroy();
    note('frontOfRoom.closed');
  };
  const move = (here: Shown, target: FrontOfRoomTarget) => {
    const wanted = windowBounds(target, process.platform);
    if (target.covers && !isSame(here.window.getBounds(), wanted)) {
      here.window.setBounds(wanted);
      note('frontOfRoom.moved');
    }
    here.target = target;
  };

  const follow = () => {
    if (lifecycle.isQuitting()) return;
    const wanted = arrangement?.frontOfRoomTargets() ?? frontOfRoomTargets(displays.layout(), displays.wishes, kiosk);
    const targets = new Map(wanted.map((target) => [target.key, target]));
    for (const key of dismissed) if (!targets.has(key)) dismissed.delete(key);
    for (const [key, here] of [...shown]) if (!targets.has(key)) close(here);
    for (const [key, target] of targets) {
      const here = shown.get(key);
      if (here !== undefined) move(here, target);
      else if (!dismissed.has(key)) open(target);
    }
  };

  displays.onChange(follow);
  follow();
}
