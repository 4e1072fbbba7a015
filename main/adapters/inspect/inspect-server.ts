/**
 * Shows a running machine to whoever runs the console from source: a page on this machine, and the events so far, live. Plain
 * Node, so that a headless console can be shown the same way. What it shows is the event log, which has no place for a secret.
 */
import { createHash, timingSafeEqual } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { EventRecord } from '@roomkey/shared/setup/contract/event-log';
import type { Log, Random } from '@roomkey/shared/setup/machine/ports';
import { loadPage, type PageFile } from './page-files';

/** Own choices. Events that a page gets when it comes later; pages at once; bytes that a page may leave unread. */
const KEPT_EVENTS = 5_000;
const MOST_PAGES = 8;
const MOST_UNREAD = 1_000_000;

const LOOPBACK = '127.0.0.1';
const EVENTS = '/events';

export interface Inspector {
  /** For a browser: the address of the page, with the token behind `#`, which browsers send to nobody. */
  readonly address: string;
  /** Takes what the console writes into its log. */
  readonly log: Log;
  close(): Promise<void>;
}

export interface InspectorOptions {
  /** Absolute path of the built page (out/inspect). */
  readonly folder: string;
  readonly random: Pick<Random, 'token'>;
}

/**
 * Listens on a port of loopback that the system chooses.
 *
 * @throws Error where the page has not been built
 */
export async function startInspector({ folder, random }: InspectorOptions): Promise<Inspector> {
  const page = await loadPage(folder);
  const token = random.token();
  const events: EventRecord[] = [];
  const streams = new Set<ServerResponse>();

  function stream(response: ServerResponse): void {
    response.writeHead(200, { ...HEADERS, 'Content-Type': 'application/x-ndjson' });
    response.flushHeaders();
    for (const event of events) response.write(`${JSON.stringify(event)}\n`);
    streams.add(response);
    response.once('close', () => streams.delete(response));
  }

  const server = createServer((request, response) => {
    const file = page.get(request.url ?? '');
    const refused = refusal(request);
    if (refused !== null) refuse(response, refused);
    else if (request.url === EVENTS) stream(response);
    else if (file !== undefined) send(response, file);
    else refuse(response, 404);
  });

  function refusal(request: IncomingMessage): keyof typeof REASONS | null {
    // SECURITY: answers another site's page that reaches this port by a name of its own (DNS rebinding).
    if (request.headers.host !== hostOf(server)) return 421;
    // SECURITY: nothing can be changed from here: a machine is looked at, not driven.
    if (request.method !== 'GET') return 405;
    if (request.url !== EVENTS) return null;
    // SECURITY: answers other users and other pages of this machine: only who was given the address reads the events.
    if (!isAuthorised(request, token)) return 401;
    return streams.size < MOST_PAGES ? null : 503;
  }

  server.maxConnections = 4 * MOST_PAGES;
  // SECURITY: answers other machines: the port exists on loopback only.
  server.listen(0, LOOPBACK);
  await once(server, 'listening');

  return {
    address: `http://${hostOf(server)}/#${token}`,
    log: {
      write(event) {
        events.push(event);
        if (events.length > KEPT_EVENTS) events.shift();
        for (const response of streams) {
          if (response.writableLength > MOST_UNREAD) response.destroy();
          else response.write(`${JSON.stringify(event)}\n`);
        }
      },
    },
    async close() {
      for (const response of streams) response.end();
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

function hostOf(server: Server): string {
  const address = server.address();
  return address === null || typeof address === 'string' ? '' : `${LOOPBACK}:${address.port}`;
}

/** By `Authorization: Bearer`, which no other site's page can send here: its browser would ask first, and gets no answer. */
function isAuthorised({ headers }: IncomingMessage, token: string): boolean {
  const given = /^Bearer ([\w-]+)$/.exec(headers.authorization ?? '')?.[1];
  const hashed = (text: string) => createHash('sha256').update(text).digest();
  return given !== undefined && timingSafeEqual(hashed(given), hashed(token));
}

function send(response: ServerResponse, { type, content }: PageFile): void {
  response.writeHead(200, { ...HEADERS, 'Content-Type': type }).end(content);
}

function refuse(response: ServerResponse, status: keyof typeof REASONS): void {
  const allow = status === 405 ? { Allow: 'GET' } : {};
  response.writeHead(status, { ...HEADERS, ...allow, 'Content-Type': 'text/plain' }).end(`${REASONS[status]}\n`);
}

const REASONS = {
  401: 'Open the address that the console has printed; it ends in a token.',
  404: 'There is no such page.',
  405: 'A machine can be looked at from here, and nothing else.',
  421: 'This is not the address of this page.',
  503: 'Too many pages look at this machine.',
} as const;

const HEADERS: Readonly<Record<string, string>> = {
  // SECURITY: answers injected content: the page's own files and this server are all there is.
  'Content-Security-Policy': [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
  // SECURITY: answers a file taken for another kind than it is, and pages of another origin that look in or are told of us.
  'X-Content-Type-Options': 'nosniff',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  'Cache-Control': 'no-store',
};
