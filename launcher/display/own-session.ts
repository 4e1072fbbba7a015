import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createChildren } from '../process/children';
import { startVirtualSession } from './virtual-session';

/** On Linux windows open on a screen of their own, with a D-Bus session and a keyring that end with the work. */
export async function inOwnSession<T>(
  env: NodeJS.ProcessEnv,
  work: (env: NodeJS.ProcessEnv) => Promise<T>,
): Promise<T> {
  if (process.platform !== 'linux') return work(env);
  const home = await mkdtemp(path.join(tmpdir(), 'roomkey-test-'));
  const children = createChildren();
  try {
    const session = await startVirtualSession(children, home);
    const { DISPLAY, XAUTHORITY, DBUS_SESSION_BUS_ADDRESS, XDG_SESSION_TYPE, NO_AT_BRIDGE } = session.env;
    const screen = { DISPLAY, XAUTHORITY, DBUS_SESSION_BUS_ADDRESS, XDG_SESSION_TYPE, NO_AT_BRIDGE };
    const result = await work({ ...env, ...screen, WAYLAND_DISPLAY: undefined });
    await children.stop();
    await session.remove();
    return result;
  } finally {
    await children.stop();
    await rm(home, { recursive: true, force: true });
  }
}
