/**
 * Everything the machine needs from the world. One adapter per port stands in main/adapters; the simulator brings its own for
 * the vault and the device. Every method rejects with a SetupFailure, and stops when its signal aborts.
 */
import type { DeviceIdentity } from '../../device/identity';
import type { Peripherals } from '../../device/peripherals';
import type { PublicJwk } from '../../protocol/oauth';
import type { RejectionReason } from '../../protocol/lists';
import type { EventRecord } from '../contract/event-log';
import type { ConnectStage } from '../contract/view';

/** Make, model, serial and OS. Rejects with `identity.timedOut` (20 s) or `identity.failed`. */
export interface DeviceProbe {
  read(signal: AbortSignal): Promise<DeviceIdentity>;
  /** Absent where nobody can look. Rejects like `read`. */
  peripherals?(signal: AbortSignal): Promise<Peripherals>;
}

/** What the vault keeps; a device code is kept per request, so that a queued cancel finds its own. */
export type VaultKind = 'encryption-key' | 'proof-key' | 'credential' | `device-code.${string}`;

/**
 * The OS keychain. A null answer says "missing or locked": whoever expects the entry treats it as locked.
 * Rejects with `vault.missing` (no keychain answers), `vault.locked`, `vault.timedOut` or `vault.failed`.
 */
export interface Vault {
  /** Writes an entry of its own, reads it back and removes it: fails loudly where a plain read would answer null. */
  probe(signal: AbortSignal): Promise<void>;
  read(kind: VaultKind, signal: AbortSignal): Promise<string | null>;
  /** Resolves once the value was written and read back the same. Values stay below 2,500 bytes of UTF-16 (Windows allows 2,560). */
  write(kind: VaultKind, value: string, signal: AbortSignal): Promise<void>;
  /** Removing what is not there is no error. */
  remove(kind: VaultKind, signal: AbortSignal): Promise<void>;
}

/** Public halves: `deviceJwk` encrypts the credential, `dpopJkt` names the key that signs proofs. */
export interface PublicKeys {
  readonly deviceJwk: PublicJwk;
  readonly dpopJkt: string;
}

/** The device's two P-256 key pairs. Private halves never leave the adapter but into the vault. */
export interface DeviceKeys {
  /** Reads the pairs or, unless `expected`, makes and stores them. Rejects with `vault.locked` when expected ones read null. */
  ensure(expected: boolean, signal: AbortSignal): Promise<PublicKeys>;
  /** A DPoP proof (RFC 9449 4.2), ES256. `accessToken` adds `ath`. `clockOffsetSeconds` moves `iat` to the portal's time. */
  prove(
    proof: { htm: string; htu: string; nonce?: string; accessToken?: string },
    signal: AbortSignal,
  ): Promise<string>;
  /** Plain text of a compact JWE for `deviceJwk`. Rejects with `credential.unreadable`. */
  decrypt(jwe: string, signal: AbortSignal): Promise<string>;
  /** Removes both pairs from the vault and from memory: the next `ensure` makes others. */
  forget(signal: AbortSignal): Promise<void>;
}

export interface PortalInfo {
  readonly url: string;
  readonly organisation: string;
  readonly domains: readonly string[];
}

/** The portal's answer to an OTP. `deviceCode` is a secret: the actor puts it into the vault at once. */
export interface DeviceAuthorization {
  readonly deviceCode: string;
  readonly userCode: string;
  readonly requestId: string;
  readonly roomName: string;
  readonly expiresInSeconds: number;
  readonly intervalSeconds: number;
}

export type PollOutcome =
  /** `held`: the portal honoured `Prefer: wait`, so the next poll may follow at once. */
  | { readonly kind: 'pending'; readonly held: boolean }
  | { readonly kind: 'slowDown' }
  | { readonly kind: 'approved'; readonly accessToken: string }
  | { readonly kind: 'rejected'; readonly reason: RejectionReason | null; readonly note: string | null }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'expired' }
  /** The portal does not know this device code (any more). */
  | { readonly kind: 'unknown' };

