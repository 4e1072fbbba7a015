/** What main answers, channel by channel. */
import { z } from 'zod';
import { CHANNELS } from '@roomkey/shared/ipc/channels';
import type { Diagnostics, Result } from '@roomkey/shared/ipc/contract';
import { ChangePreferencesSchema, ExitKioskSchema, PutSecretSchema } from '@roomkey/shared/ipc/schemas';
import { IntentSchema } from '@roomkey/shared/setup/contract/intent-schema';
import type { SecretBox } from '@roomkey/shared/setup/machine/secret-box';
import type { SetupSession } from '@roomkey/shared/setup/machine/session';
import type { PinLock } from '../kiosk/pin-lock';
import type { PreferencesStore } from '../preferences/preferences';
import { checked, failed, type Handler, succeeded } from './checked';
import { createSettingsHandlers, type SettingsHandlerParts } from './settings-handlers';

/** Main sends on these, and never listens. */
type PushChannel = (typeof CHANNELS)['viewChanged' | 'preferencesChanged' | 'settingsChanged'];
type InvokeChannel = Exclude<(typeof CHANNELS)[keyof typeof CHANNELS], PushChannel>;
export type Handlers = Readonly<Record<InvokeChannel, Handler>>;

export interface HandlerParts extends Pick<SettingsHandlerParts, 'settings'> {
  /** Resolves once the setup runs: the page may ask before. */
  readonly setup: Promise<SetupSession>;
  /** Where OTP and passwords wait for the machine. */
  readonly secrets: Pick<SecretBox, 'put'>;
  /**
   * Where the exit PIN waits for the lock.
   * SECURITY: a box of its own, so that the handle of a PIN can never be submitted as an OTP and sent to a portal.
   */
  readonly pins: Pick<SecretBox, 'put' | 'take'>;
  /** Null unless the console runs as a kiosk. */
  readonly lock: PinLock | null;
  readonly diagnostics: Diagnostics;
  readonly preferences: Pick<PreferencesStore, 'view' | 'change'>;
  readonly leaveKiosk: () => void;
  /** Ends the console and starts it again. */
  readonly restart: () => void;
}

export const Nothing = z.tuple([]);

export function createHandlers(parts: HandlerParts): Handlers {
  return {
    [CHANNELS.getView]: checked(Nothing, async () => succeeded((await parts.setup).view())),
    [CHANNELS.sendIntent]: checked(z.tuple([IntentSchema]), async ([intent]) =>
      (await parts.setup).send(intent) ? succeeded(null) : failed('intent.notNow'),
    ),
    // SECURITY: write-only. What a person typed goes in, a handle comes out; no channel reads a secret back.
    [CHANNELS.putSecret]: checked(z.tuple([PutSecretSchema]), ([{ purpose, value }]) => {
      const box = purpose === 'exitPin' ? parts.pins : parts.secrets;
      return succeeded({ handle: box.put(value) });
    }),
    [CHANNELS.exitKiosk]: checked(z.tuple([ExitKioskSchema]), ([{ handle }]) => tryExit(parts, handle)),
    [CHANNELS.getDiagnostics]: checked(Nothing, () => succeeded(parts.diagnostics)),
    [CHANNELS.getPreferences]: checked(Nothing, () => succeeded(parts.preferences.view())),
    [CHANNELS.setPreferences]: checked(z.tuple([ChangePreferencesSchema]), async ([change]) => {
      const view = await parts.preferences.change(change);
      return view === null ? failed('preferences.managed') : succeeded(view);
    }),
    [CHANNELS.restartConsole]: checked(Nothing, () => {
      parts.restart();
      return succeeded(null);
    }),
    ...createSettingsHandlers(parts),
  };
}

async function tryExit({ lock, pins, leaveKiosk }: HandlerParts, handle: string): Promise<Result<null>> {
  if (lock === null) return failed('ipc.refused');
  const pin = pins.take(handle);
  if (pin === null) return failed('ipc.malformed');
  const answer = await lock.attempt(pin);
  if (answer.outcome === 'right') {
    leaveKiosk();
    return succeeded(null);
  }
  return failed(answer.outcome === 'wrong' ? 'kiosk.wrongPin' : 'kiosk.wait', answer.retryAfterSeconds);
}
