/** A portal that answers what a test tells it to: for answers and faults that the real one gives only in trouble. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { type Metadata, PATHS } from '@roomkey/shared/protocol/oauth';
import { listen } from './listening';

export interface SeenRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
  readonly form: URLSearchParams;
  /** Resolves when the connection is closed before it was answered. */
  readonly left: Promise<void>;
}

export type Reply =
  | { status?: number; headers?: Record<string, string>; json?: unknown; body?: string }
  /** Takes the request and never answers; sends some bytes of a body and no more; ends in the middle; ends without an answer. */
  | 'hold'
  | 'trickle'
  | 'truncate'
  | 'reset';

/** Null leaves the request to the portal: its metadata, else 404. */
export type Script = (request: SeenRequest, url: string) => Reply | null;

export interface ScriptedPortal {
  readonly url: string;
  readonly seen: SeenRequest[];
  readonly stop: () => Promise<void>;
}

export async function startScriptedPortal(script: Script): Promise<ScriptedPortal> {
  const seen: SeenRequest[] = [];
  let url = '';
  const server = createServer((request, response) => {
    const answer = (taken: SeenRequest): void => {
      seen.push(taken);
      send(script(taken, url) ?? portalsOwn(taken, url), response);
    };
    // A client that leaves while it sends is none of the script's business.
    take(request, response).then(answer, () => response.destroy());
  });
  const { port, stop } = await listen(server);
  url = `http://127.0.0.1:${port}`;
  return { url, seen, stop };
}

export function metadataOf(url: string): Metadata {
  return {
    issuer: url,
    token_endpoint: `${url}${PATHS.token}`,
    device_authorization_endpoint: `${url}${PATHS.deviceAuthorization}`,
    grant_types_supported: ['urn:ietf:params:oauth:grant-type:device_code', 'password'],
    dpop_signing_alg_values_supported: ['ES256'],
    roomkey_credential_endpoint: `${url}${PATHS.credential}`,
    roomkey_receipt_endpoint: `${url}${PATHS.receipt}`,
    roomkey_cancel_endpoint: `${url}${PATHS.cancel}`,
    roomkey_heartbeat_endpoint: `${url}${PATHS.heartbeat}`,
    roomkey_organisation: 'Test organisation',
    roomkey_domains: ['Rooms.Test'],
  };
}

const portalsOwn = ({ path }: SeenRequest, url: string): Reply =>
  path === PATHS.metadata ? { json: metadataOf(url) } : { status: 404, json: { error: 'not_found' } };

async function take(request: IncomingMessage, response: ServerResponse): Promise<SeenRequest> {
  const left = new Promise<void>((resolve) => {
    response.on('close', () => {
      if (!response.writableEnded) resolve();
    });
  });
  const body = await text(request);
  const { method = '', url: path = '', headers } = request;
  return { method, path, headers, body, form: new URLSearchParams(body), left };
}

function send(reply: Reply, response: ServerResponse): void {
  switch (reply) {
    case 'hold':
      return;
    case 'reset':
      response.socket?.resetAndDestroy();
      return;
    case 'trickle':
      response.writeHead(200, { 'Content-Type': 'application/json' });
      response.write('{');
      return;
    case 'truncate':
      response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': 100 });
      response.write('{', () => response.socket?.destroy());
      return;
    default:
      response.writeHead(reply.status ?? 200, {
        'Content-Type': reply.body === undefined ? 'application/json' : 'text/html',
        ...reply.headers,
      });
      response.end(reply.body ?? JSON.stringify(reply.json ?? {}));
  }
}
