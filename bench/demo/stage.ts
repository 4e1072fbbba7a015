/** The demo as `npm start` puts it up: a portal with `--demo`, and a console with its three windows and a keychain. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ADMIN_PATHS, InvitationSchema } from '@roomkey/shared/protocol/admin';
import { launchConsole, type RunningConsole } from '../../e2e/console/launch';
import { freePort } from '../../e2e/support/free-port';
import { Presenter } from '../../e2e/support/presenter';
import { waitFor } from '../../e2e/support/wait-for';
import { startKeyring } from '../../main/test/support/keyring';
import { startPortalProcess } from '../bench-portal';
import { type PortalProbe, probePortal } from './memory';

/** As fast as console and portal answer. */
const SPEED = '60';

export interface DemoStage {
  readonly presenter: Presenter;
  readonly console: RunningConsole;
  readonly portal: PortalProbe;
  close(): Promise<void>;
}

export async function openStage(): Promise<DemoStage> {
  const folder = await mkdtemp(path.join(tmpdir(), 'roomkey-bench-'));
  const endings: (() => unknown)[] = [() => rm(folder, { recursive: true, force: true, maxRetries: 5 })];
  const close = async () => {
    for (const end of endings.toReversed()) await end();
  };
  try {
    const inspectPort = await freePort();
    const data = ['--data', path.join(folder, 'data'), '--keys', path.join(folder, 'keys.json')];
    const portal = await startPortalProcess(
      folder,
      [...data, '--seed', 'contoso', '--demo'],
      [`--inspect=127.0.0.1:${String(inspectPort)}`],
    );
    endings.push(() => portal.stop());
    const probe = await probePortal(inspectPort);
    endings.push(() => probe.close());
    const keyring = await startKeyring('unlocked');
    endings.push(() => keyring.stop());

    const invited = { username: 'presenter', role: 'Teams Rooms Pro Manager', siteIds: [] };
    const { url } = InvitationSchema.parse(await portal.api('POST', ADMIN_PATHS.users, invited));
    const link = path.join(folder, 'sign-in-link');
    await writeFile(link, url, { mode: 0o600 });
    const console = await launchConsole({
      portal: portal.url,
      userDataDir: path.join(folder, 'console'),
      keyring,
      args: [
        ...['--locale', 'en', '--profile', 'logitech-tap-dell'],
        ...['--demo-token-file', portal.tokenFile, '--demo-speed', SPEED, '--demo-portal-window', link],
      ],
    });
    endings.push(() => console.kill9());
    await waitFor('the demo has three windows', () => (console.app.windows().length === 3 ? true : undefined), 60_000);
    const presenter = new Presenter(portal.url, () => Promise.resolve(portal.token));
    await presenter.met();
    return { presenter, console, portal: probe, close };
  } catch (error) {
    await close();
    throw error;
  }
}
