/** The screen of a console whose configuration is wrong: it says so, looks again by itself, and goes on once all is right. */
import path from 'node:path';
import { app, BrowserWindow, nativeTheme } from 'electron';
import type { ConfigurationView } from '@roomkey/shared/ipc/configuration';
import { createSystemClock } from '../../adapters/clock/system-clock';
import { listAssets } from '../assets/manifest';
import { ASSET_SCHEME, createAssetHandler } from '../assets/serve';
import { EXIT_CODES } from '../exit-codes';
import { answerConfiguration, pushConfiguration } from '../ipc/configuration';
import { lockWindow } from '../kiosk/kiosk-window';
import type { Lifecycle } from '../lifecycle';
import { preferredLocale } from '../options/preferred-locale';
import type { Start, WrongStart } from '../options/read-start';
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
  guardEverything(packaged, () => undefined);
  const session = createPageSession(packaged, 'roomkey-configuration');
  session.protocol.handle(ASSET_SCHEME, createAssetHandler(listAssets(path.join(import.meta.dirname, '../renderer'))));

  const kiosk = isLocked(wrong);
  const dark = nativeTheme.shouldUseDarkColors;
  const preload = path.join(import.meta.dirname, '../preload/configuration.cjs');
  const window = new BrowserWindow(consoleWindowOptions({ kiosk, packaged, dark, preload, session }));
  window.once('ready-to-show', () => window.show());
  if (kiosk) lockWindow(window, lifecycle, createSystemClock());
  loadConsole(window, () => lifecycle.quit('startFailed'));

  return new Promise((resolve) => {
    let shown = wrong;
    let revision = 0;
    const view = (): ConfigurationView => ({
      locale: shown.options.locale ?? preferredLocale(app.getPreferredSystemLanguages()),
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
      if (JSON.stringify(found.problems) === JSON.stringify(shown.problems)) return;
      shown = found;
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
