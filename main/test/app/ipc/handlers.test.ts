import { CHANNELS } from '@roomkey/shared/ipc/channels';
import { DEFAULT_PREFERENCES, type Preferences, type PreferencesView } from '@roomkey/shared/ipc/preferences';
import type { Intent } from '@roomkey/shared/setup/contract/intents';
import type { SetupView } from '@roomkey/shared/setup/contract/view';
import { createSecretBox } from '@roomkey/shared/setup/machine/secret-box';
import { describe, expect, test } from 'vitest';
import { createCryptoRandom } from '../../../adapters/random/crypto-random';
import { createSystemClock } from '../../../adapters/clock/system-clock';
import { createHandlers } from '../../../app/ipc/handlers';
import type { Settings } from '../../../app/settings/settings';
import { createPinLock } from '../../../app/kiosk/pin-lock';

const view = { revision: 3, step: 'welcome' } as SetupView;
const diagnostics = { appVersion: '1', electronVersion: '33', platform: 'linux', kiosk: true, packaged: true };

const PREFERENCES: PreferencesView = { ...DEFAULT_PREFERENCES, shownTheme: 'dark', managed: ['theme'], kept: true };
/** Takes everything but a theme, which the configuration decides. */
const preferences = {
  view: () => PREFERENCES,
  change: (change: Partial<Preferences>) => Promise.resolve('theme' in change ? null : { ...PREFERENCES, ...change }),
};
/** Wrong PINs are not kept here. */
const LOCK = {
  pin: '493817',
  wallClock: () => Date.now(),
  monotonic: () => performance.now(),
  file: { read: () => Promise.resolve(null), write: () => Promise.resolve(true) },
  note: () => {},
};

/** What the settings do is tested in settings-handlers.test.ts. */
const settings: Settings = {
  needsPin: true,
  unlock: () => Promise.resolve({ outcome: 'refused' }),
  admits: () => false,
  lock: () => {},
  facts: () => {
    throw new Error('not asked here');
  },
  exportLog: () => Promise.resolve(null),
  reset: () => Promise.resolve(false),
  leaveKiosk: () => {},
};

/** The machine is played here: these tests are about what passes the gate, not about what the machine makes of it. */
async function gate({ takes = true, kiosk = true } = {}) {
  const clock = createSystemClock();
  const secrets = createSecretBox(clock, createCryptoRandom());
  const pins = createSecretBox(clock, createCryptoRandom());
  const sent: Intent[] = [];
  const left: true[] = [];
  const restarted: true[] = [];
  const setup = Promise.resolve({
    view: () => view,
    portalPin: () => null,
    subscribe: () => () => {},
    send: (intent: Intent) => (sent.push(intent), takes),
    reset: () => true,
    stop: () => Promise.resolve(),
  });
  const lock = kiosk ? await createPinLock(LOCK) : null;
  const handlers = createHandlers({
    setup,
    secrets,
    pins,
    lock,
    diagnostics,
    preferences,
    settings,
    leaveKiosk: () => left.push(true),
    restart: () => restarted.push(true),
  });
  return { handlers, sent, left, restarted, secrets, pins };
}

test('answers the view and the diagnostics', async () => {
  const { handlers } = await gate();
  expect(await handlers[CHANNELS.getView]([])).toEqual({ ok: true, value: view });
  expect(await handlers[CHANNELS.getDiagnostics]([])).toEqual({ ok: true, value: diagnostics });
});

test('passes an intent on, and says when it is not the time for it', async () => {
  const taking = await gate();
  expect(await taking.handlers[CHANNELS.sendIntent]([{ type: 'accept' }])).toEqual({ ok: true, value: null });
  expect(taking.sent).toEqual([{ type: 'accept' }]);
  const refusing = await gate({ takes: false });
  expect(await refusing.handlers[CHANNELS.sendIntent]([{ type: 'accept' }])).toEqual({
    ok: false,
    error: { code: 'intent.notNow' },
  });
});

