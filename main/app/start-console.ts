/** Brings the console up once Electron is ready: guards first, then the window and the setup side by side. */
import path from 'node:path';
import { app, screen } from 'electron';
import type { Diagnostics } from '@roomkey/shared/ipc/contract';
import { documentAttributes } from '@roomkey/shared/ipc/preferences';
import { createSecretBox } from '@roomkey/shared/setup/machine/secret-box';
import { firstView } from '@roomkey/shared/setup/machine/first-view';
import { startSetup, type SetupSession } from '@roomkey/shared/setup/machine/session';
import { createSystemClock } from '../adapters/clock/system-clock';
import { joinedLog } from '../adapters/log/joined-log';
import { createJsonlLog } from '../adapters/log/jsonl-log';
import { readSavedState } from '../adapters/store/saved-state';
import { createCryptoRandom } from '../adapters/random/crypto-random';
import { createAppLog } from './app-log';
import { listAssets } from './assets/manifest';
import { ASSET_SCHEME, createAssetHandler } from './assets/serve';
import { openDemo } from './demo/open-demo';
import { demoArrangement } from './demo-windows/demo-arrangement';
import { attachedTo } from './displays/attached';
import { createDisplays } from './displays/displays';
import { stageTheme } from './displays/front-of-room-view';
import { openFrontOfRoom } from './displays/open-front-of-room';
import { createFirstPage } from './first-paint/first-page';
import { createHandlers } from './ipc/handlers';
import { pushSettingsNews, pushView, registerIpc } from './ipc/register';
import { openInspector, tellAddress } from './inspect/open-inspector';
import { keepDisplayOn } from './kiosk/kiosk-window';
import { keepWindowOpen } from './keep-window-open';
import { watchTouch } from './kiosk/last-touch';
import { openNightlyRestart } from './kiosk/open-nightly-restart';
import { createPinAttemptsFile } from './kiosk/pin-attempts';
import { createPinLock } from './kiosk/pin-lock';
import type { Lifecycle } from './lifecycle';
import type { Start } from './options/read-start';
import { preferredLocale } from './options/preferred-locale';
import { createConsolePorts, STATE_FILE } from './ports/create-ports';
import { createPortalNetwork } from './ports/portal-network';
import { BACKGROUNDS, createAppearance, pushPreferences } from './preferences/appearance';
import { createPreferences } from './preferences/preferences';
import { createPreferencesFile } from './preferences/preferences-file';
import { createCameraGate } from './security/camera';
import { guardEverything } from './security/guard-everything';
import { clearHost } from './settings/clear-host';
import { createSettings } from './settings/settings';
import { exportFolderOf, settingsFacts } from './settings/settings-facts';
import { createPageSession, newPortalSession } from './security/sessions';
import { createKnownPages } from './windows';

