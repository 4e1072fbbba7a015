/** The console's command line and environment, checked once, before anything starts. */
import { z } from 'zod';
import { DEVICE_PROFILES } from '@roomkey/shared/device/profiles';
import { isLoopback } from '@roomkey/shared/protocol/portal-address';
import { SUPPORTED_LOCALES } from '@roomkey/shared/setup/contract/intents';
import type { ExitName } from '../exit-codes';
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

const Switches = z.strictObject({
  portal: PortalUrl.optional(),
  profile: Profile.optional(),
  kiosk: z.literal(true, { error: '--kiosk takes no value' }).optional(),
  'exit-pin-file': z.string({ error: '--exit-pin-file needs a path' }).min(1).optional(),
  'user-data-dir': z.string({ error: '--user-data-dir needs a path' }).min(1).optional(),
  locale: z.enum(SUPPORTED_LOCALES, { error: `--locale needs one of: ${SUPPORTED_LOCALES.join(', ')}` }).optional(),
  vault: z.enum(['keychain', 'memory'], { error: '--vault needs keychain or memory' }).optional(),
  'inspect-machine': z.literal(true, { error: '--inspect-machine takes no value' }).optional(),
  help: z.literal(true, { error: '--help takes no value' }).optional(),
});

/** What this start of the console was asked for. Holds no secret: the exit PIN is read apart. */
export interface Options {
  readonly portalUrl: string | null;
  readonly profile: string | null;
  readonly kiosk: boolean;
  readonly exitPinFile: string | null;
  readonly userDataDir: string | null;
  readonly locale: (typeof SUPPORTED_LOCALES)[number] | null;
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
  const { switches, problems } = splitArguments(args, new Set(Object.keys(Switches.shape)));
  const parsed = Switches.safeParse(switches);
  const reasons = [...problems, ...(parsed.error?.issues ?? []).map((issue) => issue.message)];
  if (parsed.data?.vault === 'memory' && packaged) {
    // SECURITY: answers credentials that look stored and are not: the memory vault is for development only.
    reasons.push('--vault memory is for development; a packaged console keeps its credentials in the keychain');
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
    locale: found.locale ?? null,
    vault: found.vault ?? 'keychain',
    inspect: found['inspect-machine'] ?? false,
    help: found.help ?? false,
  };
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
