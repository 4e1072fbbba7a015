/** Answers that mean something of their own at one endpoint. */
import { DIRECTORY_ERRORS, type DirectoryErrorName } from '@roomkey/shared/protocol/directory-errors';
import { type ErrorCode, SetupFailure } from '@roomkey/shared/setup/contract/errors';
import { failureOfAnswer, oauthErrorOf, retryAfterOf } from './answers';
import type { HttpAnswer } from './transport';

/** What device_authorization refuses an OTP with. */
export function otpRefusalOf(answer: HttpAnswer): SetupFailure {
  const error = oauthErrorOf(answer);
  if (answer.status === 429) {
    const waitMs = retryAfterOf(answer) ?? 0;
    return new SetupFailure('otp.tooManyGuesses', { seconds: Math.ceil(waitMs / 1000) }, waitMs);
  }
  if (error?.error === 'invalid_grant' && error.otp_status !== undefined)
    return new SetupFailure(`otp.${error.otp_status}`);
  return failureOfAnswer(answer);
}

/** Which text of the console each directory code gets. A wrong name and a wrong password look the same (no enumeration). */
const SIGN_IN_CODES: Readonly<Record<DirectoryErrorName, ErrorCode>> = {
  wrongPassword: 'signIn.wrongPassword',
  unknownUser: 'signIn.wrongPassword',
  accountDisabled: 'signIn.accountDisabled',
  accountLocked: 'signIn.accountLocked',
  passwordExpired: 'signIn.passwordExpired',
  mfaRequired: 'signIn.mfaRequired',
  blockedByPolicy: 'signIn.blockedByPolicy',
  foreignDomain: 'signIn.foreignDomain',
  licenceMissing: 'signIn.licenceMissing',
};

const BY_DIRECTORY_CODE = new Map<string, ErrorCode>(
  Object.entries(SIGN_IN_CODES).map(([name, code]) => [DIRECTORY_ERRORS[name as DirectoryErrorName], code]),
);

/** What the password grant refuses a sign-in with; the directory's own code stands in `params.code`. */
export function signInRefusalOf(answer: HttpAnswer): SetupFailure {
  const error = oauthErrorOf(answer);
  if (error?.error !== 'invalid_grant') return failureOfAnswer(answer);
  const code = error.directory_code ?? '';
  return new SetupFailure(BY_DIRECTORY_CODE.get(code) ?? 'signIn.refused', { code });
}

/** What the credential's endpoints refuse with: 410 once the receipt came in. */
export function deliveryRefusalOf(answer: HttpAnswer): SetupFailure {
  return answer.status === 410 ? new SetupFailure('credential.gone') : failureOfAnswer(answer);
}

/** What a cancel is refused with: a device code that the portal doesn't know (any more). */
export function cancelRefusalOf(answer: HttpAnswer): SetupFailure {
  return oauthErrorOf(answer)?.error === 'invalid_grant'
    ? new SetupFailure('request.unknown')
    : failureOfAnswer(answer);
}

/** What a heartbeat is refused with: 401 says that the token has ended, so that the room signs in again. */
export function heartbeatRefusalOf(answer: HttpAnswer): SetupFailure {
  return answer.status === 401 ? new SetupFailure('signIn.refused', { code: '' }) : failureOfAnswer(answer);
}
