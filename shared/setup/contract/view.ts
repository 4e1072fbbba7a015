/**
 * What the console's page shows: the one thing that leaves the machine. Serialisable, without secrets, with a revision.
 * No library is imported here.
 */
import type { DeviceIdentity } from '../../device/identity';
import type { RejectionReason } from '../../protocol/lists';
import type { SetupError } from './errors';
import type { IntentType } from './intents';

export const STEPS = [
  'starting',
  'connect',
  'welcome',
  'verifyingDevice',
  'deviceVerificationFailed',
  'agreement',
  'oneTimePassword',
  'awaitingApproval',
  'rejected',
  'expired',
  'cancelled',
  'storingCredentials',
  'vaultUnavailable',
  'signingIn',
  'signInFailed',
  'manualSetup',
  'startingOver',
  'signedIn',
  'home',
  'resetting',
] as const;
export type Step = (typeof STEPS)[number];

/** In the order in which they are shown. Those of what is attached are made where the device can say it. */
export const CHECKS = [
  'identity',
  'vault',
  'portal',
  'clock',
  'hdmiIngest',
  'frontOfRoomDisplay',
  'touchKeyboard',
] as const;
export type CheckId = (typeof CHECKS)[number];

export interface DeviceCheck {
  readonly id: CheckId;
  /** A warning does not block setup. `waiting` and `running` are seen while the device is being verified only. */
  readonly outcome: 'waiting' | 'running' | 'passed' | 'warning' | 'failed';
  readonly error: SetupError | null;
}

/** What a room that is set up checks every five minutes. */
export const HEALTH_PARTS = ['signIn', 'portal', 'frontOfRoom'] as const;

export interface HealthPart {
  readonly id: (typeof HEALTH_PARTS)[number];
  /** `unknown`: not reached because another part failed before it, or nobody can look. */
  readonly outcome: 'passed' | 'failed' | 'unknown';
  readonly error: SetupError | null;
}

/** A request as the page shows it. Times are milliseconds since the epoch by the console's clock. */
export interface RequestView {
  readonly requestId: string;
  readonly userCode: string;
  readonly roomName: string;
  readonly enteredAt: number;
  readonly expiresAt: number;
}

/** What is tried, in this order, when a console connects: the name, the connection, its protection, the answer. */
export const CONNECT_STAGES = ['name', 'reach', 'protect', 'ask'] as const;
export type ConnectStage = (typeof CONNECT_STAGES)[number];

/** A certificate as a person compares it. Times are milliseconds since the epoch. */
export interface CertificateView {
  /** SHA-256, 64 hexadecimal digits. */
  readonly fingerprint: string;
  readonly subject: string;
  readonly issuer: string;
  readonly validFrom: number;
  readonly validUntil: number;
  /** What was confirmed for this address before, where the portal now shows another one. */
  readonly expected: string | null;
}

/** How a connection to a portal stands, while it is made. */
export interface ConnectView {
  readonly phase: 'entering' | 'testing' | 'confirmingCertificate' | 'confirmingOrganisation';
  /** What is asked, once it is read from what was typed. */
  readonly address: string | null;
  /** How far the last attempt came: this stage is under way, or is the one that failed. */
  readonly stage: ConnectStage | null;
  readonly certificate: CertificateView | null;
  readonly found: { readonly url: string; readonly organisation: string; readonly domains: readonly string[] } | null;
}

/** How the way to the portal stands while the console waits for it. */
export interface ConnectionView {
  readonly state: 'online' | 'offline';
  /** When the console asks again, while offline. */
  readonly retryAt: number | null;
}

/** A reset's stages; `blocked` can be given up, `incomplete` only gone on with. */
export const RESET_PHASES = ['checking', 'blocked', 'tellingPortal', 'clearing', 'incomplete'] as const;
export type ResetPhase = (typeof RESET_PHASES)[number];

export interface SetupView {
  /** Grows with every change; a page drops a view older than the one it shows. */
  readonly revision: number;
  readonly step: Step;
  /** True while the machine works on what the person asked for: controls are disabled, progress is shown. */
  readonly busy: boolean;
  readonly error: SetupError | null;
  readonly locale: string;
  /** The intents that would be taken now; the page enables its controls by it. */
  readonly allowed: readonly IntentType[];
  readonly portal: {
    readonly url: string;
    readonly organisation: string | null;
    readonly domains: readonly string[];
  } | null;
  /** Null outside of `connect`. */
  readonly connect: ConnectView | null;
  readonly device: DeviceIdentity | null;
  readonly checks: readonly DeviceCheck[];
  readonly request: RequestView | null;
  readonly connection: ConnectionView;
  readonly rejection: { readonly reason: RejectionReason | null; readonly note: string | null } | null;
  readonly account: { readonly upn: string; readonly roomName: string } | null;
  /** Why the console's state could not be written to disk, while it can't: a restart would lose what follows. */
  readonly storage: SetupError | null;
  /**
   * At home: the last self-check. `error` says why the room cannot sign in or report, and is null also where only the display is
   * missing; `parts` holds every part in the order of HEALTH_PARTS, and is empty before the first check.
   */
  readonly health: {
    readonly error: SetupError | null;
    readonly checkedAt: number | null;
    readonly parts: readonly HealthPart[];
  };
  readonly reset: ResetPhase | null;
}

/** A console that has nothing to show yet: what pre-rendered screens and tests begin with. */
export const BLANK_VIEW: SetupView = {
  revision: 0,
  step: 'welcome',
  busy: false,
  error: null,
  locale: 'en',
  allowed: [],
  portal: null,
  connect: null,
  device: null,
  checks: [],
  request: null,
  connection: { state: 'online', retryAt: null },
  rejection: null,
  account: null,
  storage: null,
  health: { error: null, checkedAt: null, parts: [] },
  reset: null,
};
