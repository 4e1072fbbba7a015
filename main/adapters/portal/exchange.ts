/** Requests with what all of them need: the portal's time learnt, DPoP proofs (RFC 9449) and their nonces. */
import { LIMITS } from '@roomkey/shared/protocol/limits';
import type { DeviceKeys } from '@roomkey/shared/setup/machine/ports';
import { oauthErrorOf } from './answers';
import type { PortalTime } from './portal-time';
import type { HttpAnswer, Transport } from './transport';

export interface ExchangeOptions {
  readonly transport: Transport;
  readonly keys: DeviceKeys;
  readonly portalTime: PortalTime;
  readonly appVersion: string;
  readonly limitMs?: number;
}

interface PortalRequest {
  readonly url: string;
  /** Fields of a form, or a JSON body; without both the request is a GET. */
  readonly form?: Readonly<Record<string, string>>;
  readonly json?: unknown;
  /** Bound to the proof key: sent with the scheme DPoP and named in the proof (`ath`). */
  readonly accessToken?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly limitMs?: number;
}

export interface Exchange {
  plain(request: PortalRequest, signal: AbortSignal): Promise<HttpAnswer>;
  /** With a DPoP proof; once more with the portal's nonce when it asks for one (RFC 9449 8 and 9). */
  signed(request: PortalRequest, signal: AbortSignal): Promise<HttpAnswer>;
}

export function createExchange({
  transport,
  keys,
  portalTime,
  appVersion,
  limitMs = LIMITS.requestTimeoutSeconds * 1000,
}: ExchangeOptions): Exchange {
  /** The newest nonce of each portal (RFC 9449 8.2). */
  const nonces = new Map<string, string>();

  const plain = async (request: PortalRequest, signal: AbortSignal): Promise<HttpAnswer> => {
    const body = bodyOf(request);
    const answer = await transport.send(
      {
        method: body === null ? 'GET' : 'POST',
        url: request.url,
        headers: {
          Accept: 'application/json, application/jose',
          'User-Agent': `Roomkey/${appVersion}`,
          ...(body === null ? {} : { 'Content-Type': body.type }),
          ...request.headers,
        },
        ...(body === null ? {} : { body: body.text }),
        limitMs: request.limitMs ?? limitMs,
      },
      signal,
    );
    portalTime.learn(answer.header('date'));
    const nonce = answer.header('dpop-nonce');
    if (nonce !== null) nonces.set(new URL(request.url).origin, nonce);
    return answer;
  };

  const withProof = async (request: PortalRequest, signal: AbortSignal): Promise<HttpAnswer> => {
    const { accessToken, url } = request;
    const nonce = nonces.get(new URL(url).origin);
    const proof = await keys.prove(
      {
        htm: bodyOf(request) === null ? 'GET' : 'POST',
        htu: url,
        ...(nonce === undefined ? {} : { nonce }),
        ...(accessToken === undefined ? {} : { accessToken }),
      },
      signal,
    );
    const authorization = accessToken === undefined ? {} : { Authorization: `DPoP ${accessToken}` };
    return plain({ ...request, headers: { ...request.headers, DPoP: proof, ...authorization } }, signal);
  };

  return {
    plain,
    async signed(request, signal) {
      const first = await withProof(request, signal);
      return asksForNonce(first) ? withProof(request, signal) : first;
    },
  };
}

function bodyOf({ form, json }: PortalRequest): { type: string; text: string } | null {
  if (form !== undefined) {
    return { type: 'application/x-www-form-urlencoded', text: new URLSearchParams(form).toString() };
  }
  return json === undefined ? null : { type: 'application/json', text: JSON.stringify(json) };
}

const asksForNonce = (answer: HttpAnswer): boolean =>
  answer.header('dpop-nonce') !== null &&
  (oauthErrorOf(answer)?.error === 'use_dpop_nonce' ||
    (answer.header('www-authenticate')?.includes('use_dpop_nonce') ?? false));
