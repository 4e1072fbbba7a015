import type { DeviceIdentity } from '@roomkey/shared/device/identity';
import {
  CLIENT_ID,
  DeviceAuthorizationResponseSchema,
  GRANT_TYPES,
  type Metadata,
  type Receipt,
  SCOPES,
  TokenResponseSchema,
} from '@roomkey/shared/protocol/oauth';
import { SetupFailure } from '@roomkey/shared/setup/contract/errors';
import type { ConnectAttempt, PortalClient } from '@roomkey/shared/setup/machine/ports';
import { isSuccess, parseSuccess } from './answers';
import { createExchange, type ExchangeOptions } from './exchange';
import { createMetadataSource } from './metadata';
import { pollOutcomeOf } from './poll-outcome';
import { cancelRefusalOf, deliveryRefusalOf, heartbeatRefusalOf, otpRefusalOf, signInRefusalOf } from './refusals';
import type { HttpAnswer } from './transport';

export interface PortalClientOptions extends ExchangeOptions {
  /** What watches the network and decides on certificates. Without it the transport's own rules hold, and nothing is watched. */
  readonly way?: PortalWay;
  /** Milliseconds beyond the time that a poll may be held. Own choice. */
  readonly holdMarginMs?: number;
}

/** The network below the transport, where it can be watched and told which certificate to take. */
export interface PortalWay {
  /** Takes the attempt's certificate from now on and tells its stages; the answer ends the telling. Rejects with `portal.nameNotFound`. */
  begin(attempt: ConnectAttempt, signal: AbortSignal): Promise<() => void>;
  trust(portalUrl: string, pin: string | null): void;
}

/** Form of a compact JWE (RFC 7516 7.1). */
const COMPACT_JWE = /^[\w-]+(\.[\w-]*){4}$/;

/** HTTP to the portal; every answer is checked before it goes on. `keys` must be the ones named in `authorizeDevice`. */
export function createPortalClient({ holdMarginMs = 5_000, way, ...options }: PortalClientOptions): PortalClient {
  const exchange = createExchange(options);
  const metadata = createMetadataSource((url, signal) => exchange.plain({ url }, signal));

  /** Runs `work` with the portal's endpoints; answers that don't fit them make the client ask for them anew next time. */
  const at = async <T>(address: string, signal: AbortSignal, work: (known: Metadata) => Promise<T>): Promise<T> => {
    const known = await metadata.known(address, signal);
    try {
      return await work(known);
    } catch (thrown) {
      if (thrown instanceof SetupFailure && thrown.code === 'portal.malformed') metadata.forget(address);
      throw thrown;
    }
  };

  const discover: PortalClient['discover'] = async (address, signal) => {
    const known = await metadata.discover(address, signal);
    return {
      url: new URL(known.issuer).origin,
      organisation: known.roomkey_organisation,
      domains: known.roomkey_domains.map((domain) => domain.toLowerCase()),
    };
  };

  return {
    clockAhead: () => options.portalTime.ahead(),

    discover,

    async connect(attempt, signal) {
      const stopWatching = await way?.begin(attempt, signal);
      try {
        return await discover(attempt.origin, signal);
      } finally {
        stopWatching?.();
      }
    },

    trust: (portalUrl, pin) => way?.trust(portalUrl, pin),

    authorizeDevice: ({ portalUrl, otp, device, keys }, signal) =>
      at(portalUrl, signal, async (known) => {
        const form = {
          client_id: CLIENT_ID,
          otp,
          ...deviceFields(device),
          ...(device.os === null ? {} : { device_os: device.os }),
          device_source: device.source,
          app_version: options.appVersion,
          device_jwk: JSON.stringify(keys.deviceJwk),
          dpop_jkt: keys.dpopJkt,
        };
        const answer = await exchange.plain({ url: known.device_authorization_endpoint, form }, signal);
        const body = parseSuccess(orThrow(answer, otpRefusalOf), DeviceAuthorizationResponseSchema);
        return {
          deviceCode: body.device_code,
          userCode: body.user_code,
          requestId: body.request_id,
          roomName: body.room_name,
          expiresInSeconds: body.expires_in,
          intervalSeconds: body.interval,
        };
      }),

    poll: ({ portalUrl, deviceCode, waitSeconds }, signal) =>
      at(portalUrl, signal, async (known) => {
        const form = { grant_type: GRANT_TYPES.deviceCode, client_id: CLIENT_ID, device_code: deviceCode };
        const hold =
          waitSeconds > 0
            ? { headers: { Prefer: `wait=${waitSeconds}` }, limitMs: waitSeconds * 1000 + holdMarginMs }
            : {};
        return pollOutcomeOf(await exchange.signed({ url: known.token_endpoint, form, ...hold }, signal));
      }),

    fetchCredential: ({ portalUrl, accessToken }, signal) =>
      at(portalUrl, signal, async (known) => {
        const answer = await exchange.signed({ url: known.roomkey_credential_endpoint, accessToken }, signal);
        const jwe = orThrow(answer, deliveryRefusalOf).body.trim();
        if (!COMPACT_JWE.test(jwe)) throw new SetupFailure('portal.malformed');
        return jwe;
      }),

    sendReceipt: ({ portalUrl, accessToken, outcome }, signal) =>
      at(portalUrl, signal, async (known) => {
        const json: Receipt = { outcome };
        const answer = await exchange.signed({ url: known.roomkey_receipt_endpoint, json, accessToken }, signal);
        orThrow(answer, deliveryRefusalOf);
      }),

    cancelRequest: ({ portalUrl, deviceCode }, signal) =>
      at(portalUrl, signal, async (known) => {
        const form = { client_id: CLIENT_ID, device_code: deviceCode };
        orThrow(await exchange.signed({ url: known.roomkey_cancel_endpoint, form }, signal), cancelRefusalOf);
      }),

    signIn: ({ portalUrl, upn, password }, signal) =>
      at(portalUrl, signal, async (known) => {
        const form = {
          grant_type: GRANT_TYPES.password,
          client_id: CLIENT_ID,
          username: upn,
          password,
          scope: SCOPES.room,
        };
        const answer = await exchange.signed({ url: known.token_endpoint, form }, signal);
        const body = parseSuccess(orThrow(answer, signInRefusalOf), TokenResponseSchema);
        return { accessToken: body.access_token, roomName: body.room_name ?? '' };
      }),

    heartbeat: ({ portalUrl, accessToken, device, problems }, signal) =>
      at(portalUrl, signal, async (known) => {
        const json = { app_version: options.appVersion, ...deviceFields(device), problems: [...problems] };
        const answer = await exchange.signed({ url: known.roomkey_heartbeat_endpoint, json, accessToken }, signal);
        orThrow(answer, heartbeatRefusalOf);
      }),
  };
}

/** What is not reported is left out. */
function deviceFields(device: DeviceIdentity | null): Record<string, string> {
  return {
    ...(device?.make == null ? {} : { device_make: device.make }),
    ...(device?.model == null ? {} : { device_model: device.model }),
    ...(device?.serial == null ? {} : { device_serial: device.serial }),
  };
}

function orThrow(answer: HttpAnswer, refusalOf: (answer: HttpAnswer) => SetupFailure): HttpAnswer {
  if (!isSuccess(answer)) throw refusalOf(answer);
  return answer;
}
