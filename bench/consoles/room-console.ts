/** A room console as far as the protocol goes, with real keys: enters an OTP, waits for the decision, takes its credential. */
import { z } from 'zod';
import {
  CLIENT_ID,
  DeviceAuthorizationResponseSchema,
  GRANT_TYPES,
  OAuthErrorSchema,
  PATHS,
  TokenResponseSchema,
  type Credential,
} from '@roomkey/shared/protocol/oauth';
import { LIMITS } from '@roomkey/shared/protocol/limits';
import { Connection, type Answer } from './connection';
import { makeDeviceKeys, type DeviceKeys } from './device-keys';

const FORM = { 'content-type': 'application/x-www-form-urlencoded' } as const;
const Json = z.string().transform((text): unknown => JSON.parse(text));

export class RoomConsole {
  readonly #origin: string;
  readonly #connection: Connection;
  readonly #keys: DeviceKeys;
  #deviceCode = '';
  #accessToken = '';

  constructor(origin: string) {
    this.#origin = origin;
    this.#connection = new Connection(origin);
    this.#keys = makeDeviceKeys();
  }

  /** @returns the request's name, `R-…`. Throws when the portal refuses. */
  async enter(otp: string): Promise<string> {
    const body = deviceForm(otp, this.#keys);
    const answer = expectStatus(await this.#connection.send('POST', PATHS.deviceAuthorization, FORM, body), 200);
    const { device_code: deviceCode, request_id: requestId } = DeviceAuthorizationResponseSchema.parse(
      Json.parse(answer.body),
    );
    this.#deviceCode = deviceCode;
    return requestId;
  }

  /**
   * Holds polls (`Prefer: wait`) one after the other until an administrator approves.
   * @param onHeld called as each poll is sent.
   * @returns once the token is there. Throws when the request ends otherwise.
   */
  async awaitApproval(onHeld: () => void): Promise<void> {
    const form = { client_id: CLIENT_ID, grant_type: GRANT_TYPES.deviceCode, device_code: this.#deviceCode };
    const body = new URLSearchParams(form).toString();
    for (;;) {
      const headers = { ...FORM, prefer: `wait=${LIMITS.heldPollSeconds}`, dpop: this.#prove('POST', PATHS.token) };
      const sent = this.#connection.send('POST', PATHS.token, headers, body);
      onHeld();
      const answer = await sent;
      if (answer.status === 200) {
        this.#accessToken = TokenResponseSchema.parse(Json.parse(answer.body)).access_token;
        return;
      }
      const { error } = OAuthErrorSchema.parse(Json.parse(answer.body));
      if (error !== 'authorization_pending') throw new Error(`the poll was answered ${error}`);
    }
  }

  /** The encrypted credential. */
  async fetchCredential(): Promise<string> {
    const headers = this.#authorized('GET', PATHS.credential);
    return expectStatus(await this.#connection.send('GET', PATHS.credential, headers), 200).body;
  }

  decrypt(jwe: string): Promise<Credential> {
    return this.#keys.decrypt(jwe);
  }

  async acknowledge(): Promise<void> {
    const headers = { ...this.#authorized('POST', PATHS.receipt), 'content-type': 'application/json' };
    const body = JSON.stringify({ outcome: 'stored' });
    expectStatus(await this.#connection.send('POST', PATHS.receipt, headers, body), 200);
  }

  close(): void {
    this.#connection.close();
  }

  #authorized(method: string, path: string): Record<string, string> {
    return { authorization: `DPoP ${this.#accessToken}`, dpop: this.#prove(method, path, this.#accessToken) };
  }

  #prove(method: string, path: string, accessToken?: string): string {
    return this.#keys.prove(method, this.#origin + path, accessToken);
  }
}

/** The form of `POST /oauth2/device_authorization` as Roomkey's console sends it. */
export function deviceForm(otp: string, keys: Pick<DeviceKeys, 'encryption' | 'jkt'>): string {
  return new URLSearchParams({
    client_id: CLIENT_ID,
    otp,
    device_make: 'Contoso Devices',
    device_model: 'Console 10',
    device_serial: `SN-${otp.slice(0, 8)}`,
    device_os: 'Windows 11 IoT Enterprise',
    device_source: 'profile',
    app_version: '0.1.0',
    device_jwk: JSON.stringify(keys.encryption),
    dpop_jkt: keys.jkt,
  }).toString();
}

function expectStatus(answer: Answer, status: number): Answer {
  if (answer.status === status) return answer;
  throw new Error(`answered ${answer.status} instead of ${status}: ${answer.body.slice(0, 300)}`);
}
