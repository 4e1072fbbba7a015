/** The channels of the settings. */
import { z } from 'zod';
import { CHANNELS } from '@roomkey/shared/ipc/channels';
import type { Result } from '@roomkey/shared/ipc/contract';
import { PassSchema, UnlockSchema } from '@roomkey/shared/ipc/schemas';
import type { SecretBox } from '@roomkey/shared/setup/machine/secret-box';
import { ExportFailure } from '../settings/export-log';
import type { Settings } from '../settings/settings';
import { checked, failed, type Handler, succeeded } from './checked';

export interface SettingsHandlerParts {
  readonly settings: Settings;
  readonly pins: Pick<SecretBox, 'take'>;
}

export function createSettingsHandlers({ settings, pins }: SettingsHandlerParts) {
  /** SECURITY: answers a page that skips the lock: without the pass no call gets further than this. */
  const admitted = (act: () => Result<unknown> | Promise<Result<unknown>>): Handler =>
    checked(z.tuple([PassSchema]), ([{ pass }]) => (settings.admits(pass) ? act() : failed('settings.locked')));

  return {
    [CHANNELS.settingsNeedPin]: checked(z.tuple([]), () => succeeded(settings.needsPin)),
    [CHANNELS.unlockSettings]: checked(z.tuple([UnlockSchema]), async ([{ handle }]) => {
      const pin = handle === null ? null : pins.take(handle);
      if (handle !== null && pin === null) return failed('ipc.malformed');
      const answer = await settings.unlock(pin);
      if (answer.outcome === 'open') return succeeded({ pass: answer.pass });
      if (answer.outcome === 'refused') return failed('settings.locked');
      return failed(answer.outcome === 'wrong' ? 'kiosk.wrongPin' : 'kiosk.wait', answer.retryAfterSeconds);
    }),
    [CHANNELS.stayInSettings]: admitted(() => succeeded(null)),
    [CHANNELS.lockSettings]: admitted(() => {
      settings.lock();
      return succeeded(null);
    }),
    [CHANNELS.readSettings]: admitted(() => succeeded(settings.facts())),
    [CHANNELS.exportLog]: admitted(async () => {
      try {
        const done = await settings.exportLog();
        return done === null ? failed('settings.busy') : succeeded(done);
      } catch (thrown) {
        return failed(thrown instanceof ExportFailure ? thrown.code : 'export.failed');
      }
    }),
    [CHANNELS.resetConsole]: admitted(async () =>
      (await settings.reset()) ? succeeded(null) : failed('intent.notNow'),
    ),
    [CHANNELS.leaveKioskFromSettings]: admitted(() => {
      settings.leaveKiosk();
      return succeeded(null);
    }),
  };
}
