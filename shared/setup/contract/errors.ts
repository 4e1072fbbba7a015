/**
 * The console's one registry of errors. A code is stable: texts in shared/locale, logs, tests and scenarios name it.
 * No library is imported here, so that the console's page can use it.
 */
export const ERROR_CODES = [
  // The way to the portal
  'portal.addressInvalid',
  'portal.addressInsecure',
  'portal.unreachable',
  'portal.nameNotFound',
  'portal.timedOut',
  'portal.certificate',
  'portal.certificateUntrusted',
  'portal.certificateChanged',
  'portal.certificateMismatch',
  'portal.certificateExpired',
  'portal.certificateNotYetValid',
  'portal.certificateName',
  'portal.noTls',
  'portal.proxy',
  'portal.redirected',
  'portal.busy',
  'portal.failing',
  'portal.malformed',
  'portal.notRoomkey',
  'portal.otherAddress',
  'portal.refusedConsole',
  // The one-time password
  'otp.incomplete',
  'otp.tooLong',
  'otp.notDigits',
  'otp.checkDigit',
  'otp.unknown',
  'otp.expired',
  'otp.used',
  'otp.revoked',
  'otp.tooManyGuesses',
  'otp.typeAgain',
  // The request
  'request.unknown',
  'request.expired',
  // The keychain
  'vault.missing',
  'vault.locked',
  'vault.timedOut',
  'vault.failed',
  // The device
  'identity.timedOut',
  'identity.failed',
  'device.noHdmiIngest',
  'device.noFrontOfRoomDisplay',
  'device.noTouchKeyboard',
  'device.clockWrong',
  // The credential
  'credential.gone',
  'credential.unreadable',
  // Signing in
  'signIn.wrongPassword',
  'signIn.accountDisabled',
  'signIn.accountLocked',
  'signIn.passwordExpired',
  'signIn.mfaRequired',
  'signIn.blockedByPolicy',
  'signIn.licenceMissing',
  'signIn.foreignDomain',
  'signIn.refused',
  'manual.emailInvalid',
  'manual.passwordMissing',
  'manual.typeAgain',
  // The console itself
  'state.unreadable',
  'state.unwritable',
  'internal.unexpected',
] as const;

export type ErrorCode = (typeof ERROR_CODES)[number];

/** Values that an error's text names: a domain, seconds to wait, an AADSTS code. Never a secret. */
export type ErrorParams = Readonly<Record<string, string | number>>;

export interface SetupError {
  readonly code: ErrorCode;
  readonly params: ErrorParams;
}

/** What every port rejects with. Anything else that is thrown becomes `internal.unexpected`. */
export class SetupFailure extends Error {
  readonly code: ErrorCode;
  readonly params: ErrorParams;
  /** Milliseconds after which the other side wants to be asked again (`Retry-After`). */
  readonly retryAfterMs: number | null;

  constructor(code: ErrorCode, params: ErrorParams = {}, retryAfterMs: number | null = null) {
    super(code);
    this.name = 'SetupFailure';
    this.code = code;
    this.params = params;
    this.retryAfterMs = retryAfterMs;
  }
}

export function asSetupError(thrown: unknown): SetupError {
  return thrown instanceof SetupFailure
    ? { code: thrown.code, params: thrown.params }
    : { code: 'internal.unexpected', params: {} };
}

/** Failures of the way to the portal that mend themselves: the console waits and asks again. */
const PASSING: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'portal.unreachable',
  'portal.nameNotFound',
  'portal.timedOut',
  'portal.certificate',
  'portal.certificateUntrusted',
  'portal.certificateChanged',
  'portal.certificateExpired',
  'portal.certificateNotYetValid',
  'portal.certificateName',
  'portal.noTls',
  'portal.proxy',
  'portal.redirected',
  'portal.busy',
  'portal.failing',
  'portal.malformed',
]);
export const isPassing = (code: ErrorCode): boolean => PASSING.has(code);

const VAULT: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'vault.missing',
  'vault.locked',
  'vault.timedOut',
  'vault.failed',
]);
export const isVaultError = (code: ErrorCode): boolean => VAULT.has(code);
