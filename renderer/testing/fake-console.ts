/**
 * A fake of the bridge, for tests of single screens: the real one needs a window and a console behind it, which the
 * end-to-end tests bring. It records what the page asks for; it never answers on its own.
 */
import type { IpcErrorCode, Result, RoomConsoleBridge, SecretPurpose } from '@roomkey/shared/ipc/contract';
import type { Intent } from '@roomkey/shared/setup/contract/intents';
import type { SetupView } from '@roomkey/shared/setup/contract/view';

const VIEW: SetupView = {
  revision: 1,
  step: 'welcome',
  busy: false,
  error: null,
  locale: 'en',
  allowed: [],
  portal: {
    url: 'https://portal.contoso.test',
    organisation: 'Contoso',
    domains: ['contoso.test', 'rooms.contoso.test'],
  },
  connect: null,
  device: { make: 'Lenovo', model: 'ThinkSmart Hub', serial: null, os: 'Windows 11', source: 'measured' },
  checks: [],
  request: null,
  connection: { state: 'online', retryAt: null },
  rejection: null,
  account: null,
  storage: null,
  health: { error: null, checkedAt: null },
};

export const HANDLE = 'handle-of-what-was-typed';

type Answer = Result<never> | null;
const refusal = (code: IpcErrorCode, retryAfterSeconds?: number): Result<never> => ({
  ok: false,
  error: { code, ...(retryAfterSeconds !== undefined && { retryAfterSeconds }) },
});

export interface FakeConsole {
  readonly bridge: RoomConsoleBridge;
  readonly intents: Intent[];
  readonly secrets: { readonly purpose: SecretPurpose; readonly value: string }[];
  readonly exits: string[];
  /** Pushes a view to the page, with the next revision unless told otherwise. */
  push(change: Partial<SetupView>): void;
  /** From now on, calls of this kind are refused; null takes them again. */
  refuse(call: 'get' | 'intent' | 'secret' | 'exit', code: IpcErrorCode | null, retryAfterSeconds?: number): void;
}

export function fakeConsole(first: Partial<SetupView>, { kiosk = false } = {}): FakeConsole {
  let view: SetupView = { ...VIEW, ...first };
  const listeners = new Set<(view: SetupView) => void>();
  const refused: Record<string, Answer> = {};
  const intents: Intent[] = [];
  const secrets: { purpose: SecretPurpose; value: string }[] = [];
  const exits: string[] = [];
  const answer = <T>(call: string, value: T): Promise<Result<T>> =>
    Promise.resolve(refused[call] ?? { ok: true, value });

  return {
    intents,
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
      diagnostics: {
        get: () =>
          answer('diagnostics', { appVersion: '0', electronVersion: '0', platform: 'test', kiosk, packaged: false }),
      },
    },
  };
}
