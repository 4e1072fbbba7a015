/** The one registry of what the administrators' API answers instead of a result (RFC 9457 Problem Details). */
import type { Problem } from '@roomkey/shared/protocol/admin';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import { isUnstorableText } from '../store/database-errors';

/** Stable code → HTTP status and title. Never change a code; texts for people are the web's to choose. */
const PROBLEMS = {
  'request.invalid': { status: 400, title: 'The request is not valid.' },
  'request.tooLarge': { status: 413, title: 'The request body is too large.' },
  'request.contentType': { status: 415, title: 'The content type is not supported.' },
  'resource.notFound': { status: 404, title: 'There is nothing at this address.' },
  'request.methodNotAllowed': { status: 405, title: 'This address takes another method.' },
  'session.required': { status: 401, title: 'Sign in first.' },
  'session.csrf': { status: 403, title: 'The request does not prove that it comes from this site.' },
  'session.forbidden': { status: 403, title: 'Your role does not allow this.' },
  'session.needsCredentials': { status: 403, title: 'Choose a name and password first.' },
  'session.wrongCredentials': { status: 401, title: 'Name or password is wrong.' },
  'session.tooManyAttempts': { status: 429, title: 'Too many attempts. Wait and try again.' },
  'session.linkInvalid': { status: 410, title: 'This sign-in link is not valid any more.' },
  'session.alreadySetUp': { status: 409, title: 'An administrator already exists.' },
  'session.usernameTaken': { status: 409, title: 'This name is taken.' },
  'user.notFound': { status: 404, title: 'There is no such user.' },
  'user.self': { status: 409, title: 'You cannot change or lock yourself.' },
  'user.lastManager': { status: 409, title: 'One Teams Rooms Pro Manager must remain.' },
  'user.sitesNeeded': { status: 422, title: 'Choose at least one site for this role.' },
  'apiToken.notFound': { status: 404, title: 'There is no such API token.' },
  'site.notFound': { status: 404, title: 'There is no such site.' },
  'site.nameTaken': { status: 409, title: 'A site of this name exists.' },
  'csv.invalid': { status: 422, title: 'The CSV file cannot be used as it is. Nothing was changed.' },
  'import.overtaken': {
    status: 409,
    title: 'Others changed the same accounts meanwhile. Nothing was imported; try again.',
  },
  'account.upnTaken': { status: 409, title: 'An account with this UPN exists.' },
  'account.foreignDomain': { status: 422, title: 'The domain is not one of the organisation’s own.' },
  'batch.notFound': { status: 404, title: 'There is no such run.' },
  'batch.running': { status: 409, title: 'This run is still at work.' },
  'batch.passwordsGone': { status: 410, title: 'The passwords could be downloaded for one hour only.' },
  'batch.uploadGone': { status: 410, title: 'Uploaded passwords are kept for one hour only. Upload the file again.' },
  'request.deviceMismatch': { status: 409, title: 'This is not the device that the account expects.' },
  'account.notFound': { status: 404, title: 'There is no such resource account.' },
  'account.notEligible': { status: 409, title: 'This account is not ready for a one-time password.' },
  'account.otpActive': { status: 409, title: 'This account already has an active one-time password.' },
  'account.requestOpen': { status: 409, title: 'A device already waits with this account.' },
  'otp.notFound': { status: 404, title: 'There is no such one-time password.' },
  'otp.notActive': { status: 409, title: 'This one-time password is not active any more.' },
  'otp.notRevealable': {
    status: 409,
    title: 'This one-time password was entered on a device; the portal keeps no readable copy of it.',
  },
  'otp.nothingToKeep': { status: 409, title: 'The portal does not hold this account’s password.' },
  'otp.passwordMismatch': { status: 422, title: 'This is not the account’s password.' },
  'otp.passwordLimited': {
    status: 429,
    title: 'Too many wrong passwords were tried for this account. Wait and try again.',
  },
  'deviceRequest.notFound': { status: 404, title: 'There is no such request.' },
  'request.alreadyDecided': { status: 409, title: 'This request was already decided.' },
  'request.notApproved': {
    status: 409,
    title: 'Only an approval that has not been delivered yet can be withdrawn.',
  },
  'request.cancelled': { status: 409, title: 'The device cancelled this request.' },
  'request.expired': { status: 409, title: 'This request has expired.' },
  'state.otherVersion': { status: 409, title: 'This state was saved by another version of Roomkey.' },
  'state.otherKeys': { status: 409, title: 'This state was saved with another keys file.' },
  'state.invalid': { status: 422, title: 'This state cannot be used. Nothing was changed.' },
  'demo.noDirector': { status: 409, title: 'The demo’s console is not connected.' },
  'demo.tooSlow': { status: 504, title: 'The demo’s console has not answered in time.' },
  'demo.orderOver': { status: 404, title: 'Nobody waits for this order.' },
  'demo.nothingToExpire': { status: 409, title: 'Nothing of this account can run out now.' },
  'portal.unavailable': { status: 503, title: 'The portal cannot do this right now.' },
  'portal.failed': { status: 500, title: 'Something went wrong in the portal.' },
} as const;

