import { constants } from 'node:fs';
import { access, readdir } from 'node:fs/promises';
import path from 'node:path';
import { missingLibraries } from './missing-libraries';

/** Something that a command needs from the system, and the Debian 12 packages that bring it. */
export interface Requirement {
  /** As messages name it. */
  readonly what: string;
  readonly packages: readonly string[];
  /** Undefined when it is there, else what exactly is missing. */
  readonly missing: () => Promise<string | undefined>;
}

/** The libraries that Electron's executable is linked with; libgtk-3-0 brings most of them. */
const electronPackages = ['libgtk-3-0', 'libnss3', 'libasound2', 'libgbm1', 'libdrm2'];

export function electronLibraries(executable: string): Requirement {
  return {
    what: "Electron's shared libraries",
    packages: electronPackages,
    missing: () => missingLibraries(executable),
  };
}

/** @param keytar the folder of the keytar package */
export function keychainLibrary(keytar: string): Requirement {
  const binary = path.join(keytar, 'prebuilds', `${process.platform}-${process.arch}`, 'keytar.node');
  return {
    what: "the keychain's client library",
    packages: ['libsecret-1-0'],
    missing: () => missingLibraries(binary),
  };
}

export const virtualScreen: readonly Requirement[] = [
  program('a virtual screen', 'Xvfb', ['xvfb']),
  program('a window manager', 'openbox', ['openbox']),
  program('a D-Bus session', 'dbus-run-session', ['dbus']),
  program('D-Bus questions', 'dbus-send', ['dbus']),
  program('a keyring', 'gnome-keyring-daemon', ['gnome-keyring']),
];

export const testTools: readonly Requirement[] = [
  program('a browser', 'chromium', ['chromium']),
  { what: "PostgreSQL's server", packages: ['postgresql'], missing: missingPostgres },
  program('keyboard input for windows', 'xdotool', ['xdotool']),
  program('keyboard layouts', 'setxkbmap', ['x11-xkb-utils']),
  program('screen authorisation', 'xauth', ['xauth']),
  program('displays without monitors', 'Xorg', ['xserver-xorg-core']),
  { what: "Xorg's driver for them", packages: ['xserver-xorg-video-dummy'], missing: missingDummyDriver },
  program('their cables', 'xrandr', ['x11-xserver-utils']),
  program('properties of windows', 'xprop', ['x11-utils']),
  program('certificates for tests', 'openssl', ['openssl']),
  program('networks for tests', 'ip', ['iproute2']),
  program('authorities that a browser trusts', 'certutil', ['libnss3-tools']),
  // The smallest that has both, 1.6 MB; pictures are compared with glyphs of this very file. Windows brings fonts of its own.
  { what: 'fonts for Chinese and Japanese', packages: ['fontconfig', 'fonts-wqy-microhei'], missing: missingFonts },
];

export const benchTools: readonly Requirement[] = [
  { what: "PostgreSQL's server", packages: ['postgresql'], missing: missingPostgres },
  program('an HTTP load generator', 'wrk', ['wrk']),
];

function program(what: string, name: string, packages: readonly string[]): Requirement {
  return {
    what: `${what} (${name})`,
    packages,
    missing: async () => ((await onPath(name)) ? undefined : name),
  };
}

async function onPath(name: string): Promise<boolean> {
  const folders = (process.env['PATH'] ?? '').split(path.delimiter).filter((folder) => folder !== '');
  const found = await Promise.all(folders.map((folder) => isExecutable(path.join(folder, name))));
  return found.includes(true);
}

async function missingFonts(): Promise<string | undefined> {
  const file = '/usr/share/fonts/truetype/wqy/wqy-microhei.ttc';
  return access(file).then(
    () => undefined,
    () => path.basename(file),
  );
}

/** Debian keeps the server's programs of each major version in a folder of their own, off the path. */
async function missingPostgres(): Promise<string | undefined> {
  if (await onPath('postgres')) return undefined;
  const base = '/usr/lib/postgresql';
  const versions = await readdir(base).catch(() => []);
  const found = await Promise.all(versions.map((version) => isExecutable(path.join(base, version, 'bin', 'initdb'))));
  return found.includes(true) ? undefined : 'initdb';
}

async function missingDummyDriver(): Promise<string | undefined> {
  const driver = '/usr/lib/xorg/modules/drivers/dummy_drv.so';
  return access(driver).then(
    () => undefined,
    () => 'dummy_drv.so',
  );
}

async function isExecutable(file: string): Promise<boolean> {
  return access(file, constants.X_OK).then(
    () => true,
    () => false,
  );
}
