import type { SimulatedConsoleOptions } from '../console/options';

/** Own: one list page, one batch and one set of sheets of the administrators' API hold as many. */
export const MOST_DEVICES = 5000;
/** Own: each keychain has a helper process of about 50 MB. */
export const MOST_KEYCHAINS = 50;
/** How many installers type at once when nobody says otherwise. */
export const DEFAULT_CONCURRENCY = 50;

export interface FleetOptions {
  /** 1 to MOST_DEVICES. */
  readonly devices: number;
  /** The same seed gives the same devices and rooms. Letters, digits, hyphens. */
  readonly seed: string;
  readonly portal: {
    readonly url: string;
    /** Of a Pro Manager. */
    readonly apiToken: string;
    /** The run started it, and ends it. */
    readonly own: boolean;
  };
  /** How many consoles are between their first page and the wait for approval at once. */
  readonly concurrency: number;
  /** New consoles per second; null: as fast as `concurrency` lets them. */
  readonly arrivalsPerSecond: number | null;
  readonly vault: 'memory' | 'keychain';
  readonly vaultHelper?: NonNullable<SimulatedConsoleOptions['vaultHelper']>;
  /** Ends the run early; what ran until then is reported. */
  readonly signal: AbortSignal;
  readonly onProgress?: (progress: FleetProgress) => void;
}

export type FleetPhase = 'preparing' | 'entering' | 'approving' | 'checking' | 'stopping';

/** How far a fleet is. */
export interface FleetProgress {
  readonly phase: FleetPhase;
  readonly devices: number;
  /** Top state of each started console → how many are there. */
  readonly steps: Readonly<Record<string, number>>;
  /** Consoles that wait for approval or are past it. */
  readonly entered: number;
  /** At home, with the receipt sent. */
  readonly finished: number;
  readonly failed: number;
  /** Since the consoles began; null before. */
  readonly elapsedMs: number | null;
}
