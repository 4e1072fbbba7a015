/**
 * Which parts of the demo the portal and the console have. The one place where they are switched on: without them the demo is
 * portal, console and front of room, driven by hand.
 */
export interface DemoParts {
  /** The portal knows `--demo`: a presenter's page, a reset, an OTP that is always ready. */
  readonly presenter: boolean;
  /** The console knows `--demo-token-file` and `--demo-auto`: story mode, and orders of the presenter's page. */
  readonly director: boolean;
  /** The portal knows `--lan`: its own authority, TLS on the local network. */
  readonly lan: boolean;
}

export const DEMO_PARTS: DemoParts = { presenter: true, director: true, lan: true };
