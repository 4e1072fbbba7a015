/** One HTTP exchange with a portal, the same over Node's http module and over a fetch that is passed in. */
import { AsyncLocalStorage } from 'node:async_hooks';
import type http from 'node:http';
import type https from 'node:https';
import axios, { type AxiosInstance, type AxiosRequestConfig, type AxiosResponse } from 'axios';
import { SetupFailure } from '@roomkey/shared/setup/contract/errors';
import { reasonOf, untilAborted } from '../helper/until-aborted';
import { classifyFailure } from './failure-classifier';

/** Own choice: far above the largest answer of the protocol, which is metadata of about 2 kB. */
const ANSWER_LIMIT_BYTES = 256 * 1024;

/** An error, because axios makes a text of it. */
const OVER_LIMIT = new Error('over the limit');

interface HttpRequest {
  readonly method: 'GET' | 'POST';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Milliseconds for the whole exchange, the body included. */
  readonly limitMs: number;
}

export interface HttpAnswer {
  readonly status: number;
  readonly body: string;
  header(name: string): string | null;
}

export interface Transport {
  /** Resolves with any answer, whatever its status. Rejects with a SetupFailure, or with the signal's reason. */
  send(request: HttpRequest, signal: AbortSignal): Promise<HttpAnswer>;
}

/** The part of a fetch that is used: Electron's `session.fetch` and the global one both fit. */
export type FetchLike = (url: string, init: RequestInit & { cache: 'no-store' }) => Promise<Response>;

interface NodeTransportOptions {
  readonly proxy?: { readonly host: string; readonly port: number };
  /** Make the connections, whatever the environment says of proxies: for many consoles in one process, and for faults. */
  readonly agents?: { readonly http: http.Agent; readonly https: https.Agent };
}

/**
 * Over Node's http and https. A proxy is taken from the environment as axios does it (HTTPS_PROXY, NO_PROXY), or given.
 */
export function createNodeTransport({ proxy, agents }: NodeTransportOptions = {}): Transport {
  return createTransport({
    adapter: 'http',
    ...(proxy === undefined ? {} : { proxy: { protocol: 'http', ...proxy } }),
    ...(agents === undefined ? {} : { proxy: false, httpAgent: agents.http, httpsAgent: agents.https }),
  });
}

/** SECURITY: answers cookies and cached answers on a shared console, and redirects that carry codes and proofs elsewhere. */
const PLAIN = { credentials: 'omit', cache: 'no-store', redirect: 'manual' } as const;

/**
 * The signal of the exchange that a fetch belongs to, handed past axios: axios puts it into a Request, and a Request's own
 * signal follows the given one only while the Request is reachable. Collected in mid-flight, it would leave the connection
 * open after an abort (undici keeps the link by a WeakRef).
 */
const exchangeSignal = new AsyncLocalStorage<AbortSignal>();

/** Over a fetch: proxy, certificates and name resolution are those of whoever provides it. */
export function createFetchTransport(fetch: FetchLike): Transport {
  // axios hands over a Request, whose own settings can't be changed any more; so it is taken apart.
  const plain = async (input: URL | Request | string, init?: RequestInit): Promise<Response> => {
    const request = new Request(input, init);
    const { url, method, headers } = request;
    const signal = exchangeSignal.getStore() ?? request.signal;
    const body = method === 'GET' ? {} : { body: await request.text() };
    return fetch(url, { method, headers, signal, ...body, ...PLAIN });
  };
  return createTransport({ adapter: 'fetch', env: { fetch: plain } });
}

function createTransport(config: AxiosRequestConfig): Transport {
  const client = axios.create({
    ...config,
    maxRedirects: 0,
    maxContentLength: ANSWER_LIMIT_BYTES,
    responseType: 'text',
    transformResponse: [(data: unknown) => data],
    transformRequest: [(data: unknown) => data],
    validateStatus: () => true,
  });
  return { send: (request, signal) => send(client, request, signal) };
}

/** The limit covers the whole exchange; axios's own covers silence on the socket with one adapter and not with the other. */
async function send(client: AxiosInstance, request: HttpRequest, signal: AbortSignal): Promise<HttpAnswer> {
  signal.throwIfAborted();
  const exchange = new AbortController();
  const onAbort = (): void => exchange.abort();
  signal.addEventListener('abort', onAbort, { once: true });
  const limit = setTimeout(() => exchange.abort(OVER_LIMIT), request.limitMs);
  try {
    const response = exchangeSignal.run(exchange.signal, () =>
      client.request<unknown>({
        method: request.method,
        url: request.url,
        headers: { ...request.headers },
        data: request.body,
        signal: exchange.signal,
      }),
    );
    // The caller need not wait until the transport has noticed.
    return asAnswer(await untilAborted(response, exchange.signal));
  } catch (thrown) {
    if (signal.aborted) throw reasonOf(signal);
    throw exchange.signal.reason === OVER_LIMIT
      ? new SetupFailure('portal.timedOut')
      : classifyFailure(thrown, request.url);
  } finally {
    clearTimeout(limit);
    signal.removeEventListener('abort', onAbort);
  }
}

function asAnswer(response: AxiosResponse<unknown>): HttpAnswer {
  return {
    status: response.status,
    body: typeof response.data === 'string' ? response.data : '',
    header(name) {
      const value: unknown = response.headers[name.toLowerCase()];
      return typeof value === 'string' ? value : null;
    },
  };
}