describe('malformed calls reach nobody', () => {
  test.each([
    [CHANNELS.getView, [1]],
    [CHANNELS.getDiagnostics, [{}]],
    [CHANNELS.sendIntent, []],
    [CHANNELS.sendIntent, [{ type: 'accept' }, 'more']],
    [CHANNELS.sendIntent, [{ type: 'xstate.done.actor.submitOtp', output: {} }]],
    [CHANNELS.sendIntent, [{ type: 'accept', output: {} }]],
    [CHANNELS.sendIntent, [{ type: 'submitOtp', otp: '1234567890123452' }]],
    [CHANNELS.sendIntent, ['accept']],
    [CHANNELS.sendIntent, [null]],
    [CHANNELS.putSecret, [{ purpose: 'otp', value: '' }]],
    [CHANNELS.putSecret, [{ purpose: 'otp', value: 'x'.repeat(257) }]],
    [CHANNELS.putSecret, [{ purpose: 'token', value: 'x' }]],
    [CHANNELS.putSecret, [{ purpose: 'otp', value: 16 }]],
    [CHANNELS.setPreferences, [{ theme: 'blue' }]],
    [CHANNELS.setPreferences, [{ theme: undefined }]],
    [CHANNELS.setPreferences, [{ textSize: 110 }]],
    [CHANNELS.setPreferences, [{ zoom: 2 }]],
    [CHANNELS.exitKiosk, [{ handle: 'short' }]],
    [CHANNELS.exitKiosk, ['493817']],
    [CHANNELS.exitKiosk, [{ handle: 'a-handle-nobody-ever-gave' }]],
  ] as const)('%s %j', async (channel, args) => {
    const { handlers, sent, left } = await gate();
    expect(await handlers[channel](args)).toEqual({ ok: false, error: { code: 'ipc.malformed' } });
    expect(sent).toEqual([]);
    expect(left).toEqual([]);
  });
});

const put = async ({ handlers }: Awaited<ReturnType<typeof gate>>, purpose: string, value: string): Promise<string> => {
  const answer = await handlers[CHANNELS.putSecret]([{ purpose, value }]);
  if (!answer.ok) throw new Error(answer.error.code);
  const { handle } = answer.value as { handle: string };
  return handle;
};

test('a secret goes in and only its handle comes out', async () => {
  const open = await gate();
  const handle = await put(open, 'otp', '1234567890123452');
  expect(handle).toMatch(/^[\w-]{16,64}$/);
  expect(open.secrets.take(handle)).toBe('1234567890123452');
});

test('the exit PIN has a box of its own', async () => {
  const open = await gate();
  expect(open.secrets.take(await put(open, 'exitPin', '493817'))).toBeNull();
  expect(open.pins.take(await put(open, 'otp', '1234567890123452'))).toBeNull();
});

test('the right PIN ends the kiosk, a wrong one says how long to wait', async () => {
  const open = await gate();
  const exit = async (pin: string) => open.handlers[CHANNELS.exitKiosk]([{ handle: await put(open, 'exitPin', pin) }]);
  expect(await exit('111111')).toEqual({ ok: false, error: { code: 'kiosk.wrongPin', retryAfterSeconds: 1 } });
  expect(await exit('493817')).toEqual({ ok: false, error: { code: 'kiosk.wait', retryAfterSeconds: 1 } });
  expect(open.left).toEqual([]);

  const fresh = await gate();
  const handle = await put(fresh, 'exitPin', '493817');
  expect(await fresh.handlers[CHANNELS.exitKiosk]([{ handle }])).toEqual({ ok: true, value: null });
  expect(fresh.left).toEqual([true]);
  expect(await fresh.handlers[CHANNELS.exitKiosk]([{ handle }])).toEqual({
    ok: false,
    error: { code: 'ipc.malformed' },
  });
});

test('preferences are read and changed, but not what the configuration decides', async () => {
  const { handlers } = await gate();
  expect(await handlers[CHANNELS.getPreferences]([])).toEqual({ ok: true, value: PREFERENCES });
  expect(await handlers[CHANNELS.setPreferences]([{ textSize: 150 }])).toEqual({
    ok: true,
    value: { ...PREFERENCES, textSize: 150 },
  });
  expect(await handlers[CHANNELS.setPreferences]([{ theme: 'dark' }])).toEqual({
    ok: false,
    error: { code: 'preferences.managed' },
  });
});

test('restarts the console', async () => {
  const { handlers, restarted } = await gate();
  expect(await handlers[CHANNELS.restartConsole]([1])).toEqual({ ok: false, error: { code: 'ipc.malformed' } });
  expect(restarted).toEqual([]);
  expect(await handlers[CHANNELS.restartConsole]([])).toEqual({ ok: true, value: null });
  expect(restarted).toEqual([true]);
});

test('no kiosk, no exit by PIN', async () => {
  const open = await gate({ kiosk: false });
  const handle = await put(open, 'exitPin', '493817');
  expect(await open.handlers[CHANNELS.exitKiosk]([{ handle }])).toEqual({ ok: false, error: { code: 'ipc.refused' } });
});

test('an error within main shows as one code, without its text', async () => {
  const { handlers } = await gate();
  const broken = createHandlers({
    setup: Promise.reject(new Error('secret text')),
    secrets: { put: () => '' },
    pins: { put: () => '', take: () => null },
    lock: null,
    diagnostics,
    preferences,
    settings,
    leaveKiosk: () => {},
    restart: () => {},
  });
  expect(await broken[CHANNELS.getView]([])).toEqual({ ok: false, error: { code: 'ipc.failed' } });
  expect(Object.keys(handlers).sort()).toEqual(
    Object.values(CHANNELS)
      .filter((channel) => !channel.endsWith('.changed'))
      .sort(),
  );
});
