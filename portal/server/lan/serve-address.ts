/** The portal at one address of the local network: an app of its own over the same store, as another process would be. */
import type { FastifyInstance } from 'fastify';
import type { PortalContext } from '../context';
import { buildApp } from '../http/app';
import { renewCertificate } from '../http/server';
import { fingerprintOfPem, type ServerCertificate } from './authority';

export interface ServedAddress {
  /** Without a trailing slash. */
  readonly url: string;
  /** Of the certificate that is shown now: SHA-256, 64 hexadecimal digits. */
  readonly fingerprint: () => string;
  /** Connections from now on are shown this certificate. */
  readonly renew: (certificate: ServerCertificate) => void;
  readonly close: () => Promise<void>;
}

/**
 * An app for each address, because each is an origin of its own: what consoles prove and where links lead names the address
 * that they came by, and neither is ever taken from a request.
 *
 * @param port what to listen at, if nobody else does; otherwise the system chooses
 */
export async function serveAddress(
  ctx: PortalContext,
  address: string,
  port: number,
  certificate: ServerCertificate,
): Promise<ServedAddress> {
  const tls = { cert: Buffer.from(certificate.cert), key: Buffer.from(certificate.key) };
  let url: string | null = null;
  const app = await buildApp({
    ...ctx,
    // SECURITY: callers of the local network come by themselves: no proxy's word is taken for where they are.
    config: { ...ctx.config, host: address, publicUrl: null, tls, trustProxy: [] },
    reach: 'lan',
    publicUrl() {
      if (url === null) throw new Error('the server does not listen yet');
      return url;
    },
  });
  const taken = await listen(app, address, port);
  if (taken === null) {
    await app.close();
    return serveAddress(ctx, address, 0, certificate);
  }
  url = `https://${address.includes(':') ? `[${address}]` : address}:${String(taken)}`;
  let shown = certificate.cert;
  return {
    url,
    fingerprint: () => fingerprintOfPem(shown),
    renew({ cert, key }) {
      if (cert === shown) return;
      shown = cert;
      renewCertificate(app.server, { cert: Buffer.from(cert), key: Buffer.from(key) });
    },
    close: () => app.close(),
  };
}

/** The port; null where another program has it. */
async function listen(app: FastifyInstance, host: string, port: number): Promise<number | null> {
  try {
    const url = await app.listen({ host, port });
    return Number(new URL(url).port);
  } catch (error) {
    if (port !== 0 && error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') return null;
    await app.close();
    throw error;
  }
}
