/**
 * Run by e2e/flows/no-network.spec.ts as root of a network of its own, in which there is nothing but loopback: puts the demo up,
 * plays the story of an approval and resets everything, and prints what it saw as JSON.
 */
import { execFileSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import path from 'node:path';
import { startKeyring } from '../../main/test/support/keyring';
import { makeTempFolder } from '../../main/test/support/temp-folder';
import { readEventLog } from '../console/event-log';
import { launchConsole } from '../console/launch';
import { Administrator } from './admin';
import { startPortalProcess } from './portal-process';
import { Presenter } from './presenter';
import { waitFor } from './wait-for';

/** An address that belongs to nobody (RFC 5737): what counts is that no way leads out. */
const ELSEWHERE = '192.0.2.1';

const errorOf = (host: string): Promise<string> =>
  new Promise((resolve) => {
    const socket = connect(80, host);
    socket.once('connect', () => resolve('connected'));
    socket.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
  });

execFileSync('ip', ['link', 'set', 'lo', 'up']);
const folder = await makeTempFolder();
const portal = await startPortalProcess(0, null, ['--demo']);
const keyring = await startKeyring('unlocked');
const link = path.join(folder.path, 'sign-in-link');
await writeFile(link, await new Administrator(portal.address, await portal.token()).invite('presenter'), {
  mode: 0o600,
});
const userDataDir = path.join(folder.path, 'console');
const console = await launchConsole({
  portal: portal.address,
  userDataDir,
  keyring,
  args: [
    ...['--locale', 'en', '--profile', 'logitech-tap-dell', '--demo-speed', '60'],
    ...['--demo-token-file', portal.tokenFile, '--demo-portal-window', link],
  ],
});
try {
  const presenter = new Presenter(portal.address, () => portal.token());
  await presenter.met();
  const window = await waitFor('the portal’s window', () =>
    console.app.windows().find((page) => page.url().startsWith(portal.address)),
  );
  await window.getByRole('heading', { name: 'Awaiting OTP Approval' }).waitFor();
  const started = await presenter.order({ kind: 'play', story: 'approved', loop: false });
  const played = await waitFor(
    'the story comes to its end',
    async () => {
      const status = await presenter.status();
      return status?.mode === 'waiting' && status.played === 1 ? status : undefined;
    },
    60_000,
  );
  const reset = await presenter.order({ kind: 'reset' });
  await console.page.locator('main[data-step="welcome"]').waitFor();
  const log = await readEventLog(userDataDir);
  process.stdout.write(
    JSON.stringify({
      interfaces: Object.values(networkInterfaces()).flatMap((all) => all?.map(({ internal }) => internal) ?? []),
      elsewhere: await errorOf(ELSEWHERE),
      started: started.outcome,
      step: played.step,
      reset: reset.outcome,
      offline: log.filter(({ state }) => /offline/i.test(state)).map(({ event }) => event),
      failed: log.filter(({ event }) => /failed|refused/i.test(event)).map(({ event }) => event),
    }),
  );
} finally {
  await console.kill9();
  await keyring.stop();
  await portal.remove();
  await folder.remove();
}
