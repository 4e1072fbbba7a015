/** What this start of the console was asked for, by command line, environment and file, checked once, before anything starts. */
import type { X509Certificate } from 'node:crypto';
import path from 'node:path';
import type { ConfigurationProblem, Setting } from '@roomkey/shared/ipc/configuration';
import type { Preferences } from '@roomkey/shared/ipc/preferences';
import { PSEUDO_LOCALE, type TextLocale } from '@roomkey/shared/locale/locales';
import type { DisplayWishes } from '../displays/layout';
import { USUAL_WINDOW, type NightlyWindow } from '../kiosk/nightly-window';
import { readAuthorities } from './authorities';
import { isProtected, machineWideFile, readConfigFile } from './config-file';
import { DEMO_SWITCHES, type DemoOptions, findDemo } from './demo-options';
import { problem } from './problems';
import { SETTING_OF_SWITCH } from './setting-names';
import type { Settings } from './settings';
import { type Gathered, gatherSettings } from './sources';
import { splitArguments } from './split-arguments';
import { type ProxyRules, readProxy } from './values';

/** Holds no secret: the exit PIN is read apart. */
export interface Options {
  readonly portalUrl: string | null;
  /** SHA-256 of the one certificate that stands for that portal, 64 hexadecimal digits. */
  readonly portalPin: string | null;
  /** The organisation's own certification authorities, for the portal alone. */
  readonly authorities: readonly X509Certificate[];
  readonly proxy: ProxyRules;
  readonly profile: string | null;
  readonly kiosk: boolean;
  readonly exitPinFile: string | null;
  readonly userDataDir: string | null;
  readonly logFolder: string | null;
  /** Where log exports are written; null: the user's downloads. */
  readonly exportDir: string | null;
  readonly locale: TextLocale | null;
  readonly theme: Preferences['theme'] | null;
  readonly displays: DisplayWishes;
  /** When the console restarts at night; null: never. */
  readonly nightlyRestart: NightlyWindow | null;
  readonly contact: string | null;
  readonly vault: 'keychain' | 'memory';
  /** A page on this machine shows where the setup stands. From source only. */
  readonly inspect: boolean;
  /** Null: an ordinary console. */
  readonly demo: DemoOptions | null;
  /** File with the portal's sign-in link: a demo shows the portal beside the console, and all windows at once. From source only. */
  readonly demoPortalWindow: string | null;
  readonly help: boolean;
}

/** What was found, whether or not it can be started with: the screen of a wrong configuration speaks by it. */
interface FoundOptions {
  readonly options: Options;
  readonly problems: readonly ConfigurationProblem[];
}

interface Host {
  readonly env: NodeJS.ProcessEnv;
  readonly platform: NodeJS.Platform;
  /** Absent: by whether it is packed. A package made for demos holds its parts, an ordinary one does not. */
  readonly holdsDemo?: boolean;
}

/** Switches beside the settings. */
const OTHERS = ['config', 'vault', 'inspect-machine', 'demo-portal-window', 'help', ...DEMO_SWITCHES] as const;
const KNOWN = [...SETTING_OF_SWITCH.keys(), ...OTHERS];
/** Names of all switches of the console's own. */
export const OWN_SWITCHES: ReadonlySet<string> = new Set(KNOWN);

/** Reads the arguments that follow the program (and, from source, the application's folder), environment and file. */
export function findOptions(args: readonly string[], packaged: boolean, host: Host): FoundOptions {
  const { env, platform, holdsDemo = !packaged } = host;
  const { switches, problems } = splitArguments(args, KNOWN);
  const named = switches['config'] ?? env['ROOMKEY_CONFIG'];
  const isNamed = typeof named === 'string' && named !== '';
  const configFile = isNamed ? path.resolve(named) : machineWideFile(platform, env);
  const file = readConfigFile(configFile, isNamed);
  const gathered = gatherSettings({ switches, env, file });
  const settings = inFolder(gathered, configFile);
  const kiosk = settings.kiosk ?? false;

  const authorities = authoritiesOf(settings, gathered);
  const { demo, problems: wrongDemo } = findDemo(switches, { holdsDemo, hasPortal: settings.portal !== undefined });
  const found = [
    ...problems,
    ...(switches['config'] === true ? [problem('needs', { name: '--config', other: 'FILE' })] : []),
    ...file.problems,
    ...(kiosk && file.entries.size > 0 && !isProtected(configFile) ? [problem('tooOpen', {}, configFile)] : []),
    ...gathered.problems,
    ...lonely(gathered),
    ...coveredWindow(gathered),
    ...refusedLocale(settings, packaged),
    ...('code' in authorities ? [authorities] : []),
    ...refusedVault(switches['vault'], packaged),
    ...refusedInspection(args, kiosk, packaged),
    ...wrongDemo,
    ...refusedDemoWindow(switches['demo-portal-window'], holdsDemo),
  ];
  const options = toOptions(settings, switches, 'code' in authorities ? [] : authorities);
  return { options: { ...options, demo }, problems: found };
}

