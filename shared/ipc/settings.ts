/** The settings of the console: for whoever knows the exit PIN, or for everybody where none is set. No library is imported here. */
import type { Result } from './contract';

/** What only the settings show; the rest stands in the view and in the diagnostics. */
export interface SettingsFacts {
  /** The operating system's own name and version. */
  readonly system: string;
  readonly displays: readonly {
    /** In pixels that the page sees. */
    readonly width: number;
    readonly height: number;
    /** How many pixels of the display make one of these. */
    readonly scale: number;
    readonly main: boolean;
  }[];
  /** SHA-256 of the portal's certificate, where a person confirmed it. */
  readonly certificateFingerprint: string | null;
  /** Where exports are written. */
  readonly exportFolder: string;
}

export interface ExportedLog {
  readonly folder: string;
  readonly file: string;
  readonly bytes: number;
  readonly lines: number;
}

export type SettingsNews =
  /** Nobody used them for two minutes. */
  | { readonly type: 'locked' }
  /** `part` grows from 0 to 1. */
  | { readonly type: 'exporting'; readonly part: number };

/**
 * Whoever unlocks gets a pass, which every other call must show. It ends with `lock`, with two minutes without a call, and with
 * the page that holds it.
 */
export interface SettingsBridge {
  needsPin(): Promise<Result<boolean>>;
  /** `handle`: of the PIN, as `secret.put` answered it; null where no PIN is needed. */
  unlock(handle: string | null): Promise<Result<{ readonly pass: string }>>;
  /** Somebody is still there. */
  stay(pass: string): Promise<Result<null>>;
  lock(pass: string): Promise<Result<null>>;
  read(pass: string): Promise<Result<SettingsFacts>>;
  exportLog(pass: string): Promise<Result<ExportedLog>>;
  /** Begins; the view tells how it goes. The pass ends with it. */
  reset(pass: string): Promise<Result<null>>;
  leaveKiosk(pass: string): Promise<Result<null>>;
  subscribe(listener: (news: SettingsNews) => void): () => void;
}
