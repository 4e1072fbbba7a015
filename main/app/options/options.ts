/** What this start of the console was asked for, by command line, environment and file, checked once, before anything starts. */
import type { X509Certificate } from 'node:crypto';
import path from 'node:path';
import type { ConfigurationProblem, Setting } from '@roomkey/shared/ipc/configuration';
import type { Locale } from '@roomkey/shared/setup/contract/intents';
import { readAuthorities } from './authorities';
import { isProtected, machineWideFile, readConfigFile } from './config-file';
import { problem } from './problems';
import { SETTING_OF_SWITCH } from './setting-names';
import type { Settings, THEMES } from './settings';
import { type Gathered, gatherSettings } from './sources';
import { splitArguments } from './split-arguments';
import {
  type DisplayChoice,
  type NightlyWindow,
  type ProxyRules,
  readDisplay,
  readNightlyWindow,
  readProxy,
} from './values';

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
  readonly locale: Locale | null;
  readonly theme: (typeof THEMES)[number] | null;
  readonly consoleDisplay: DisplayChoice;
  readonly frontOfRoomDisplay: DisplayChoice;
  readonly nightlyRestart: NightlyWindow | null;
  readonly contact: string | null;
  readonly vault: 'keychain' | 'memory';
  /** A page on this machine shows where the setup stands. From source only. */
  readonly inspect: boolean;
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
}

/** Switches beside the settings. */
const OTHERS = ['config', 'vault', 'inspect-machine', 'help'] as const;
const KNOWN = [...SETTING_OF_SWITCH.keys(), ...OTHERS];

/** Reads the arguments that follow the program (and, from source, the application's folder), environment and file. */
export function findOptions(args: readonly string[], packaged: boolean, { env, platform }: Host): FoundOptions {
  const { switches, problems } = splitArguments(args, KNOWN);
  const named = switches['config'] ?? env['ROOMKEY_CONFIG'];
  const isNamed = typeof named === 'string' && named !== '';
  const configFile = isNamed ? path.resolve(named) : machineWideFile(platform, env);
  const file = readConfigFile(configFile, isNamed);
  const gathered = gatherSettings({ switches, env, file });
  const settings = inFolder(gathered, configFile);
  const kiosk = settings.kiosk ?? false;

  const authorities = authoritiesOf(settings, gathered);
  const found = [
    ...problems,
    ...(switches['config'] === true ? [problem('needs', { name: '--config', other: 'FILE' })] : []),
    ...file.problems,
    ...(kiosk && file.entries.size > 0 && !isProtected(configFile) ? [problem('tooOpen', {}, configFile)] : []),
    ...gathered.problems,
    ...lonely(gathered),
    ...('code' in authorities ? [authorities] : []),
    ...refusedVault(switches['vault'], packaged),
    ...refusedInspection(args, kiosk, packaged),
  ];
  return { options: toOptions(settings, switches, 'code' in authorities ? [] : authorities), problems: found };
}

function toOptions(
  settings: Settings,
  switches: Readonly<Record<string, string | true>>,
  authorities: readonly X509Certificate[],
): Options {
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
    locale: settings.locale ?? null,
    theme: settings.theme ?? null,
    consoleDisplay: readDisplay(settings.consoleDisplay ?? 'primary'),
    frontOfRoomDisplay: readDisplay(settings.frontOfRoomDisplay ?? 'auto'),
    nightlyRestart: readNightlyWindow(settings.nightlyRestart ?? 'off'),
    contact: settings.contact ?? null,
    vault: switches['vault'] === 'memory' ? 'memory' : 'keychain',
    inspect: switches['inspect-machine'] === true,
    help: switches['help'] === true,
  };
}

const PATHS = ['portalAuthorities', 'exitPinFile', 'userDataDir', 'logFolder'] as const satisfies readonly Setting[];

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

function refusedVault(vault: string | true | undefined, packaged: boolean): ConfigurationProblem[] {
  if (vault === undefined || vault === 'keychain') return [];
  if (vault !== 'memory') return [problem('development', { detail: '--vault needs keychain or memory' })];
  if (!packaged) return [];
  // SECURITY: answers credentials that look stored and are not: the memory vault is for development only.
  const detail = '--vault memory is for development; a packaged console keeps its credentials in the keychain';
  return [problem('development', { detail })];
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