export type ProblemCode = keyof typeof PROBLEMS;

export function isProblemCode(code: string): code is ProblemCode {
  return Object.hasOwn(PROBLEMS, code);
}

/** The sentence that stands for the code. */
export function titleOf(code: ProblemCode): string {
  return PROBLEMS[code].title;
}
type FieldError = NonNullable<Problem['errors']>[number];

interface ProblemOptions {
  readonly detail?: string;
  readonly errors?: FieldError[];
  /** Seconds, for `Retry-After`. */
  readonly retryAfter?: number;
}

/** Throw this in a handler; the app's error handler answers with its Problem Details. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  readonly code: ProblemCode;
  readonly statusCode: number;
  readonly retryAfter: number | undefined;
  readonly options: ProblemOptions;

  constructor(code: ProblemCode, options: ProblemOptions = {}) {
    super(PROBLEMS[code].title);
    this.code = code;
    this.statusCode = PROBLEMS[code].status;
    this.retryAfter = options.retryAfter;
    this.options = options;
  }
}

/**
 * Whatever was thrown on a route of the administrators' API, as Problem Details to send with `problem.status`.
 * What is not known becomes `portal.failed` without any of its text: it may hold SQL or values.
 */
export function problemFrom(error: unknown): Problem {
  if (error instanceof ProblemError) return problem(error.code, error.options);
  if (hasZodFastifySchemaValidationErrors(error)) {
    const errors = error.validation.map(({ instancePath, message }) => ({
      path: instancePath.replace(/^\//, '').replaceAll('/', '.'),
      message: message ?? 'not valid',
    }));
    return problem('request.invalid', { errors });
  }
  if (isUnstorableText(error))
    return problem('request.invalid', { detail: 'A text holds characters that cannot be stored.' });
  return problem(codeOfStatus(statusOf(error)));
}

function problem(code: ProblemCode, { detail, errors }: ProblemOptions = {}): Problem {
  return {
    type: `urn:roomkey:problem:${code}`,
    ...PROBLEMS[code],
    ...(detail === undefined ? {} : { detail }),
    code,
    ...(errors === undefined ? {} : { errors }),
  };
}

/** Fastify's own refusals (body too large, not JSON …) carry a status below 500. */
function codeOfStatus(status: number): ProblemCode {
  if (status === 404) return 'resource.notFound';
  if (status === 413) return 'request.tooLarge';
  if (status === 415) return 'request.contentType';
  if (status === 429) return 'session.tooManyAttempts';
  if (status === 503) return 'portal.unavailable';
  return status >= 400 && status < 500 ? 'request.invalid' : 'portal.failed';
}

function statusOf(error: unknown): number {
  if (!(error instanceof Error) || !('statusCode' in error)) return 500;
  return typeof error.statusCode === 'number' ? error.statusCode : 500;
}
