/**
 * The network between one console and its portal: real connections through a relay on loopback, which can be made to fail
 * as networks do. One connection is one request.
 */
import http from 'node:http';
import https from 'node:https';
import net, { type AddressInfo, type Server, type Socket } from 'node:net';
import tls from 'node:tls';
import { CANNED, type CannedAnswer } from './canned-answers';
import { UNTRUSTED_CERTIFICATE, UNTRUSTED_KEY } from './untrusted-certificate';

export const CONNECTION_FAULTS = ['reset', 'drop', 'truncated', 'wrongCertificate', 'nameNotFound'] as const;
export type NetworkFault = (typeof CONNECTION_FAULTS)[number] | CannedAnswer;

export interface FaultGate {
  /** For `createNodeTransport`. */
  readonly agents: { readonly http: http.Agent; readonly https: https.Agent };
  /** What the next request will meet; null is a network that works. */
  readonly fault: () => NetworkFault | null;
  /** Breaks the connections that are open, and from now on so many requests meet the fault (all, by default). */
  break(fault: NetworkFault, requests?: number): void;
  /** Only what is begun from now on works again: connections that were swallowed stay so. */
  mend(): void;
  close(): Promise<void>;
}

const HOST = '127.0.0.1';
/** What gets through of an answer that is cut off: the headers, and less than any body of the protocol. */
const TRUNCATED_BYTES = 40;

export async function openFaultGate(portalUrl: string): Promise<FaultGate> {
  const { hostname, port, protocol } = new URL(portalUrl);
  const portal = { host: hostname.replace(/^\[|\]$/g, ''), port: Number(port) || (protocol === 'https:' ? 443 : 80) };
  const sockets = new Set<Socket>();
  let armed: { readonly fault: NetworkFault; left: number } | null = null;

  const keep = <S extends Socket>(socket: S): S => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => socket.destroy());
    return socket;
  };
  const relay = await listen(
    net.createServer((client) => handle(keep(client), take(), () => keep(net.connect(portal)))),
  );
  const impostor = await listen(
    tls.createServer({ key: UNTRUSTED_KEY, cert: UNTRUSTED_CERTIFICATE }, (client) => keep(client).destroy()),
  );
  impostor.on('connection', keep);

  /** The fault that a new connection meets. Those that are met before it reaches the relay are taken by `connect`. */
  function take(): NetworkFault | null {
    if (armed === null) return null;
    const { fault } = armed;
    armed.left -= 1;
    if (armed.left <= 0) armed = null;
    return fault;
  }
  function connect(name: string): Socket {
    if (armed?.fault === 'nameNotFound') {
      take();
      return unresolved(name);
    }
    if (armed?.fault !== 'wrongCertificate') return net.connect(portOf(relay), HOST);
    take();
    return tls.connect({ host: HOST, port: portOf(impostor), servername: 'localhost' });
  }
  const httpAgent = new http.Agent({ keepAlive: false });
  httpAgent.createConnection = ({ host }) => connect(host ?? '');
  const httpsAgent = new https.Agent({ keepAlive: false });
  httpsAgent.createConnection = (options) => {
    const host = options.host ?? '';
    const socket = connect(host);
    return socket instanceof tls.TLSSocket ? socket : tls.connect({ socket, servername: net.isIP(host) ? '' : host });
  };

  return {
    agents: { http: httpAgent, https: httpsAgent },
    fault: () => armed?.fault ?? null,
    break(fault, requests = Number.POSITIVE_INFINITY) {
      armed = { fault, left: requests };
      for (const socket of sockets) socket.destroy();
    },
    mend: () => void (armed = null),
    async close() {
      for (const socket of sockets) socket.destroy();
      await Promise.all([relay, impostor].map((server) => new Promise((resolve) => server.close(resolve))));
    },
  };
}

function handle(client: Socket, fault: NetworkFault | null, toPortal: () => Socket): void {
  switch (fault) {
    case null:
      join(client, toPortal());
      return;
    case 'reset':
      client.once('data', () => client.resetAndDestroy());
      return;
    case 'drop':
      client.resume();
      return;
    case 'truncated':
      truncate(client, toPortal());
      return;
    case 'wrongCertificate':
    case 'nameNotFound':
      client.destroy();
      return;
    default:
      client.once('data', () => client.end(CANNED[fault]));
  }
}

function join(client: Socket, portal: Socket): void {
  client.pipe(portal);
  portal.pipe(client);
  client.on('close', () => portal.destroy());
  portal.on('close', () => client.destroy());
}

function truncate(client: Socket, portal: Socket): void {
  client.pipe(portal);
  portal.once('data', (chunk: Buffer) => {
    const body = chunk.indexOf('\r\n\r\n') + 4;
    client.end(chunk.subarray(0, Math.min(body + TRUNCATED_BYTES, chunk.length - 1)));
    portal.destroy();
  });
}

/** A fake: a name that is really asked for can take seconds to be unknown. */
function unresolved(hostname: string): Socket {
  const socket = new net.Socket();
  const error = Object.assign(new Error(`getaddrinfo ENOTFOUND ${hostname}`), { code: 'ENOTFOUND', hostname });
  process.nextTick(() => socket.destroy(error));
  return socket;
}

function listen<S extends Server>(server: S): Promise<S> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, HOST, () => resolve(server));
  });
}

const portOf = (server: Server): number => (server.address() as AddressInfo).port;
