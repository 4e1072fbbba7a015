/**
 * A fake of the bridge, for tests of single screens: the real one needs a window and a console behind it, which the
 * end-to-end tests bring. It records what the page asks for; it never answers on its own.
 */
import type { IpcErrorCode, Result, RoomConsoleBridge, SecretPurpose } from '@roomkey/shared/ipc/contract';
import { DEFAULT_PREFERENCES, type PreferencesView } from '@roomkey/shared/ipc/preferences';
import type { ExportedLog, SettingsFacts, SettingsNews } from '@roomkey/shared/ipc/settings';
import type { Intent } from '@roomkey/shared/setup/contract/intents';
import { BLANK_VIEW, type SetupView } from '@roomkey/shared/setup/contract/view';

const VIEW: SetupView = {
  ...BLANK_VIEW,
  revision: 1,
  portal: {
    url: 'https://portal.contoso.test',
    organisation: 'Contoso',
    domains: ['contoso.test', 'rooms.contoso.test'],
  },
  device: { make: 'Lenovo', model: 'ThinkSmart Hub', serial: null, os: 'Windows 11', source: 'measured' },
};

export const PREFERENCES: PreferencesView = { ...DEFAULT_PREFERENCES, shownTheme: 'light', managed: [], kept: true };

export const PASS = 'pass-of-the-settings';
const FACTS: SettingsFacts = {
  system: 'Windows 11 10.0.22631',
  displays: [
    { width: 1280, height: 800, scale: 1, main: true },
    { width: 1920, height: 1080, scale: 1, main: false },
  ],
  certificateFingerprint: null,
  exportFolder: '/home/room/Downloads',
};
const EXPORTED: ExportedLog = {
  folder: '/home/room/Downloads',
  file: 'roomkey-log.zip',
  bytes: 123_456,
  lines: 789,
};

export const HANDLE = 'handle-of-what-was-typed';

type Answer = Result<never> | null;
const refusal = (code: IpcErrorCode, retryAfterSeconds?: number): Result<never> => ({
  ok: false,
  error: { code, ...(retryAfterSeconds !== undefined && { retryAfterSeconds }) },
});

export interface FakeOptions {
  readonly kiosk?: boolean;
  readonly preferences?: PreferencesView;
}

type FakeCall = 'get' | 'intent' | 'secret' | 'exit' | 'unlock' | 'exportLog' | 'reset' | 'restart';

export interface FakeConsole {
  readonly bridge: RoomConsoleBridge;
  readonly intents: Intent[];
  readonly secrets: { readonly purpose: SecretPurpose; readonly value: string }[];
  readonly exits: string[];
  /** Calls of the settings and of the device, in order, each with the pass it showed. */
  readonly acts: string[];
  tell(news: SettingsNews): void;
  /** Pushes a view to the page, with the next revision unless told otherwise. */
  push(change: Partial<SetupView>): void;
  /** From now on, calls of this kind are refused; null takes them again. */
  refuse(call: FakeCall, code: IpcErrorCode | null, retryAfterSeconds?: number): void;
}

export function fakeConsole(
  first: Partial<SetupView>,
  { kiosk = false, preferences: firstPreferences = PREFERENCES }: FakeOptions = {},
): FakeConsole {
  let view: SetupView = { ...VIEW, ...first };
  const listeners = new Set<(view: SetupView) => void>();
  let preferences = firstPreferences;
  const preferenceListeners = new Set<(view: PreferencesView) => void>();
  const refused: Record<string, Answer> = {};
  const intents: Intent[] = [];
  const secrets: { purpose: SecretPurpose; value: string }[] = [];
  const exits: string[] = [];
  const acts: string[] = [];
  const newsListeners = new Set<(news: SettingsNews) => void>();
  const answer = <T>(call: string, value: T): Promise<Result<T>> =>
    Promise.resolve(refused[call] ?? { ok: true, value });

  const act = <T>(name: string, pass: string, value: T): Promise<Result<T>> => {
    acts.push(`${name} ${pass}`);
    return answer(name, value);
  };

  return {
    intents,
    acts,
    tell(news) {
      for (const listener of newsListeners) listener(news);
    },
    secrets,
    exits,
    push(change) {
      view = { ...view, revision: view.revision + 1, ...change };
      for (const listener of listeners) listener(view);
    },
    refuse(call, code, retryAfterSeconds) {
      refused[call] = code === null ? null : refusal(code, retryAfterSeconds);
    },
    bridge: {
      view: {
        get: () => answer('get', view),
        subscribe(listener) {
          listeners.add(listener);
          return () => listeners.delete(listener);
        },
      },
      intent: {
        send(intent) {
          intents.push(intent);
          return answer('intent', null);
        },
      },
      secret: {
        put(purpose, value) {
          secrets.push({ purpose, value });
          return answer('secret', { handle: HANDLE });
        },
      },
      kiosk: {
        exit(handle) {
          exits.push(handle);
          return answer('exit', null);
        },
      },
      preferences: {
        get: () => answer('preferences', preferences),
        set(change) {
          preferences = { ...preferences, ...change };
          for (const listener of preferenceListeners) listener(preferences);
          return answer('preferences', preferences);
        },
        subscribe(listener) {
          preferenceListeners.add(listener);
          return () => preferenceListeners.delete(listener);
        },
      },
      settings: {
        needsPin: () => answer('needsPin', kiosk),
        unlock(handle) {
          acts.push(`unlock ${handle ?? 'without'}`);
          return answer('unlock', { pass: PASS });
        },
        stay: (pass) => act('stay', pass, null),
        lock: (pass) => act('lock', pass, null),
        read: (pass) => act('read', pass, FACTS),
        exportLog: (pass) => act('exportLog', pass, EXPORTED),
        reset: (pass) => act('reset', pass, null),
        leaveKiosk: (pass) => act('leaveKiosk', pass, null),
        subscribe(listener) {
          newsListeners.add(listener);
          return () => newsListeners.delete(listener);
        },
      },
      device: {
        restart() {
          acts.push('restart');
          return answer('restart', null);
        },
      },
      diagnostics: {
        get: () =>
          answer('diagnostics', { appVersion: '0', electronVersion: '0', platform: 'test', kiosk, packaged: false }),
      },
    },
  };
}
