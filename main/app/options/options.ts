/** The console's command line and environment, checked once, before anything starts. */
import { z } from 'zod';
import { DEVICE_PROFILES } from '@roomkey/shared/device/profiles';
import { PSEUDO_LOCALE, SUPPORTED_LOCALES, TEXT_LOCALES, type TextLocale } from '@roomkey/shared/locale/locales';
import type { DisplayWishes } from '../displays/layout';
import type { ExitName } from '../exit-codes';
import { parseNightlyWindow, USUAL_WINDOW, type NightlyWindow } from '../kiosk/nightly-window';
import { isLoopback } from './loopback';
import { splitArguments } from './split-arguments';

/** A start that cannot be: what to print, and how to end. */
export class StartRefused extends Error {
  readonly exit: ExitName;

  constructor(exit: ExitName, message: string) {
    super(message);
    this.name = 'StartRefused';
    this.exit = exit;
  }
}

const PortalUrl = z.string().transform((value, context) => {
  const url = URL.canParse(value) ? new URL(value) : null;
  const usable = url !== null && url.username === '' && url.password === '' && url.search === '' && url.hash === '';
  if (usable && (url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname)))) return url.href;
  // SECURITY: answers an OTP sent in the clear (Electron checklist item 1): https only, except to this very machine.
  context.addIssue('--portal needs an https address, such as https://portal.example (http only to this machine)');
  return z.NEVER;
});

const profileNames = DEVICE_PROFILES.map((profile) => profile.slug);
const Profile = z.string().refine((name) => profileNames.includes(name), {
  error: `--profile needs one of: ${profileNames.join(', ')}`,
});

const NightlyRestart = z.string({ error: '--nightly-restart needs a window, or off' }).transform((value, context) => {
  const window = parseNightlyWindow(value);
  if (window !== undefined) return window;
  context.addIssue('--nightly-restart needs a window of local time, such as 02:00-05:00 (15 minutes or more), or off');
  return z.NEVER;
});

/** From 1 to 16: more displays than one computer has. */
const DisplayNumber = z
  .string()
  .regex(/^(?:[1-9]|1[0-6])$/)
  .transform(Number);
const ConsoleDisplay = z.union([z.literal('auto'), DisplayNumber], {
  error: '--console-display needs auto, or the number of a display, counted from 1, from left to right',
});
const FrontOfRoomDisplay = z.union([z.enum(['auto', 'none', 'window']), DisplayNumber], {
  error:
    '--front-of-room-display needs auto, none, window, or the number of a display, counted from 1, from left to right',
});

const Switches = z.strictObject({
  portal: PortalUrl.optional(),
  profile: Profile.optional(),
  kiosk: z.literal(true, { error: '--kiosk takes no value' }).optional(),
  'exit-pin-file': z.string({ error: '--exit-pin-file needs a path' }).min(1).optional(),
  'export-dir': z.string({ error: '--export-dir needs a path' }).min(1).optional(),
  'user-data-dir': z.string({ error: '--user-data-dir needs a path' }).min(1).optional(),
  locale: z.enum(TEXT_LOCALES, { error: `--locale needs one of: ${SUPPORTED_LOCALES.join(', ')}` }).optional(),
  'nightly-restart': NightlyRestart.optional(),
  'console-display': ConsoleDisplay.optional(),
  'front-of-room-display': FrontOfRoomDisplay.optional(),
  vault: z.enum(['keychain', 'memory'], { error: '--vault needs keychain or memory' }).optional(),
  'inspect-machine': z.literal(true, { error: '--inspect-machine takes no value' }).optional(),
  help: z.literal(true, { error: '--help takes no value' }).optional(),
});

/** Names of all switches of the console's own. */
export const OWN_SWITCHES: ReadonlySet<string> = new Set(Object.keys(Switches.shape));

