import { createServer, type RequestListener, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { Server as TlsServer } from 'node:tls';
import type { PortalConfig } from '../config/config';

/** SECURITY: answers slow senders (CWE-400): how long a request may take to arrive, in ms. Answers may take longer. */
const ARRIVAL_MS = 30_000;
/** Longer than a held poll, so that a console's next poll finds its connection still open; in ms. */
const KEEP_ALIVE_MS = 65_000;

/** @param tls PEM certificate and key, or null for plain http (loopback, or behind a proxy that ends TLS). */
export function makeServer(handler: RequestListener, tls: PortalConfig['tls']): Server {
  const options = { requestTimeout: ARRIVAL_MS, headersTimeout: ARRIVAL_MS, keepAliveTimeout: KEEP_ALIVE_MS };
  if (tls === null) return createServer(options, handler);
  return createTlsServer({ ...options, ...secureContext(tls) }, handler);
}

/** The next connections are shown this certificate; those that are open stay. For servers made with `tls` only. */
export function renewCertificate(server: Server, tls: NonNullable<PortalConfig['tls']>): void {
  if (server instanceof TlsServer) server.setSecureContext(secureContext(tls));
}

/** SECURITY: TLS 1.2 and above only (RFC 9325). */
const secureContext = (tls: NonNullable<PortalConfig['tls']>) => ({ ...tls, minVersion: 'TLSv1.2' as const });
