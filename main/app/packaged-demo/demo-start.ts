/** What the demo's console and portal are started with beyond the ordinary: the same as by `npm start`. */
import type { Locale } from '@roomkey/shared/locale/locales';
import { USUAL_DEMO } from '../options/demo-options';
import type { Options } from '../options/options';
import type { DemoOptions } from './demo-options';

export interface DemoStart {
  /** Where the portal listens on this machine. */
  readonly portalUrl: string;
  /** An administrator's API token, mode 0600, in a folder that goes away once the console has started. */
  readonly tokenFile: string;
  /** Holds the link of the portal's window, beside the token. The card shows another one, for a browser. */
  readonly linkFile: string;
  /** Story mode at once. */
  readonly auto: boolean;
  readonly kiosk: boolean;
  readonly locale: Locale | null;
  readonly storySpeed: number;
}

/** What the portal gets on its command line beside its folders. */
export function portalExtras({ lan }: Pick<DemoOptions, 'lan'>): readonly string[] {
  return ['--demo', ...(lan ? ['--lan'] : [])];
}

/** What the console would read from its command line. Neither the machine's configuration file nor the environment counts. */
export function consoleOptions({
  portalUrl,
  tokenFile,
  linkFile,
  auto,
  kiosk,
  locale,
  storySpeed,
}: DemoStart): Options {
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
    demo: { ...USUAL_DEMO, tokenFile, auto, speed: storySpeed },
    demoPortalWindow: linkFile,
    help: false,
  };
}
