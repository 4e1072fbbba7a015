/** `POST /oauth2/device_authorization` (RFC 8628 3.1 and 3.2), with an OTP in front. */
import type { FastifyRequest } from 'fastify';
import { storedIdentity } from '@roomkey/shared/device/device-match';
import { LIMITS } from '@roomkey/shared/protocol/limits';
import type { OtpRefusal } from '@roomkey/shared/protocol/lists';
import {
  DeviceAuthorizationFormSchema,
  SCOPES,
  type DeviceAuthorizationForm,
  type DeviceAuthorizationResponse,
} from '@roomkey/shared/protocol/oauth';
import { normaliseOtp, otpProblem } from '@roomkey/shared/protocol/otp';
import type { PortalContext } from '../context';
import { claimOtp, type ClaimResult, type Submission } from './claim-otp';
import { requireClient, requireScope } from './client';
import { readDeviceJwk } from './device-keys';
import { endpointUrl } from './endpoint-url';
import { readForm } from './form';
import { invalidRequest, OAuthFailure } from './oauth-errors';
import { admitSource, countGuess, forgetGuesses } from './otp-guesses';
import type { OAuthServices } from './services';
import { sourceOf } from './source';

const REFUSALS: Readonly<Record<OtpRefusal, string>> = {
  unknown: 'The one-time password is not known.',
  expired: 'The one-time password has expired.',
  used: 'The one-time password was used before.',
  revoked: 'The one-time password was revoked.',
};

/** @throws OAuthFailure `invalid_request`, `invalid_client`, `invalid_scope`, `invalid_grant` with `otp_status`, or 429. */
export async function authorizeDevice(
  services: OAuthServices,
  request: FastifyRequest,
): Promise<DeviceAuthorizationResponse> {
  const { ctx } = services;
  requireClient(request.body);
  const form = readForm(DeviceAuthorizationFormSchema, request.body);
  requireScope(form.scope, SCOPES.credential);
  const submission = readSubmission(form, request);
  const source = sourceOf(request);
  const result =
    (await services.claimUsually({ submission, source })) ?? (await claimOrRefuse(ctx, submission, source));
  ctx.changes.tell(['requests', 'accounts', 'otps'], [result.siteId]);
  return describe(result, endpointUrl(ctx, '/'));
}

/** The long way: whatever was not the usual case is looked at in order, the sender first. */
async function claimOrRefuse(
  ctx: PortalContext,
  submission: Submission,
  source: string,
): Promise<ClaimResult & { kind: 'accepted' }> {
  const hadGuesses = await admitSource(ctx, source);
  const result = await claimOtp(ctx, submission);
  if (result.kind === 'refused' && result.otpStatus === 'unknown') throw await countGuess(ctx, source);
  if (result.kind === 'refused') throw refused(result.otpStatus);
  // SECURITY: only an OTP that is used up here ends a row of guesses; one that can be entered again and again would not.
  if (hadGuesses && !result.repeated) await forgetGuesses(ctx.store.db, source);
  return result;
}

function readSubmission(form: DeviceAuthorizationForm, request: FastifyRequest): Submission {
  const otp = normaliseOtp(form.otp);
  // A code that cannot exist is a typing error: it is refused before any look, and counts for nothing.
  if (otpProblem(otp) !== null) throw invalidRequest('otp: not 16 digits with a right check digit.');
  const { jwk, jkt } = readDeviceJwk(form.device_jwk);
  return {
    otp,
    deviceJwk: jwk,
    deviceJkt: jkt,
    dpopJkt: form.dpop_jkt ?? null,
    device: {
      deviceMake: shownText(form.device_make),
      deviceModel: identity(form.device_model),
      deviceSerial: identity(form.device_serial),
      deviceOs: shownText(form.device_os),
      deviceSource: form.device_source,
      appVersion: shownText(form.app_version),
    },
    source: request.ip,
  };
}

/**
 * SECURITY: answers disguised device details: control characters and marks that reorder text could make one serial number
 * look like another on the approver's screen (CWE-451, UTR #36). They are dropped; nothing left means "not reported".
 */
function shownText(text: string | undefined): string | null {
  const clean = text?.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cs}]/gu, '').trim() ?? '';
  return clean === '' ? null : clean;
}

/** A serial number or model: what comes of normalising it is cleaned as well. */
function identity(text: string | undefined): string | null {
  return shownText(text === undefined ? undefined : storedIdentity(text));
}

function describe(result: ClaimResult & { kind: 'accepted' }, verificationUri: string): DeviceAuthorizationResponse {
  const { request, deviceCode, roomName, at } = result;
  return {
    device_code: deviceCode,
    user_code: request.userCode,
    verification_uri: verificationUri,
    expires_in: Math.max(1, Math.floor((request.expiresAt.getTime() - at.getTime()) / 1000)),
    interval: LIMITS.pollIntervalSeconds,
    room_name: roomName,
    request_id: request.requestId,
  };
}

function refused(otpStatus: OtpRefusal): OAuthFailure {
  return new OAuthFailure('invalid_grant', REFUSALS[otpStatus], { members: { otp_status: otpStatus } });
}
