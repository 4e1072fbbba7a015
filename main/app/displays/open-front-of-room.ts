/** The front of the room: its windows, their one channel, and what they are shown. */
import type { Session } from 'electron';
import type { Clock } from '@roomkey/shared/setup/machine/ports';
import type { SetupSession } from '@roomkey/shared/setup/machine/session';
import type { AppLog } from '../app-log';
import { createFrontOfRoomHandlers } from '../ipc/front-of-room-handlers';
import { pushFrontOfRoomView, registerIpc } from '../ipc/register';
import type { Lifecycle } from '../lifecycle';
import type { PreferencesStore } from '../preferences/preferences';
import { createKnownPages } from '../windows';
import type { Arrangement } from './arrangement';
import type { Displays } from './displays';
import { toFrontOfRoomView } from './front-of-room-view';
import { keepFrontOfRoom } from './keep-front-of-room';

interface OpenParts {
  readonly displays: Displays;
  readonly setup: Promise<SetupSession>;
  readonly preferences: Pick<PreferencesStore, 'view' | 'subscribe'>;
  readonly kiosk: boolean;
  readonly packaged: boolean;
  readonly session: Session;
  readonly locale: () => string;
  readonly lifecycle: Lifecycle;
  readonly clock: Pick<Clock, 'now'>;
  readonly note: AppLog['note'];
  readonly arrangement: Arrangement | null;
}

/** Opens what the displays allow, and follows setup, preferences and displays from then on. */
export function openFrontOfRoom({ setup, preferences, ...parts }: OpenParts): void {
  // SECURITY: pages of their own. The console's channels do not know them, and theirs do not know the console's page.
  const pages = createKnownPages();
  const view = async () => toFrontOfRoomView((await setup).view(), preferences.view());
  registerIpc(createFrontOfRoomHandlers(view), pages, parts.note);
  keepFrontOfRoom({ ...parts, pages });

  void setup.then(
    (session) => {
      const push = () => pushFrontOfRoomView(pages, toFrontOfRoomView(session.view(), preferences.view()));
      session.subscribe(push);
      preferences.subscribe(push);
      parts.displays.onChange(() => checkAgain(session, parts.displays));
    },
    // The console itself says that the setup cannot run.
    () => undefined,
  );
}

/** Whoever plugs the missing display in while the page about it is open has done what it asks for. */
function checkAgain(session: SetupSession, displays: Displays): void {
  const { step, checks } = session.view();
  const isMissing = checks.some(({ id, outcome }) => id === 'frontOfRoomDisplay' && outcome !== 'passed');
  if (step === 'deviceVerificationFailed' && isMissing && displays.layout().frontOfRoom.length > 0) {
    session.send({ type: 'retry' });
  }
}
