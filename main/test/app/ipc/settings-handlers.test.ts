import { CHANNELS } from '@roomkey/shared/ipc/channels';
import { createSecretBox } from '@roomkey/shared/setup/machine/secret-box';
import { describe, expect, test } from 'vitest';
import { createSystemClock } from '../../../adapters/clock/system-clock';
import { createCryptoRandom } from '../../../adapters/random/crypto-random';
import { createSettingsHandlers } from '../../../app/ipc/settings-handlers';
import { createPinLock } from '../../../app/kiosk/pin-lock';
import { ExportFailure } from '../../../app/settings/export-log';
import { createSettings, type Settings, type SettingsParts } from '../../../app/settings/settings';

const PIN = '493817';
const FACTS = { system: 'Windows 11', displays: [], certificateFingerprint: null, exportFolder: '/x' };

/** The real lock and the real pass; what the calls do beyond it is played. */
interface Setting {
  readonly pin?: string | null;
  readonly exports?: ExportFailure | null;
}
async function gate({ pin = PIN, exports = null }: Setting = {}) {
  const clock = createSystemClock();
  const random = createCryptoRandom();
  const pins = createSecretBox(clock, random);
  const notes: string[] = [];
  const note = (event: string) => void notes.push(event);
  /** Wrong PINs are not kept here. */
  const lockParts = {
    wallClock: () => clock.now(),
    monotonic: () => clock.now(),
    file: { read: () => Promise.resolve(null), write: () => Promise.resolve(true) },
  };
  const acts: string[] = [];
  const setup = Promise.resolve({ reset: () => (acts.push('reset'), true) });
  const real = createSettings({
    setup: setup as unknown as SettingsParts['setup'],
    lock: pin === null ? null : await createPinLock({ ...lockParts, pin, note }),
    vault: Promise.resolve({ read: () => Promise.resolve(null) }),
    boxes: [],
    ...{ clock, random, note },
    diagnostics: { appVersion: '1', electronVersion: '33', platform: 'linux', kiosk: pin !== null, packaged: false },
    preferences: () => ({
      theme: 'system',
      textSize: 100,
      motion: 'system',
      shownTheme: 'light',
      managed: [],
      kept: true,
    }),
    facts: () => FACTS,
    exportFolder: { path: '/x', make: false },
    logFolder: '/x',
    leaveKiosk: () => acts.push('left'),
    tell: () => {},
  });
  const settings: Settings = {
    ...real,
    exportLog: () => {
      acts.push('export');
      return exports === null ? Promise.resolve(null) : Promise.reject(exports);
    },
  };
  const handlers = createSettingsHandlers({ settings, pins });
  const unlock = (typed: string | null) =>
    handlers[CHANNELS.unlockSettings]([{ handle: typed === null ? null : pins.put(typed) }]);
  const open = async (): Promise<string> => {
    const answer = await unlock(pin);
    if (!answer.ok) throw new Error(answer.error.code);
    return (answer.value as { pass: string }).pass;
  };
  return { handlers, unlock, open, acts, notes };
}

const GUARDED = [
  CHANNELS.stayInSettings,
  CHANNELS.lockSettings,
  CHANNELS.readSettings,
  CHANNELS.exportLog,
  CHANNELS.resetConsole,
  CHANNELS.leaveKioskFromSettings,
] as const;
const LOCKED = { ok: false, error: { code: 'settings.locked' } };

describe.each(GUARDED)('%s', (channel) => {
  test('is refused without the pass, with a made-up one, and with one that has ended', async () => {
    const { handlers, open, acts } = await gate();
    const call = handlers[channel];
    expect(await call([])).toEqual({ ok: false, error: { code: 'ipc.malformed' } });
    expect(await call([{ pass: 'x' }])).toEqual({ ok: false, error: { code: 'ipc.malformed' } });
    expect(await call([{ pass: 'a-pass-that-nobody-gave-out' }])).toEqual(LOCKED);
    const pass = await open();
    expect(await handlers[CHANNELS.lockSettings]([{ pass }])).toEqual({ ok: true, value: null });
    expect(await call([{ pass }])).toEqual(LOCKED);
    expect(acts).toEqual([]);
  });
});

test('the right PIN opens, is logged, and the pass lets calls through', async () => {
  const { handlers, open, acts, notes } = await gate();
  expect(await handlers[CHANNELS.settingsNeedPin]([])).toEqual({ ok: true, value: true });
  const pass = await open();
  expect(await handlers[CHANNELS.readSettings]([{ pass }])).toEqual({ ok: true, value: FACTS });
  expect(await handlers[CHANNELS.exportLog]([{ pass }])).toEqual({ ok: false, error: { code: 'settings.busy' } });
  expect(await handlers[CHANNELS.leaveKioskFromSettings]([{ pass }])).toEqual({ ok: true, value: null });
  expect(acts).toEqual(['export', 'left']);
  expect(notes).toEqual(['settings.unlocked', 'settings.opened', 'kiosk.left']);
});

test('a wrong PIN opens nothing, and the next one has to wait as at the exit', async () => {
  const { unlock, notes } = await gate();
  expect(await unlock('000000')).toEqual({ ok: false, error: { code: 'kiosk.wrongPin', retryAfterSeconds: 1 } });
  expect(await unlock(PIN)).toEqual({ ok: false, error: { code: 'kiosk.wait', retryAfterSeconds: 1 } });
  expect(await unlock(null)).toEqual(LOCKED);
  expect(notes).toEqual(['kiosk.wrongPin']);
});

test('without a PIN they open to everybody, and the log says so', async () => {
  const { handlers, open, notes } = await gate({ pin: null });
  expect(await handlers[CHANNELS.settingsNeedPin]([])).toEqual({ ok: true, value: false });
  const pass = await open();
  expect(await handlers[CHANNELS.stayInSettings]([{ pass }])).toEqual({ ok: true, value: null });
  expect(notes).toEqual(['settings.opened']);
});

test('a reset takes the pass with it', async () => {
  const { handlers, open, acts, notes } = await gate();
  const pass = await open();
  expect(await handlers[CHANNELS.resetConsole]([{ pass }])).toEqual({ ok: true, value: null });
  expect(await handlers[CHANNELS.resetConsole]([{ pass }])).toEqual(LOCKED);
  expect(acts).toEqual(['reset']);
  expect(notes).toContain('settings.reset');
});

test('an export that fails says why', async () => {
  const { handlers, open } = await gate({ exports: new ExportFailure('export.diskFull') });
  const answer = await handlers[CHANNELS.exportLog]([{ pass: await open() }]);
  expect(answer).toEqual({ ok: false, error: { code: 'export.diskFull' } });
});

test('a handle that is used up opens nothing', async () => {
  const { handlers } = await gate();
  const answer = await handlers[CHANNELS.unlockSettings]([{ handle: 'a-handle-nobody-ever-gave' }]);
  expect(answer).toEqual({ ok: false, error: { code: 'ipc.malformed' } });
});
