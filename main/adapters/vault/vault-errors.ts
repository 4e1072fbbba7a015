import type { VaultCode } from './vault-protocol';

/** Texts of a keychain that is there but shut. */
const LOCKED: readonly RegExp[] = [
  // gnome-keyring 42, recorded.
  /locked collection/i,
  // org.freedesktop.Secret.Error.IsLocked, from the Secret Service specification; not recorded.
  /\bIsLocked\b|object is locked/i,
  // errSecInteractionNotAllowed and errSecAuthFailed of macOS, from Apple's documentation; not recorded.
  /user interaction is not allowed|user name or passphrase you entered is not correct/i,
];

/** Texts of a keychain that is not there. */
const MISSING: readonly RegExp[] = [
  // No D-Bus session, recorded.
  /cannot autolaunch d-bus/i,
  // No D-Bus session inside Electron: Chromium sets the address to "disabled:"; recorded.
  /unsupported transport/i,
  // A bus address that nobody listens on (GLib); recorded.
  /could not connect|connection refused|no such file or directory|connection is closed/i,
  // A bus without a keychain service; recorded.
  /org\.freedesktop\.secrets|not provided by any \.service files|ServiceUnknown/i,
  // gnome-keyring without a login keyring; recorded.
  /object does not exist at path/i,
  // keytar's binary can't be loaded, as where libsecret is not installed (its own text, read in its source; not recorded).
  /failed to load keytar native addon|cannot find (module|package)|cannot open shared object/i,
  // ERROR_NO_SUCH_LOGON_SESSION of Windows: a process without a user's logon session; from its documentation, not recorded.
  /logon session does not exist/i,
];

/** What a text of keytar, libsecret, Windows or macOS means for the person in front of the console. */
export function classifyVaultError(thrown: unknown): VaultCode {
  const text = thrown instanceof Error ? thrown.message : String(thrown);
  if (LOCKED.some((pattern) => pattern.test(text))) return 'vault.locked';
  return MISSING.some((pattern) => pattern.test(text)) ? 'vault.missing' : 'vault.failed';
}
