import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { buildBundles } from '../../build/bundles/build-bundles';
import { packConsole } from '../../build/pack/pack-console';
import { addUp, describeTotal } from '../checks/counts';
import { runStages } from '../checks/run-stages';
import { createChildren } from '../process/children';
import { prepareConsoleRuntime } from '../process/console-runtime';
import { startVirtualSession } from '../display/virtual-session';
import { testTools, virtualScreen } from '../system/requirements';

/** `roomkey test [--full]`: everything, in order, to the end even if something fails. */
export async function run(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({ args: [...args], options: { full: { type: 'boolean', default: false } } });
  await prepareConsoleRuntime([...virtualScreen, ...testTools]);
  await buildBundles();
  const env = {
    ...process.env,
    ...(values.full ? { ROOMKEY_TEST_FULL: '1' } : {}),
    ROOMKEY_INSTALLED: await packedConsole(),
  };
  const counts = await inTestSession(env, (checksEnv) =>
    inTestSession(env, (besideEnv) => runStages(checksEnv, besideEnv)),
  );
  const total = addUp(counts);
  process.stdout.write(`\n${describeTotal(total)}\n`);
  return total.failed === 0 ? 0 : 1;
}

/** The console as it is shipped: one end-to-end test starts it with all its fuses. */
async function packedConsole(): Promise<string> {
  const say = (line: string) => void process.stderr.write(`${line}\n`);
  const { executable } = await packConsole({ variant: 'app', installers: false, release: false, say });
  return executable;
}

/** On Linux windows open on a screen of their own, with a D-Bus session and a keyring that end with the tests. */
async function inTestSession<T>(env: NodeJS.ProcessEnv, work: (env: NodeJS.ProcessEnv) => Promise<T>): Promise<T> {
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
