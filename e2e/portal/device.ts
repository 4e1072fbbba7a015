/** A room device that speaks the protocol over real HTTP: enters an OTP, waits, fetches and decrypts its credential. */
import {
  CLIENT_ID,
  CredentialSchema,
  DeviceAuthorizationResponseSchema,
  GRANT_TYPES,
  OAuthErrorSchema,
  PATHS,
  TokenResponseSchema,
  type Credential,
  type DeviceAuthorizationResponse,
  type OAuthError,
} from '@roomkey/shared/protocol/oauth';
import { compactDecrypt, exportJWK, generateKeyPair, type CryptoKey } from 'jose';

export interface DeviceIdentity {
  readonly device_make?: string;
  readonly device_model?: string;
  readonly device_serial?: string;
  readonly device_source?: 'measured' | 'profile';
}

const THINKSMART: DeviceIdentity = {
  device_make: 'Lenovo',
  device_model: 'ThinkSmart Core',
  device_serial: 'PF3K91XZ',
};

export class Device {
  readonly authorization: DeviceAuthorizationResponse;
  readonly #origin: string;
  readonly #key: CryptoKey;
  #token = '';

  private constructor(origin: string, key: CryptoKey, authorization: DeviceAuthorizationResponse) {
    this.#origin = origin;
    this.#key = key;
    this.authorization = authorization;
  }

  /** Enters the OTP; throws when the portal refuses it. */
  static async enterOtp(origin: string, otp: string, identity: DeviceIdentity = THINKSMART): Promise<Device> {
    const keys = await generateKeyPair('ECDH-ES+A256KW', { crv: 'P-256' });
    const response = await post(origin + PATHS.deviceAuthorization, {
      client_id: CLIENT_ID,
      otp,
      device_os: 'Windows 11 IoT Enterprise',
      app_version: '0.1.0',
      device_jwk: JSON.stringify(await exportJWK(keys.publicKey)),
      ...identity,
    });
    if (!response.ok) throw new Error(`the portal refused the OTP: ${String(response.status)}`);
    const authorization = DeviceAuthorizationResponseSchema.parse(await response.json());
    return new Device(origin, keys.privateKey, authorization);
  }

  /** Waits for the decision with held polls, then fetches the credential. */
  async waitForCredential(): Promise<Credential> {
    const answer = await this.#poll();
    if ('error' in answer) throw new Error(`the request ended with ${answer.error}`);
    this.#token = answer.access_token;
    const response = await fetch(this.#origin + PATHS.credential, {
      headers: { authorization: `Bearer ${this.#token}` },
    });
    const { plaintext } = await compactDecrypt(await response.text(), this.#key);
    return CredentialSchema.parse(JSON.parse(new TextDecoder().decode(plaintext)));
  }

  /** Tells that the credential is stored, which ends the request. */
  async confirmStored(): Promise<void> {
    const response = await fetch(this.#origin + PATHS.receipt, {
      method: 'POST',
      headers: { authorization: `Bearer ${this.#token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ outcome: 'stored' }),
    });
    if (!response.ok) throw new Error(`the portal refused the receipt: ${String(response.status)}`);
  }

  /** Waits for the decision and expects a refusal. */
  async waitForRefusal(): Promise<OAuthError> {
    const answer = await this.#poll();
    if ('error' in answer) return answer;
    throw new Error('the request was approved');
  }

  async #poll() {
    for (;;) {
      const response = await post(
        this.#origin + PATHS.token,
        { grant_type: GRANT_TYPES.deviceCode, client_id: CLIENT_ID, device_code: this.authorization.device_code },
        { prefer: 'wait=25' },
      );
      const body: unknown = await response.json();
      if (response.ok) return TokenResponseSchema.parse(body);
      const error = OAuthErrorSchema.parse(body);
      if (error.error !== 'authorization_pending') return error;
    }
  }
}

function post(url: string, form: Record<string, string>, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(url, { method: 'POST', body: new URLSearchParams(form), headers });
}
