/** A room console as far as the protocol goes: enters an OTP with a fresh key and hands back the answer. */
import { generateKeyPairSync } from 'node:crypto';
import {
  CLIENT_ID,
  DeviceAuthorizationResponseSchema,
  PATHS,
  type DeviceAuthorizationResponse,
} from '@roomkey/shared/protocol/oauth';

/** Form of `POST /oauth2/device_authorization` of one device; the same object sent again is the same device. */
function deviceForm(otp: string): Record<string, string> {
  const { kty, crv, x, y } = generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey.export({ format: 'jwk' });
  return {
    client_id: CLIENT_ID,
    otp,
    device_make: 'Contoso Devices',
    device_model: 'Console 10',
    device_serial: 'SN-0001',
    device_os: 'Windows 11 IoT Enterprise',
    device_jwk: JSON.stringify({ kty, crv, x, y }),
  };
}

async function postForm(url: string, form: Record<string, string>): Promise<Response> {
  return fetch(url, { method: 'POST', body: new URLSearchParams(form) });
}

/** Enters the OTP; throws when the portal refuses it. `changes`: what the device says of itself otherwise. */
export async function enterOtp(
  portalUrl: string,
  otp: string,
  changes: Record<string, string> = {},
): Promise<DeviceAuthorizationResponse> {
  const form = { ...deviceForm(otp), ...changes };
  const response = await postForm(`${portalUrl}${PATHS.deviceAuthorization}`, form);
  return DeviceAuthorizationResponseSchema.parse(await response.json());
}
