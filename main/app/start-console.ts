/** Brings the console up once Electron is ready: guards first, then the window and the setup side by side. */
import path from 'node:path';
import { app } from 'electron';
import type { Diagnostics } from '@roomkey/shared/ipc/contract';
import { createSecretBox } from '@roomkey/shared/setup/machine/secret-box';
import { startSetup, type SetupSession } from '@roomkey/shared/setup/machine/session';
import { createSystemClock } from '../adapters/clock/system-clock';
import { joinedLog } from '../adapters/log/joined-log';
import { createJsonlLog } from '../adapters/log/jsonl-log';
import { createCryptoRandom } from '../adapters/random/crypto-random';
import { createAppLog } from './app-log';
import { listAssets } from './assets/manifest';
import { ASSET_SCHEME, createAssetHandler } from './assets/serve';
import { createHandlers } from './ipc/handlers';
import { pushView, registerIpc } from './ipc/register';
import { openInspector, tellAddress } from './inspect/open-inspector';
import { keepDisplayOn } from './kiosk/kiosk-window';
import { keepWindowOpen } from './keep-window-open';
import { createPinLock } from './kiosk/pin-lock';
import type { Lifecycle } from './lifecycle';
import type { Start } from './options/read-start';
import { preferredLocale } from './options/preferred-locale';
import { createConsolePorts } from './ports/create-ports';
import { createPortalNetwork } from './ports/portal-network';
import { guardEverything } from './security/guard-everything';
import { createPageSession, newPortalSession } from './security/sessions';
import { createKnownPages } from './windows';

export async function startConsole({ options, exitPin, lifecycle }: Start & { lifecycle: Lifecycle }): Promise<void> {
  const packaged = app.isPackaged;
  const appVersion = app.getVersion();
  const userData = app.getPath('userData');
  const clock = createSystemClock();
  const random = createCryptoRandom();
  const inspector = await openInspector({ wanted: options.inspect, packaged, random });
  const file = createJsonlLog({ file: path.join(options.logFolder ?? path.join(userData, 'logs'), 'events.jsonl') });
  const log = createAppLog(joinedLog(file, inspector?.log), clock);
  const note = (event: string, code?: string) => log.note(event, code);
  note('started', appVersion);

  guardEverything(packaged, note);

  const pageSession = createPageSession(packaged);
  const assets = listAssets(path.join(import.meta.dirname, '../renderer'));
  pageSession.protocol.handle(ASSET_SCHEME, createAssetHandler(assets));

  const secrets = createSecretBox(clock, random);
  const pins = createSecretBox(clock, random);
  const network = createPortalNetwork({
    newSession: newPortalSession,
    clock,
    note,
    proxy: options.proxy,
    authorities: options.authorities,
  });
  const ports = createConsolePorts({ options, packaged, userData, appVersion, clock, random, log, network });
  const setup: Promise<SetupSession> = ports.then((made) =>
    startSetup(made.ports, {
      secrets,
      portalUrl: options.portalUrl,
      portalPin: options.portalPin,
      locale: options.locale ?? preferredLocale(app.getPreferredSystemLanguages()),
      onFatal: () => lifecycle.quit('unexpected'),
    }),
  );

  // Awaited at the end; a failure meanwhile is not an unhandled one.
  setup.catch(() => undefined);

  const lock = exitPin === null ? null : await createPinLock(exitPin, clock, note);
  const diagnostics: Diagnostics = {
    appVersion,
    electronVersion: process.versions.electron,
    platform: process.platform,
    kiosk: options.kiosk,
    packaged,
  };
  const pages = createKnownPages();
  registerIpc(
    createHandlers({ setup, secrets, pins, lock, diagnostics, leaveKiosk: () => lifecycle.quit('done') }),
    pages,
    note,
  );

  keepWindowOpen({ kiosk: options.kiosk, packaged, session: pageSession, pages, lifecycle, clock, note });
  if (options.kiosk) keepDisplayOn(lifecycle);

  lifecycle.beforeExit(async () => {
    secrets.wipeAll();
    pins.wipeAll();
    await (await setup).stop();
    (await ports).close();
    note('stopped');
    await inspector?.close();
  });
  const session = await setup;
  session.subscribe((view) => pushView(pages, view));
  tellAddress(inspector);
}
