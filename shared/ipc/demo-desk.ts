/**
 * The desk of the packaged demo: a small window for the presenter, which says that the demo is starting or why it does not, and
 * then is the card with what to type and what to click. No library is imported here.
 */

interface Starting {
  readonly phase: 'starting';
  /** It takes longer than usual. */
  readonly isSlow: boolean;
}

interface Failed {
  readonly phase: 'failed';
  /** The portal's own last words, in English. */
  readonly detail: string;
}

export interface DemoCard {
  readonly phase: 'ready';
  /** The code to type, in groups of four, and whose it is; null once it was used. */
  readonly otp: { readonly code: string; readonly roomName: string } | null;
  readonly exitPin: string;
  readonly portalUrl: string;
  /** For one sign-in without a password, while there is no administrator; the portal's sign-in page afterwards. */
  readonly signInLink: string;
  /** The console waits, because a kiosk will cover this card; null while it does not. */
  readonly kiosk: { readonly beginsInSeconds: number | null } | null;
}

export type DemoDeskView = (Starting | Failed | DemoCard) & { readonly revision: number };

/** `retry` after a failure, `newOtp` once the code was used, `begin` the kiosk. */
export const DEMO_DESK_ACTS = ['retry', 'newOtp', 'begin'] as const;
export type DemoDeskAct = (typeof DEMO_DESK_ACTS)[number];

/** `window.roomkeyDemoDesk`, exactly. */
export interface DemoDeskBridge {
  get(): Promise<DemoDeskView>;
  /** Calls back with every new view; answers with how to stop. */
  subscribe(listener: (view: DemoDeskView) => void): () => void;
  act(what: DemoDeskAct): Promise<void>;
}
