/** The demo's stage: console, front of room and portal in sight of each other, as displays come and go. */
import type { X509Certificate } from 'node:crypto';
import type { BrowserWindow } from 'electron';
import type { Clock } from '@roomkey/shared/setup/machine/ports';
import type { AppLog } from '../app-log';
import type { Arrangement } from '../displays/arrangement';
import type { Displays } from '../displays/displays';
import type { Lifecycle } from '../lifecycle';
import { createCrashBudget } from '../recovery/crash-budget';
import { keepPlaces, type Role } from './keep-places';
import { type PortalLink, readPortalLink } from './portal-link';
import { createPortalSession } from './portal-session';
import { openPortalWindow } from './portal-window';
import { signIn, staySignedIn } from './sign-in';
import { frameOf, layOutStage, type Stage } from './stage-layout';

/** Milliseconds. */
const REST_MS = 10_000;
const STAY_SIGNED_IN_MS = 600_000;

/** Where requests are approved. */
const FIRST_PAGE = '/#/requests';

interface StageParts {
  readonly linkFile: string;
  readonly displays: Displays;
  readonly kiosk: boolean;
  readonly packaged: boolean;
  readonly pin: string | null;
  readonly authorities: readonly X509Certificate[];
  readonly lifecycle: Lifecycle;
  readonly clock: Pick<Clock, 'now'>;
  readonly note: AppLog['note'];
}

/** Call after the guards of sessions and contents are set, and before the first window. */
export function openStage(parts: StageParts): Arrangement {
  const { displays, kiosk, linkFile, note } = parts;
  const stage = (): Stage =>
    layOutStage({
      layout: displays.layout(),
      kiosk,
      withoutRoom: displays.wishes.frontOfRoom === 'none',
      frame: frameOf(process.platform),
    });
  const placeOf = (role: Role) => {
    const { console, frontOfRoom, portal } = stage();
    if (role === 'frontOfRoom') return frontOfRoom === null || frontOfRoom.covers ? null : frontOfRoom.bounds;
    return role === 'console' ? console : portal;
  };
  const places = keepPlaces({ displays, placeOf });
  const link = readPortalLink(linkFile);
  if (link === null) note('portalWindow.noLink');
  else keepPortal({ ...parts, link }, () => stage().portal, places.keep);
  return {
    consolePlace: () => stage().console,
    frontOfRoomTargets: () => [stage().frontOfRoom].filter((target) => target !== null),
    keep: places.keep,
  };
}

/** Opens the portal's window as soon as there is a place for it, and closes it while there is none. */
function keepPortal(
  { link, displays, lifecycle, clock, note, ...setting }: StageParts & { readonly link: PortalLink },
  place: () => Stage['portal'],
  keep: (role: Role, window: BrowserWindow) => void,
): void {
  const budget = createCrashBudget(clock);
  const signedIn = createPortalSession({ ...setting, link, clock, note }).then(async (session) => {
    // The link may have been used: then the portal's own page says so, and asks.
    await signIn(session, link).catch(() => note('portalWindow.notSignedIn'));
    const staying = setInterval(() => void staySignedIn(session, link).catch(() => undefined), STAY_SIGNED_IN_MS);
    lifecycle.beforeExit(() => clearInterval(staying));
    return session;
  });
  let current: BrowserWindow | null = null;
  let dismissed = false;

  const follow = async () => {
    const session = await signedIn;
    const bounds = place();
    if (lifecycle.isQuitting()) return;
    if (bounds === null) {
      current?.destroy();
      return;
    }
    if (current !== null || dismissed) return;
    const window = openPortalWindow({ ...setting, bounds, session }, `${link.origin}${FIRST_PAGE}`, {
      nextDelay: () => budget() ?? REST_MS,
      note,
    });
    current = window;
    keep('portal', window);
    // A window that a person closed stays closed; one that lost its place comes back with it.
    window.on('close', () => (dismissed = true));
    window.once('closed', () => (current = null));
    note('portalWindow.opened');
  };
  const followSafely = () => void follow().catch(() => note('portalWindow.failed'));
  displays.onChange(followSafely);
  followSafely();
}