export async function startConsole({ options, exitPin, lifecycle }: Start & { lifecycle: Lifecycle }): Promise<void> {
  const packaged = app.isPackaged;
  const appVersion = app.getVersion();
  const userData = app.getPath('userData');
  const clock = createSystemClock();
  const random = createCryptoRandom();
  const inspector = await openInspector({ wanted: options.inspect, packaged, random });
  const logFolder = options.logFolder ?? path.join(userData, 'logs');
  const file = createJsonlLog({ file: path.join(logFolder, 'events.jsonl') });
  const log = createAppLog(joinedLog(file, inspector?.log), clock);
  const note = (event: string, code?: string) => log.note(event, code);
  note('started', appVersion);
  const demo = await openDemo({ options: options.demo, note });

  const pages = createKnownPages();
  const camera = createCameraGate({
    isConsole: (contents) => pages.has(contents),
    // SECURITY: answers a camera that stays on behind another window: only a page that may be throttled is told that it is hidden.
    onSwitch: (on) => pages.all().forEach((contents) => contents.setBackgroundThrottling(on)),
  });
  guardEverything(packaged, { note, camera });
  const untouchedMs = watchTouch();

  const locale = options.locale ?? preferredLocale(app.getPreferredSystemLanguages());
  const given = { portalUrl: options.portalUrl, portalPin: options.portalPin, locale };
  // The page is made of it while the setup that it belongs to still starts.
  const beginning = readSavedState(path.join(userData, STATE_FILE))
    .then((saved) => firstView(saved, given))
    // Whatever is wrong with what was saved, the setup says it on the page.
    .catch(() => null);
  let running: SetupSession | null = null;

  const pageSession = createPageSession(packaged);
  const assets = listAssets(path.join(import.meta.dirname, '../renderer'));
  const preferences = createPreferences({
    file: createPreferencesFile(path.join(userData, 'preferences.json')),
    appearance: createAppearance(),
    fixed: options.theme === null ? {} : { theme: options.theme },
    note,
  });
  preferences.subscribe(pushPreferences);
  pageSession.protocol.handle(
    ASSET_SCHEME,
    createAssetHandler(assets, {
      attributes: (isFrontOfRoom) => {
        const view = preferences.view();
        return documentAttributes(isFrontOfRoom ? { ...view, shownTheme: stageTheme(view.theme) } : view);
      },
      firstPage: createFirstPage({
        folder: path.join(import.meta.dirname, 'first-paint'),
        clock,
        view: () => running?.view() ?? beginning,
      }),
    }),
  );

  const displays = createDisplays({ screen, wishes: options.displays, note });
  const attached = () => attachedTo(displays, options.kiosk);
  const secrets = createSecretBox(clock, random);
  const pins = createSecretBox(clock, random);
  const plainNetwork = createPortalNetwork({
    newSession: newPortalSession,
    clock,
    note,
    proxy: options.proxy,
    authorities: options.authorities,
  });
  const network = demo?.withCable(plainNetwork) ?? plainNetwork;
  const ports = createConsolePorts({
    options,
    packaged,
    userData,
    appVersion,
    clock,
    random,
    log,
    network,
    attached,
    ...(demo === null ? {} : { withLock: demo.withLock }),
  });
  let closePorts = (): void => undefined;
  void ports.then(
    (made) => (closePorts = () => made.close()),
    () => undefined,
  );
  let portalPin: () => string | null = () => null;
  const setup: Promise<SetupSession> = ports.then((made) =>
    startSetup(made.ports, {
      ...given,
      secrets,
      clearHost: () => clearHost(userData, preferences),
      onFatal: () => lifecycle.quit('unexpected'),
    }),
  );

  // Awaited at the end; a failure meanwhile is not an unhandled one.
  setup.catch(() => undefined);
  lifecycle.beforeExit(async () => {
    secrets.wipeAll();
    pins.wipeAll();
    displays.close();
    await demo?.end();
    // What still starts is left as a power cut leaves it: nobody waits for it.
    await running?.stop();
    closePorts();
    note('stopped');
    await inspector?.close();
  });

  const lock =
    exitPin === null
      ? null
      : await createPinLock({
          pin: exitPin,
          wallClock: () => clock.now(),
          monotonic: () => performance.now(),
          file: createPinAttemptsFile(path.join(userData, 'exit-pin-attempts.json')),
          note,
        });
  const diagnostics: Diagnostics = {
    appVersion,
    electronVersion: process.versions.electron,
    platform: process.platform,
    kiosk: options.kiosk,
    packaged,
  };
  const exportFolder = exportFolderOf(options.exportDir);
  const settings = createSettings({
    ...{ setup, lock, clock, random, note, diagnostics, exportFolder },
    vault: ports.then((made) => made.ports.vault),
    boxes: [secrets, pins],
    preferences: () => preferences.view(),
    facts: () => settingsFacts({ exportFolder: exportFolder.path, certificateFingerprint: portalPin() }),
    logFolder,
    leaveKiosk: () => lifecycle.quit('done'),
    tell: (news) => pushSettingsNews(pages, news),
  });
  registerIpc(
    createHandlers({
      setup,
      secrets,
      pins,
      lock,
      diagnostics,
      preferences,
      settings,
      leaveKiosk: () => lifecycle.quit('done'),
      restart: () => lifecycle.restart(),
    }),
    pages,
    note,
  );
  if (demo !== null) registerIpc(demo.handlers, pages, note);

  const arrangement = await demoArrangement({
    ...{ options, packaged, displays, lifecycle, clock, note },
  });
  const background = () => BACKGROUNDS[preferences.view().shownTheme];
  let shownLocale = (await beginning)?.locale ?? locale;
  const windows = {
    ...{ displays, kiosk: options.kiosk, packaged, session: pageSession, lifecycle, clock, note },
    locale: () => shownLocale,
    arrangement,
  };
  keepWindowOpen({ ...windows, demo: demo !== null, pages, background });
  openFrontOfRoom({ ...windows, setup, preferences });
  if (options.kiosk) keepDisplayOn(lifecycle);

  const session = await setup;
  running = session;
  portalPin = () => session.portalPin();
  shownLocale = session.view().locale;
  camera.follow(session.view());
  session.subscribe(camera.follow);
  session.subscribe((view) => {
    shownLocale = view.locale;
    pushView(pages, view);
  });
  if (options.nightlyRestart !== null) {
    const window = options.nightlyRestart;
    await openNightlyRestart({ window, userData, random, clock, untouchedMs, session, note, lifecycle });
  }
  tellAddress(inspector);
  if (options.portalUrl !== null) demo?.begin({ session, secrets, pages, portalUrl: options.portalUrl, untouchedMs });
}
