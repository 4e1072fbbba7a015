/** Servers, certificates and clients for the cases of Electron's network. */
import { X509Certificate } from 'node:crypto';
import { createServer as createHttpServer } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import { connect as connectTcp, type Socket } from 'node:net';
import type { ProxyConfig, Session } from 'electron';
import type { PortalClient } from '@roomkey/shared/setup/machine/ports';
import { createSystemClock } from '../../adapters/clock/system-clock';
import { createDeviceKeys } from '../../adapters/keys/device-keys';
import { createPortalClient } from '../../adapters/portal/portal-client';
import { createPortalTime } from '../../adapters/portal/portal-time';
import { createFetchTransport } from '../../adapters/portal/transport';
import { createCryptoRandom } from '../../adapters/random/crypto-random';
import { createMemoryVault } from '../../adapters/vault/memory-vault';
import { createPortalNetwork } from '../../app/ports/portal-network';
import { listen } from '../adapters/portal/listening';
import { metadataOf } from '../adapters/portal/scripted-portal';
import { AUTHORITY, HERE, makeCertificate, serverFor, type TestCertificate } from '../support/certificates';

const DIRECT: ProxyConfig = { mode: 'direct' };

export type Name =
  | 'ca'
  | 'other'
  | 'middle'
  | 'good'
  | 'renewed'
  | 'named'
  | 'byMiddle'
  | 'byOther'
  | 'byServer'
  | 'expired'
  | 'wrongName';
type Certificates = Readonly<Record<Name, TestCertificate>>;

interface ClientSettings {
  readonly authorities?: readonly TestCertificate[];
  readonly proxy?: ProxyConfig;
}

export interface NetworkBench {
  readonly certificates: Certificates;
  /** A TLS server with a portal's metadata. It shows the first certificate and sends the others along. */
  readonly portal: (
    served: readonly Name[],
    host?: string,
  ) => Promise<{ url: string; port: number; serve: (names: readonly Name[]) => void; seen: () => number }>;
  /** A proxy that leads every name to `port` of this machine. `asked`: what it was asked to connect to. */
  readonly proxy: (port: number) => Promise<{ port: number; asked: () => string[] }>;
  readonly client: (settings?: ClientSettings) => PortalClient;
  readonly after: (cleanUp: () => Promise<void>) => void;
}

export async function makeCertificates(folder: string): Promise<Certificates> {
  const make = (name: string, extensions: readonly string[], issuer?: TestCertificate, days = 30) =>
    makeCertificate(folder, { name, extensions, days, ...(issuer === undefined ? {} : { issuer }) });
  const [ca, other] = [await make('ca', AUTHORITY), await make('other', AUTHORITY)];
  const [middle, good] = [await make('middle', AUTHORITY, ca), await make('good', serverFor(HERE), ca)];
  return {
    ca,
    other,
    middle,
    good,
    renewed: await make('renewed', serverFor(HERE), ca),
    named: await make('named', serverFor('DNS:portal.invalid'), ca),
    byMiddle: await make('byMiddle', serverFor(HERE), middle),
    byOther: await make('byOther', serverFor(HERE), other),
    byServer: await make('byServer', serverFor(HERE), good),
    expired: await make('expired', serverFor(HERE), ca, -1),
    wrongName: await make('wrongName', serverFor('DNS:other.example'), ca),
  };
}

/** `cleanUps` are run after the case. */
export function makeBench(
  certificates: Certificates,
  newSession: () => Session,
  cleanUps: (() => Promise<void>)[],
): NetworkBench {
  const contextOf = (names: readonly Name[]) => {
    const chosen = names.map((name) => certificates[name]);
    return { key: chosen[0]?.key ?? '', cert: chosen.map(({ cert }) => cert).join('') };
  };
  return {
    certificates,
    after: (cleanUp) => void cleanUps.push(cleanUp),

    async portal(served, host = 'localhost') {
      let seen = 0;
      let url = '';
      const server = createHttpsServer(contextOf(served), (_request, response) => {
        seen += 1;
        response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify(metadataOf(url)));
      });
      const { port, stop } = await listen(server);
      cleanUps.push(stop);
      url = `https://${host}:${port}`;
      const serve = (names: readonly Name[]) => {
        server.setSecureContext(contextOf(names));
        server.closeAllConnections();
      };
      return { url, port, serve, seen: () => seen };
    },

    async proxy(port) {
      const asked: string[] = [];
      const server = createHttpServer();
      server.on('connect', (request, client: Socket) => {
        asked.push(request.url ?? '');
        const onward = connectTcp(port, '127.0.0.1', () => {
          client.write('HTTP/1.1 200 Connection established\r\n\r\n');
          onward.pipe(client).pipe(onward);
        });
        onward.on('error', () => client.destroy());
        client.on('error', () => onward.destroy());
      });
      const listening = await listen(server);
      cleanUps.push(listening.stop);
      return { port: listening.port, asked: () => asked };
    },

    client({ authorities = [], proxy = DIRECT } = {}) {
      const clock = createSystemClock();
      const network = createPortalNetwork({
        newSession,
        clock,
        note: () => undefined,
        proxy,
        authorities: authorities.map(({ cert }) => new X509Certificate(cert)),
      });
      const portalTime = createPortalTime(clock);
      const keys = createDeviceKeys({ vault: createMemoryVault(), random: createCryptoRandom(), portalTime });
      const transport = createFetchTransport((url, init) => network.fetch(url, init));
      return createPortalClient({
        transport,
        way: network,
        keys,
        portalTime,
        appVersion: '0.0.0-test',
        limitMs: 15_000,
      });
    },
  };
}
