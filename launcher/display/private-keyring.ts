import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import type { Children } from '../process/children';
import { poll, within } from '../process/poll';
import { privateFolder } from '../process/data-folder';

const run = promisify(execFile);
const startMs = 20_000;
const askMs = 5_000;

/**
 * Starts a D-Bus session and a keyring of Roomkey's own, unlocked, and adds them to an environment.
 * The person's own session and keyring are neither used nor created.
 *
 * @param home keeps the keyring from one run to the next
 * @param runtime holds sockets for this run only
 */
export async function startPrivateKeyring(
  children: Children,
  home: string,
  runtime: string,
  env: NodeJS.ProcessEnv,
): Promise<NodeJS.ProcessEnv> {
  const keyringHome = await privateFolder(path.join(home, 'keyring'));
  const sessionEnv = { ...env, XDG_RUNTIME_DIR: runtime };
  // What the bus starts by itself must not find the person's keyring either.
  const daemonEnv = { ...sessionEnv, XDG_DATA_HOME: keyringHome, DBUS_SESSION_BUS_ADDRESS: undefined };
  const address = await within(
    'The D-Bus session did not start',
    startMs,
    new Promise<string>((resolve) => {
      children.start({
        name: 'The D-Bus session (dbus-daemon)',
        command: 'dbus-daemon',
        args: ['--session', '--nofork', '--nopidfile', '--print-address=1'],
        env: daemonEnv,
        onLine: resolve,
      });
    }),
  );
  children.start({
    name: 'The keyring (gnome-keyring-daemon)',
    command: 'gnome-keyring-daemon',
    args: ['--foreground', '--unlock', '--components=secrets'],
    env: { ...daemonEnv, DBUS_SESSION_BUS_ADDRESS: address },
    input: await keyringPassword(keyringHome),
  });
  const result = { ...sessionEnv, DBUS_SESSION_BUS_ADDRESS: address };
  await poll(
    `The keyring in ${keyringHome} did not open (if its password file is damaged, delete the folder)`,
    startMs,
    () => isUnlocked(result),
  );
  return result;
}

/** SECURITY: a keyring without a password would lie in plain text on the disk; this one is random, mode 0600. */
async function keyringPassword(folder: string): Promise<string> {
  const file = path.join(folder, 'password');
  const kept = await readFile(file, 'utf8').catch(() => '');
  if (kept !== '') return kept;
  const made = randomBytes(24).toString('base64url');
  await writeFile(file, made, { mode: 0o600, flush: true });
  return made;
}

/**
 * Whether the login collection is there and open. The first question is for the bus alone: a question to a service
 * that has not arrived yet would make the bus start a second one, which nobody unlocks.
 */
async function isUnlocked(env: NodeJS.ProcessEnv): Promise<true | undefined> {
  const owned = await ask(env, 'org.freedesktop.DBus', '/', 'org.freedesktop.DBus.NameHasOwner', [
    'string:org.freedesktop.secrets',
  ]);
  if (!owned.includes('boolean true')) return undefined;
  const locked = await ask(
    env,
    'org.freedesktop.secrets',
    '/org/freedesktop/secrets/collection/login',
    'org.freedesktop.DBus.Properties.Get',
    ['string:org.freedesktop.Secret.Collection', 'string:Locked'],
  );
  return locked.includes('boolean false') ? true : undefined;
}

/** One method call on the session bus; an empty answer stands for an error. */
async function ask(
  env: NodeJS.ProcessEnv,
  service: string,
  object: string,
  method: string,
  args: readonly string[],
): Promise<string> {
  const call = ['--session', '--print-reply', `--dest=${service}`, object, method, ...args];
  return run('dbus-send', call, { env, timeout: askMs }).then(
    ({ stdout }) => stdout,
    () => '',
  );
}
