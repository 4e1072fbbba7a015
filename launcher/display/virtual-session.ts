import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Children } from '../process/children';
import { privateFolder } from '../process/data-folder';
import { startPrivateKeyring } from './private-keyring';
import { type ScreenPicture, startScreenPicture } from './screen-picture';
import { startXServer } from './x-server';

/** A screen without a monitor, with its own D-Bus session and keyring. */
export interface VirtualSession {
  /** For programs that shall appear on it. */
  readonly env: NodeJS.ProcessEnv;
  readonly display: string;
  readonly authority: string;
  /** Writes what the screen shows to a file, every two seconds. */
  picture(file: string): ScreenPicture;
  /** Removes the session's sockets, after its children have ended. */
  remove(): Promise<void>;
}

/** @param home keeps the keyring from one run to the next */
export async function startVirtualSession(
  children: Children,
  home: string,
  size = '1920x1080',
): Promise<VirtualSession> {
  await privateFolder(home);
  // Short, because a socket's path may have 107 characters at most.
  const runtime = await mkdtemp(path.join(tmpdir(), 'roomkey-'));
  const screen = await startXServer(children, runtime, size);
  const screenEnv: NodeJS.ProcessEnv = {
    ...process.env,
    DISPLAY: screen.display,
    XAUTHORITY: screen.authority,
    XDG_SESSION_TYPE: 'x11',
    WAYLAND_DISPLAY: undefined,
    NO_AT_BRIDGE: '1',
  };
  return {
    env: await startPrivateKeyring(children, home, runtime, screenEnv),
    display: screen.display,
    authority: screen.authority,
    picture: (file) => startScreenPicture(screen.frameBuffer, file),
    remove: () => rm(runtime, { recursive: true, force: true }),
  };
}

/** Whether this command has to bring its own screen. */
export function lacksDisplay(env: NodeJS.ProcessEnv): boolean {
  const present = (name: string) => env[name] !== undefined && env[name] !== '';
  return process.platform === 'linux' && !present('DISPLAY') && !present('WAYLAND_DISPLAY');
}
