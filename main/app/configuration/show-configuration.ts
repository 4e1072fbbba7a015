/** The screen of a console whose configuration is wrong: it says so, looks again by itself, and goes on once all is right. */
import path from 'node:path';
import { app, BrowserWindow, nativeTheme } from 'electron';
import type { ConfigurationView } from '@roomkey/shared/ipc/configuration';
import { DEFAULT_PREFERENCES, documentAttributes, type ShownTheme } from '@roomkey/shared/ipc/preferences';
import { createSystemClock } from '../../adapters/clock/system-clock';
import { listAssets } from '../assets/manifest';
import { ASSET_SCHEME, createAssetHandler } from '../assets/serve';
import { EXIT_CODES } from '../exit-codes';
import { answerConfiguration, pushConfiguration } from '../ipc/configuration';
import { lockWindow } from '../kiosk/kiosk-window';
import type { Lifecycle } from '../lifecycle';
import { preferredLocale } from '../options/preferred-locale';
import type { Start, WrongStart } from '../options/read-start';
import { BACKGROUNDS } from '../preferences/appearance';
import { NO_CAMERA } from '../security/camera';
import { guardEverything } from '../security/guard-everything';
import { createPageSession } from '../security/sessions';
import { consoleWindowOptions } from '../window-options';
import { loadConsole } from '../windows';
import { isLocked } from './screen-or-exit';

/** How often the configuration is looked at, in milliseconds. */
const LOOK_AGAIN_MS = 2_000;

interface ScreenParts {
  readonly wrong: WrongStart;
  /** Reads the configuration anew. */
  readonly read: () => Start | WrongStart;
  readonly lifecycle: Lifecycle;
}

/** Call after `ready`. Resolves with the first configuration that is right; ends the console where a person closes its window. */
export async function showConfiguration({ wrong, read, lifecycle }: ScreenParts): Promise<Start> {
  const packaged = app.isPackaged;
  guardEverything(packaged, { note: () => undefined, camera: NO_CAMERA });
  const session = createPageSession(packaged, 'roomkey-configuration');
  const assets = listAssets(path.join(import.meta.dirname, '../renderer'));
  const shownTheme = themeOf(wrong);
  const attributes = documentAttributes({ ...DEFAULT_PREFERENCES, shownTheme, managed: [], kept: true });
  session.protocol.handle(ASSET_SCHEME, createAssetHandler(assets, { attributes: () => attributes }));

  const kiosk = isLocked(wrong);
  const background = BACKGROUNDS[shownTheme];
  const preload = path.join(import.meta.dirname, '../preload/configuration.cjs');
  const window = new BrowserWindow(consoleWindowOptions({ kiosk, packaged, background, preload, session }));
  window.once('ready-to-show', () => window.show());
  if (kiosk) lockWindow(window, lifecycle, createSystemClock());
  const localeOf = ({ options }: WrongStart) => options.locale ?? preferredLocale(app.getPreferredSystemLanguages());
  loadConsole(window, localeOf(wrong), () => lifecycle.quit('startFailed'));

  return new Promise((resolve) => {
    let shown = wrong;
    let revision = 0;
    const view = (): ConfigurationView => ({
      locale: localeOf(shown),
      contact: shown.options.contact,
      kiosk,
      problems: shown.problems,
      revision,
    });

    const look = () => {
      const found = read();
      if (!('problems' in found)) {
        finish(found);
        return;
      }
      const before = JSON.stringify(view());
      shown = found;
      if (JSON.stringify(view()) === before) return;
      revision += 1;
      pushConfiguration(window.webContents, view());
    };
    const looking = setInterval(look, LOOK_AGAIN_MS);

    const closeChannels = answerConfiguration(window.webContents, { get: view, retry: look });

    function stopLooking(): void {
      clearInterval(looking);
      closeChannels();
    }
    const onClosed = () => {
      stopLooking();
      lifecycle.quit(shown.exitCode === EXIT_CODES.exitPinMissing ? 'exitPinMissing' : 'badOptions');
    };
    function finish(start: Start): void {
      stopLooking();
      window.removeListener('closed', onClosed);
      resolve(start);
      // The console's own window opens first, so that there is never none.
      setImmediate(() => window.destroy());
    }
    window.on('closed', onClosed);
  });
}

/** As far as the configuration is right; what nobody chose follows the system, as it was when the screen opened. */
function themeOf({ options: { theme } }: WrongStart): ShownTheme {
  if (theme !== null && theme !== 'system') return theme;
  return nativeTheme.shouldUseDarkColors ? 'dark' : 'light';
}