/** A person connects the console to a portal. */
export interface ConnectAttempt {
  /** Scheme, host and port. */
  readonly origin: string;
  /** SHA-256 of the one certificate to take; null: any that is publicly vouched for, or by the configuration's own authority. */
  readonly pin: string | null;
  /** Called as it goes, as far as the network can be watched. */
  readonly onStage: (stage: ConnectStage) => void;
}

/** HTTP to the portal. Rejects with `portal.*`, and with what each method names. */
export interface PortalClient {
  /**
   * As `discover`, watched. `portal.certificateUntrusted` and `portal.certificateChanged` carry the certificate in their params
   * (`fingerprint`, `subject`, `issuer`, `validFrom`, `validUntil`) where the network tells it.
   */
  connect(attempt: ConnectAttempt, signal: AbortSignal): Promise<PortalInfo>;
  /** From now on `pin` is what `connect` takes it for, in all that is asked of this portal. */
  trust(portalUrl: string, pin: string | null): void;
  /** Milliseconds by which the portal's clock is ahead of the console's, by its last answer; null before the first. */
  clockAhead(): number | null;
  discover(address: string, signal: AbortSignal): Promise<PortalInfo>;
  /** Rejects with `otp.unknown|expired|used|revoked|tooManyGuesses`. */
  authorizeDevice(
    request: { portalUrl: string; otp: string; device: DeviceIdentity; keys: PublicKeys },
    signal: AbortSignal,
  ): Promise<DeviceAuthorization>;
  /** One poll; `waitSeconds` 0 asks for an answer at once. */
  poll(
    request: { portalUrl: string; deviceCode: string; waitSeconds: number },
    signal: AbortSignal,
  ): Promise<PollOutcome>;
  /** The credential as a compact JWE. Rejects with `credential.gone` after the receipt. */
  fetchCredential(request: { portalUrl: string; accessToken: string }, signal: AbortSignal): Promise<string>;
  sendReceipt(
    request: { portalUrl: string; accessToken: string; outcome: 'stored' | 'failed' },
    signal: AbortSignal,
  ): Promise<void>;
  cancelRequest(request: { portalUrl: string; deviceCode: string }, signal: AbortSignal): Promise<void>;
  /** Password grant. Rejects with `signIn.*`. */
  signIn(
    request: { portalUrl: string; upn: string; password: string },
    signal: AbortSignal,
  ): Promise<{ accessToken: string; roomName: string }>;
  heartbeat(
    request: { portalUrl: string; accessToken: string; device: DeviceIdentity | null; problems: readonly string[] },
    signal: AbortSignal,
  ): Promise<void>;
}

/** What is kept on disk between two starts: opaque to the store. Never a secret. */
export interface SavedState {
  readonly snapshot: unknown;
  readonly record: unknown;
}

export interface SnapshotStore {
  /** Null on first start. An unreadable file is set aside (kept, renamed) and answered as null, with a line in the log. */
  load(): Promise<SavedState | null>;
  /** Serialised, coalesced to the newest, atomic (temp file, fsync, rename, fsync of the folder). Resolves when durable. */
  save(state: SavedState): Promise<void>;
}

export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  /**
   * Resolves at `deadline` (at once when it has passed); rejects when aborted. A wall clock that is set forward ends the wait
   * within seconds; one that is set back does not lengthen it.
   */
  sleepUntil(deadline: number, signal: AbortSignal): Promise<void>;
}

export interface Random {
  /** 128 random bits or more, URL-safe. */
  token(): string;
  /** Uniform in [0, 1): jitter only. */
  fraction(): number;
}

export interface Log {
  /** SECURITY: answers leaks through logs: a record's shape has no place for a secret. */
  write(record: EventRecord): void;
}

export interface Ports {
  readonly probe: DeviceProbe;
  readonly vault: Vault;
  readonly keys: DeviceKeys;
  readonly portal: PortalClient;
  readonly store: SnapshotStore;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
}
