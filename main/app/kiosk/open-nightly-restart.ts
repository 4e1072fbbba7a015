/** The nightly restart of this console, with Electron's clocks. */
import path from 'node:path';
import { powerMonitor } from 'electron';
import type { SetupSession } from '@roomkey/shared/setup/machine/session';
import type { Clock, Random } from '@roomkey/shared/setup/machine/ports';
import { readInstallationId } from '../../adapters/installation/installation-id';
import type { AppLog } from '../app-log';
import type { Lifecycle } from '../lifecycle';
import { startNightlyRestart } from './nightly-restart';
import type { NightlyWindow } from './nightly-window';

interface Parts {
  readonly window: NightlyWindow;
  readonly userData: string;
  readonly random: Pick<Random, 'token'>;
  readonly clock: Pick<Clock, 'now'>;
  readonly untouchedMs: () => number;
  readonly session: SetupSession;
  readonly note: AppLog['note'];
  readonly lifecycle: Lifecycle;
}

export async function openNightlyRestart(parts: Parts): Promise<void> {
  const { userData, random, session, lifecycle } = parts;
  const nightly = startNightlyRestart({
    ...parts,
    installationId: await readInstallationId(path.join(userData, 'installation-id'), random),
    file: path.join(userData, 'nightly-restart.json'),
    runningMs: () => process.uptime() * 1_000,
    view: () => session.view(),
    restart: () => lifecycle.restart(),
  });
  const onResume = (): void => void nightly.look();
  powerMonitor.on('resume', onResume);
  lifecycle.beforeExit(() => {
    powerMonitor.off('resume', onResume);
    nightly.stop();
  });
}
