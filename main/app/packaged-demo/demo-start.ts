/**
 * The seam to what `npm start` brings up as well: what the demo's console and portal are started with beyond the ordinary, and
 * what opens beside the console.
 */
import type { Locale } from '@roomkey/shared/locale/locales';
import type { Lifecycle } from '../lifecycle';
import type { Options } from '../options/options';
import type { DemoOptions } from './demo-options';

export interface DemoStart {
  /** Where the portal listens on this machine. */
  readonly portalUrl: string;
  /** An administrator's API token, mode 0600, in a folder that goes away once the console has started. */
  readonly tokenFile: string;
  /** For one sign-in, of the portal's window. The card shows another one, for a browser. */
  readonly signInLink: string;
  /** Story mode at once. */
  readonly auto: boolean;
  readonly kiosk: boolean;
  readonly locale: Locale | null;
}

/** What the portal gets on its command line beside its folders. */
export function portalExtras(_options: Pick<DemoOptions, 'lan'>): readonly string[] {
  return [];
}

/** What the console would read from its command line. Neither the machine's configuration file nor the environment counts. */
export function consoleOptions({ portalUrl, kiosk, locale }: DemoStart): Options {
  return {
    portalUrl,
    portalPin: null,
    authorities: [],
    // The portal is on this machine.
    proxy: { mode: 'direct' },
    profile: null,
    kiosk,
    exitPinFile: null,
    userDataDir: null,
    logFolder: null,
    exportDir: null,
    locale,
    theme: null,
    displays: { console: 'auto', frontOfRoom: 'auto' },
    nightlyRestart: null,
    contact: null,
    vault: 'keychain',
    inspect: false,
    help: false,
  };
}

/** Called once the console's window is open. */
export function openBeside(_start: DemoStart, _lifecycle: Lifecycle): void {
  // The portal's window and story mode come here.
}
