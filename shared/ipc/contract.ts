/** The contract between page and main, as types: preload implements it, main answers it, the page uses it. No library is imported here. */
import type { Intent } from '../setup/contract/intents';
import type { SetupView } from '../setup/contract/view';
import type { DemoBridge } from './demo';
import type { Preferences, PreferencesView } from './preferences';
import type { SettingsBridge } from './settings';

export type IpcErrorCode =
  | 'ipc.refused'
  | 'ipc.malformed'
  | 'intent.notNow'
  | 'kiosk.wrongPin'
  | 'kiosk.wait'
  | 'ipc.failed'
  | 'preferences.managed'
  | 'settings.locked'
  | 'settings.busy'
  | 'export.diskFull'
  | 'export.notWritable'
  | 'export.noFolder'
  | 'export.secretFound'
  | 'export.failed';

/** Every call resolves to a Result and never throws: fields of thrown errors are lost on their way through the bridge. */
export type Result<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: { readonly code: IpcErrorCode; readonly retryAfterSeconds?: number } };

export type SecretPurpose = 'otp' | 'password' | 'exitPin';

/** About this console; shown in diagnostics. */
export interface Diagnostics {
  readonly appVersion: string;
  readonly electronVersion: string;
  readonly platform: string;
  readonly kiosk: boolean;
  readonly packaged: boolean;
}

/** `window.roomConsole`, exactly. */
export interface RoomConsoleBridge {
  readonly view: {
    get(): Promise<Result<SetupView>>;
    /** Calls back with every new view; answers with how to stop. */
    subscribe(listener: (view: SetupView) => void): () => void;
  };
  readonly intent: { send(intent: Intent): Promise<Result<null>> };
  readonly secret: { put(purpose: SecretPurpose, value: string): Promise<Result<{ readonly handle: string }>> };
  readonly kiosk: { exit(handle: string): Promise<Result<null>> };
  readonly diagnostics: { get(): Promise<Result<Diagnostics>> };
  readonly preferences: {
    get(): Promise<Result<PreferencesView>>;
    /** Members that are left out stay as they are. What the configuration decides is refused with `preferences.managed`. */
    set(change: Partial<Preferences>): Promise<Result<PreferencesView>>;
    /** Calls back with every change, also of the system's theme; answers with how to stop. */
    subscribe(listener: (preferences: PreferencesView) => void): () => void;
  };
  readonly settings: SettingsBridge;
  /** Ends the console and starts it again where it is. */
  readonly device: { restart(): Promise<Result<null>> };
  /** Absent unless the console was started as a demo. */
  readonly demo?: DemoBridge;
}