function toOptions(
  settings: Settings,
  switches: Readonly<Record<string, string | true>>,
  authorities: readonly X509Certificate[],
): Omit<Options, 'demo'> {
  return {
    portalUrl: settings.portal ?? null,
    portalPin: settings.portalCertificate ?? null,
    authorities,
    proxy: readProxy(settings.proxy ?? 'system', settings.proxyBypass ?? []),
    profile: settings.profile ?? null,
    kiosk: settings.kiosk ?? false,
    exitPinFile: settings.exitPinFile ?? null,
    userDataDir: settings.userDataDir ?? null,
    logFolder: settings.logFolder ?? null,
    exportDir: settings.exportDir ?? null,
    locale: settings.locale ?? null,
    theme: settings.theme ?? null,
    displays: { console: settings.consoleDisplay ?? 'auto', frontOfRoom: settings.frontOfRoomDisplay ?? 'auto' },
    nightlyRestart: nightlyWindow(settings.nightlyRestart, settings.kiosk ?? false),
    contact: settings.contact ?? null,
    vault: switches['vault'] === 'memory' ? 'memory' : 'keychain',
    inspect: switches['inspect-machine'] === true,
    demoPortalWindow: typeof switches['demo-portal-window'] === 'string' ? switches['demo-portal-window'] : null,
    help: switches['help'] === true,
  };
}

/** A kiosk restarts at night unless it is told not to; a window on somebody's desktop does so only when asked. */
function nightlyWindow(chosen: NightlyWindow | 'off' | undefined, kiosk: boolean): NightlyWindow | null {
  if (chosen === undefined) return kiosk ? USUAL_WINDOW : null;
  return chosen === 'off' ? null : chosen;
}

const PATHS = [
  'portalAuthorities',
  'exitPinFile',
  'userDataDir',
  'logFolder',
  'exportDir',
] as const satisfies readonly Setting[];

/** Paths in the file are meant from the file's own folder, wherever the console was started. */
function inFolder({ settings, written }: Gathered, configFile: string): Settings {
  const placed = { ...settings };
  for (const setting of PATHS) {
    const value = placed[setting];
    const isFromFile = (written.get(setting)?.place ?? null) !== null;
    if (value !== undefined && isFromFile) placed[setting] = path.resolve(path.dirname(configFile), value);
  }
  return placed;
}

function authoritiesOf({ portalAuthorities }: Settings, { written }: Gathered) {
  if (portalAuthorities === undefined) return [];
  return readAuthorities(portalAuthorities, written.get('portalAuthorities')?.place ?? null);
}

/** Settings that mean nothing without another. */
function lonely({ settings, written }: Gathered): ConfigurationProblem[] {
  const hasProxy = !['system', 'direct', undefined].includes(settings.proxy);
  const rows: (readonly [Setting, boolean, Setting])[] = [
    ['portalCertificate', written.has('portal'), 'portal'],
    ['proxyBypass', hasProxy, 'proxy'],
  ];
  return rows.flatMap(([setting, isMet, other]) => {
    const found = written.get(setting);
    return found === undefined || isMet
      ? []
      : [problem('needs', { name: found.name, other: `“${other}”` }, found.place)];
  });
}

/** A kiosk covers its display, so nothing can stand beside it. */
function coveredWindow({ settings, written }: Gathered): ConfigurationProblem[] {
  const found = written.get('frontOfRoomDisplay');
  if (settings.kiosk !== true || settings.frontOfRoomDisplay !== 'window' || found === undefined) return [];
  const other = written.get('kiosk')?.name ?? '“kiosk”';
  return [problem('conflict', { name: `${found.name} window`, other }, found.place)];
}

/** Bracketed nonsense tells a person in a room nothing: the pseudo-locale shows developers where texts break. */
function refusedLocale({ locale }: Settings, packaged: boolean): ConfigurationProblem[] {
  if (locale !== PSEUDO_LOCALE || !packaged) return [];
  const detail = `--locale ${PSEUDO_LOCALE} is for development; a packaged console speaks languages only`;
  return [problem('development', { detail })];
}

function refusedVault(vault: string | true | undefined, packaged: boolean): ConfigurationProblem[] {
  if (vault === undefined || vault === 'keychain') return [];
  if (vault !== 'memory') return [problem('development', { detail: '--vault needs keychain or memory' })];
  if (!packaged) return [];
  // SECURITY: answers credentials that look stored and are not: the memory vault is for development only.
  const detail = '--vault memory is for development; a packaged console keeps its credentials in the keychain';
  return [problem('development', { detail })];
}

function refusedDemoWindow(file: string | true | undefined, holdsDemo: boolean): ConfigurationProblem[] {
  if (file === undefined) return [];
  if (!holdsDemo)
    return [problem('development', { detail: '--demo-portal-window is for a demo; this package holds none' })];
  return file === true ? [problem('needs', { name: '--demo-portal-window', other: 'FILE' })] : [];
}

/**
 * `npm run console -- --inspect` passes `--inspect-machine`, because Electron takes `--inspect` for its own debugger. A packaged
 * console has neither, and says so for both. `--inspect=PORT` can only be meant for Electron, whose fuse answers it.
 */
function refusedInspection(args: readonly string[], kiosk: boolean, packaged: boolean): ConfigurationProblem[] {
  const asked = (name: string) => args.some((each) => each === name || each.startsWith(`${name}=`));
  const machine = asked('--inspect-machine');
  const refused = (detail: string) => [problem('development', { detail })];
  // SECURITY: answers a room that tells its state to whoever is on the machine: inspecting is for development only.
  if (packaged && (machine || args.includes('--inspect'))) {
    return refused('--inspect is for development; a packaged console cannot be inspected');
  }
  return kiosk && machine ? refused('--inspect does not go with --kiosk: a kiosk shows nothing but its page') : [];
}