/** What this start of the console was asked for. Holds no secret: the exit PIN is read apart. */
export interface Options {
  readonly portalUrl: string | null;
  readonly profile: string | null;
  readonly kiosk: boolean;
  readonly exitPinFile: string | null;
  readonly userDataDir: string | null;
  /** Where log exports are written; null: the user's downloads. */
  readonly exportDir: string | null;
  readonly locale: TextLocale | null;
  /** When the console restarts at night; null: never. */
  readonly nightlyRestart: NightlyWindow | null;
  readonly displays: DisplayWishes;
  readonly vault: 'keychain' | 'memory';
  /** A page on this machine shows where the setup stands. From source only. */
  readonly inspect: boolean;
  readonly help: boolean;
}

/**
 * Reads the arguments that follow the program (and, from source, the application's folder).
 *
 * @throws StartRefused `badOptions`, with every reason on a line of its own
 */
export function parseOptions(args: readonly string[], packaged: boolean): Options {
  const { switches, problems } = splitArguments(args, OWN_SWITCHES);
  const parsed = Switches.safeParse(switches);
  const reasons = [...problems, ...(parsed.error?.issues ?? []).map((issue) => issue.message)];
  if (parsed.data?.vault === 'memory' && packaged) {
    // SECURITY: answers credentials that look stored and are not: the memory vault is for development only.
    reasons.push('--vault memory is for development; a packaged console keeps its credentials in the keychain');
  }
  // Bracketed nonsense tells a person in a room nothing: the pseudo-locale shows developers where texts break.
  if (parsed.data?.locale === PSEUDO_LOCALE && packaged) {
    reasons.push(`--locale ${PSEUDO_LOCALE} is for development; a packaged console speaks languages only`);
  }
  if (parsed.data?.kiosk === true && parsed.data['front-of-room-display'] === 'window') {
    reasons.push('--front-of-room-display window does not go with --kiosk: the console covers its display');
  }
  reasons.push(...refusedInspection(args, parsed.data?.kiosk ?? false, packaged));
  if (!parsed.success || reasons.length > 0) throw new StartRefused('badOptions', reasons.join('\n'));

  const found = parsed.data;
  return {
    portalUrl: found.portal ?? null,
    profile: found.profile ?? null,
    kiosk: found.kiosk ?? false,
    exitPinFile: found['exit-pin-file'] ?? null,
    userDataDir: found['user-data-dir'] ?? null,
    exportDir: found['export-dir'] ?? null,
    locale: found.locale ?? null,
    nightlyRestart: nightlyWindow(found['nightly-restart'], found.kiosk ?? false),
    displays: {
      console: found['console-display'] ?? 'auto',
      frontOfRoom: found['front-of-room-display'] ?? 'auto',
    },
    vault: found.vault ?? 'keychain',
    inspect: found['inspect-machine'] ?? false,
    help: found.help ?? false,
  };
}

/** A kiosk restarts at night unless it is told not to; a window on somebody's desktop does so only when asked. */
function nightlyWindow(chosen: NightlyWindow | 'off' | undefined, kiosk: boolean): NightlyWindow | null {
  if (chosen === undefined) return kiosk ? USUAL_WINDOW : null;
  return chosen === 'off' ? null : chosen;
}

/**
 * `npm run console -- --inspect` passes `--inspect-machine`, because Electron takes `--inspect` for its own debugger. A packaged
 * console has neither, and says so for both. `--inspect=PORT` can only be meant for Electron, whose fuse answers it.
 */
function refusedInspection(args: readonly string[], kiosk: boolean, packaged: boolean): string[] {
  const asked = (name: string) => args.some((each) => each === name || each.startsWith(`${name}=`));
  const machine = asked('--inspect-machine');
  // SECURITY: answers a room that tells its state to whoever is on the machine: inspecting is for development only.
  if (packaged && (machine || args.includes('--inspect'))) {
    return ['--inspect is for development; a packaged console cannot be inspected'];
  }
  return kiosk && machine ? ['--inspect does not go with --kiosk: a kiosk shows nothing but its page'] : [];
}
