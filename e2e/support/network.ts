/**
 * The network between consoles and portal: a reverse proxy of the tests. It passes everything on unchanged, counts what was
 * asked, and can be cut, or keep a request or an answer back for as long as a test needs: what delays alone would leave to luck.
 */
import { once } from 'node:events';
import { Agent, createServer, type IncomingMessage, request as ask, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { Gates, type Held, type What } from './gates';

export interface Network {
  /** The portal's public address. */
  readonly url: string;
  /** How many requests of this kind have reached the network since `reset`. */
  count(what: What): number;
  /** Keeps the next such request back before the portal sees it. */
  holdRequest(what: What): Held;
  /** Lets the portal act, and keeps its answer to the next such request back. */
  holdAnswer(what: What): Held;
  /** Nobody listens any more: connections are closed, new ones refused. */
  cut(): Promise<void>;
  /** Listens again at the same address. */
  mend(): Promise<void>;
  /** Keeps nothing back any more. */
  open(): void;
  /** Mended, nothing held back, counters at zero. */
  reset(): Promise<void>;
  close(): Promise<void>;
}

/** Listens on `port`, passes on to a portal on `portalPort`. */
export async function startNetwork(port: number, portalPort: number): Promise<Network> {
  const gates = new Gates();
  const sockets = new Set<Socket>();
  const agent = new Agent({ keepAlive: false });
  const server = createServer((incoming, outgoing) => {
    pass(incoming, outgoing).catch(() => incoming.socket.destroy());
  });
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });

  async function pass(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const body = await readAll(incoming);
    const held = gates.meet(incoming, body);
    if (!(await held.beforePortal())) return void incoming.socket.destroy();
    const { method, url, headers } = incoming;
    const onward = ask({ agent, host: '127.0.0.1', port: portalPort, method, path: url, headers });
    onward.end(body);
    outgoing.once('close', () => onward.destroy());
    const [answer] = (await once(onward, 'response')) as [IncomingMessage];
    const content = await readAll(answer);
    if (!(await held.beforeConsole())) return void incoming.socket.destroy();
    // Every request comes on a connection of its own: on one used before, Chromium silently sends again what was lost.
    outgoing.writeHead(answer.statusCode ?? 502, { ...answer.headers, connection: 'close' }).end(content);
  }

  async function listen(): Promise<void> {
    if (server.listening) return;
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
  }

  async function cut(): Promise<void> {
    if (!server.listening) return;
    const closed = once(server, 'close');
    server.close();
    for (const socket of sockets) socket.destroy();
    await closed;
  }

  await listen();
  return {
    url: `http://127.0.0.1:${port}`,
    count: (what) => gates.count(what),
    holdRequest: (what) => gates.hold(what, 'request'),
    holdAnswer: (what) => gates.hold(what, 'answer'),
    cut,
    mend: listen,
    open: () => gates.open(),
    async reset() {
      gates.reset();
      await listen();
    },
    async close() {
      gates.reset();
      agent.destroy();
      await cut();
    },
  };
}

async function readAll(stream: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(Buffer.from(chunk as Buffer));
  return Buffer.concat(chunks);
}
