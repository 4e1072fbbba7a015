/**
 * A real gnome-keyring of its own on a D-Bus of its own, in a temporary folder: nobody's own keyring is touched.
 * Needs the Debian packages dbus and gnome-keyring; with `prompts` also gcr and xvfb.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { endChild, execute, firstLine } from './child';
import { unlockThroughControl } from './keyring-control';
import { makeTempFolder } from './temp-folder';
import { until } from './until';

export interface Keyring {
  /** What a process must have in its environment to use this keyring and no other. */
  readonly env: Readonly<Record<string, string>>;
  lock(): Promise<void>;
  unlock(): Promise<void>;
  stop(): Promise<void>;
}

export interface KeyringOptions {
  /**
   * A locked keyring asks the person for the password, on a screen of its own that nobody looks at: every call to it hangs.
   * Without it a locked keyring answers at once that it is locked.
   */
  readonly prompts?: boolean;
}

const PASSWORD = 'a password of the test';
const LOGIN = '/org/freedesktop/secrets/collection/login';
const PROMPTER_SERVICE = 'org.gnome.keyring.SystemPrompter.service';

/** `none`: a bus address that nobody listens on, as on a machine without a keychain. */
export async function startKeyring(
  state: 'unlocked' | 'locked' | 'none',
  { prompts = false }: KeyringOptions = {},
): Promise<Keyring> {
  const folder = await makeTempFolder();
  if (state === 'none') return noKeyring(folder);

  const children: ChildProcess[] = [];
  const stop = async (): Promise<void> => {
    for (const child of children.toReversed()) await endChild(child);
    await folder.remove();
  };
  try {
    const display = prompts ? await startDisplay(children) : null;
    const surroundings = environmentIn(folder.path, display);
    const bus = await startBus(folder.path, prompts, surroundings, children);
    const env = { DBUS_SESSION_BUS_ADDRESS: bus };
    const control = await startDaemon(folder.path, { ...surroundings, ...env }, children);
    const keyring: Keyring = {
      env,
      async lock() {
        await secrets(env, '/org/freedesktop/secrets', 'org.freedesktop.Secret.Service.Lock', `array:objpath:${LOGIN}`);
        await until('the keyring is locked', () => isLocked(env));
      },
      async unlock() {
        await unlockThroughControl(control, PASSWORD);
        await until('the keyring is unlocked', async () => !(await isLocked(env)));
      },
      stop,
    };
    if (state === 'locked') await keyring.lock();
    return keyring;
  } catch (thrown) {
    await stop();
    throw thrown;
  }
}

function noKeyring(folder: { path: string; remove(): Promise<void> }): Keyring {
  const refuse = (): Promise<void> => Promise.reject(new Error('There is no keyring'));
  return {
    env: { DBUS_SESSION_BUS_ADDRESS: `unix:path=${folder.path}/no-bus` },
    lock: refuse,
    unlock: refuse,
    stop: () => folder.remove(),
  };
}

function environmentIn(folder: string, display: string | null): NodeJS.ProcessEnv {
  return {
    PATH: process.env['PATH'],
    HOME: folder,
    XDG_RUNTIME_DIR: folder,
    XDG_DATA_HOME: path.join(folder, 'data'),
    XDG_CONFIG_HOME: path.join(folder, 'config'),
    XDG_CACHE_HOME: path.join(folder, 'cache'),
    NO_AT_BRIDGE: '1',
    ...(display === null ? {} : { DISPLAY: display }),
  };
}

async function startDisplay(children: ChildProcess[]): Promise<string> {
  const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '640x480x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  children.push(server);
  return `:${await firstLine(server, 3)}`;
}

/** A bus that starts no service by itself but, where asked for, the one that shows the password prompt. */
async function startBus(
  folder: string,
  prompts: boolean,
  env: NodeJS.ProcessEnv,
  children: ChildProcess[],
): Promise<string> {
  const services = path.join(folder, 'services');
  await mkdir(services);
  if (prompts) await copyFile(`/usr/share/dbus-1/services/${PROMPTER_SERVICE}`, path.join(services, PROMPTER_SERVICE));
  const config = path.join(folder, 'bus.conf');
  await writeFile(
    config,
    `<busconfig><type>session</type><listen>unix:dir=${folder}</listen><servicedir>${services}</servicedir>` +
      '<policy context="default"><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/>' +
      '<allow own="*"/></policy></busconfig>\n',
  );
  const bus = spawn('dbus-daemon', [`--config-file=${config}`, '--nofork', '--nopidfile', '--print-address=1'], {
    env,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  children.push(bus);
  return firstLine(bus);
}

/** Starts it unlocked, which makes the login keyring. Answers the path of its control socket. */
async function startDaemon(folder: string, env: NodeJS.ProcessEnv, children: ChildProcess[]): Promise<string> {
  const control = path.join(folder, 'keyring');
  const daemon = spawn(
    'gnome-keyring-daemon',
    ['--foreground', '--unlock', '--components=secrets', `--control-directory=${control}`],
    { env, stdio: ['pipe', 'ignore', 'ignore'] },
  );
  children.push(daemon);
  daemon.stdin.end(PASSWORD);
  const bus = { DBUS_SESSION_BUS_ADDRESS: env['DBUS_SESSION_BUS_ADDRESS'] ?? '' };
  await until('the keyring answers, unlocked', () =>
    isLocked(bus).then(
      (locked) => !locked,
      () => false,
    ),
  );
  return path.join(control, 'control');
}

async function isLocked(bus: Readonly<Record<string, string>>): Promise<boolean> {
  const collection = 'string:org.freedesktop.Secret.Collection';
  const answer = await secrets(bus, LOGIN, 'org.freedesktop.DBus.Properties.Get', collection, 'string:Locked');
  return answer.includes('boolean true');
}

async function secrets(bus: Readonly<Record<string, string>>, ...args: string[]): Promise<string> {
  const target = ['--session', '--print-reply', '--reply-timeout=5000', '--dest=org.freedesktop.secrets'];
  const { stdout } = await execute('dbus-send', [...target, ...args], { env: { ...process.env, ...bus } });
  return stdout;
}
