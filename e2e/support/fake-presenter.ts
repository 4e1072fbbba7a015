/**
 * A named fake of what `--demo` adds to the portal (DEMO_PATHS): the presenter's page and its reset, in front of a real portal
 * with `--test-controls`, to which everything else goes unchanged. Orders come from the test.
 */
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { Agent, createServer, type IncomingMessage, request as ask, type ServerResponse } from 'node:http';
import {
  type DemoCommand,
  type DemoOutcome,
  DemoOutcomeSchema,
  DEMO_PATHS,
  type DirectorOrder,
  type DirectorStatus,
  DirectorStatusSchema,
  ExpireSchema,
} from '@roomkey/shared/protocol/admin/demo';
import { AccountListSchema, ADMIN_PATHS, type GeneratedOtp, GeneratedOtpSchema } from '@roomkey/shared/protocol/admin';
import { waitFor } from './wait-for';

const ORDER = /^\/api\/demo\/director\/orders\/([\w-]+)$/;
/** Longer than any request of the sample organisation waits. */
const PAST_SECONDS = 8 * 3_600 + 1;

export interface FakePresenter {
  /** Where the console finds its portal. */
  readonly url: string;
  /** Everything that the director has told, the newest last. */
  readonly statuses: readonly DirectorStatus[];
  status(): DirectorStatus | null;
  /** As the presenter's page asks; resolves with what the director has answered. */
  order(command: DemoCommand): Promise<DemoOutcome>;
  /** Closes every connection and refuses new ones, as a portal that restarts. */
  away(): Promise<void>;
  back(): Promise<void>;
  close(): Promise<void>;
}

export async function startFakePresenter(port: number, portalPort: number): Promise<FakePresenter> {
  const statuses: DirectorStatus[] = [];
  const orders: DirectorOrder[] = [];
  const outcomes = new Map<string, (outcome: DemoOutcome) => void>();
  const agent = new Agent({ keepAlive: false });
  let ready: GeneratedOtp | null = null;
  let held: (() => void) | null = null;

  const portal = async (method: string, path: string, token: string, body?: unknown): Promise<unknown> => {
    const answer = await fetch(`http://127.0.0.1:${String(portalPort)}${path}`, {
      method,
      headers: { authorization: token, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!answer.ok) throw new Error(`${method} ${path} answered ${String(answer.status)}`);
    const text = await answer.text();
    return text === '' ? null : JSON.parse(text);
  };

  async function reset(token: string): Promise<void> {
    await portal('POST', `${ADMIN_PATHS.testControls}/state/reset`, token);
    const query = '?readiness=No%20action%20needed&pageSize=100';
    const { items } = AccountListSchema.parse(await portal('GET', ADMIN_PATHS.accounts + query, token));
    const account = items.find((each) => each.expectedDevice === null);
    ready = GeneratedOtpSchema.parse(await portal('POST', ADMIN_PATHS.otps, token, { accountId: account?.id }));
  }

  async function nextOrder({ socket }: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    if (orders.length === 0) {
      await new Promise<void>((resolve) => {
        held = resolve;
        outgoing.once('close', resolve);
      });
    }
    // The socket knows at once; the answer hears of it later, and would swallow an order.
    if (socket.destroyed) return;
    const order = orders.shift();
    if (order === undefined) outgoing.writeHead(204).end();
    else json(outgoing, order);
  }

  /** False: not one of the demo's paths. */
  async function demo(incoming: IncomingMessage, outgoing: ServerResponse, body: string): Promise<boolean> {
    const { method = '', url = '' } = incoming;
    const token = incoming.headers.authorization ?? '';
    const orderId = ORDER.exec(url)?.[1];
    const nothing = () => outgoing.writeHead(204).end();
    if (method === 'GET' && url === DEMO_PATHS.orders) await nextOrder(incoming, outgoing);
    else if (method === 'POST' && orderId !== undefined) {
      outcomes.get(orderId)?.(DemoOutcomeSchema.parse(JSON.parse(body)));
      nothing();
    } else if (method === 'PUT' && url === DEMO_PATHS.status) {
      statuses.push(DirectorStatusSchema.parse(JSON.parse(body)));
      nothing();
    } else if (method === 'POST' && url === DEMO_PATHS.reset) {
      await reset(token);
      nothing();
    } else if (method === 'POST' && url === DEMO_PATHS.expire) {
      ExpireSchema.parse(JSON.parse(body));
      await portal('POST', `${ADMIN_PATHS.testControls}/clock`, token, { advanceSeconds: PAST_SECONDS });
      nothing();
    } else if (method === 'GET' && url === DEMO_PATHS.state) {
      const shown = ready === null ? null : { accountId: ready.accountId, accountName: 'Room', otpId: ready.id };
      json(outgoing, { director: null, ready: shown, request: null, addresses: [] });
    } else return false;
    return true;
  }

  const server = createServer((incoming, outgoing) => {
    void readAll(incoming)
      .then(async (body) => {
        if (await demo(incoming, outgoing, body.toString('utf8'))) return;
        const { method, url, headers } = incoming;
        const onward = ask({ agent, host: '127.0.0.1', port: portalPort, method, path: url, headers });
        outgoing.once('close', () => onward.destroy());
        onward.end(body);
        const [answer] = (await once(onward, 'response')) as [IncomingMessage];
        outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(outgoing);
      })
      .catch(() => incoming.socket.destroy());
  });

  async function back(): Promise<void> {
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
  }
  async function away(): Promise<void> {
    const closed = once(server, 'close');
    server.close();
    server.closeAllConnections();
    await closed;
  }

  await back();
  return {
    url: `http://127.0.0.1:${String(port)}`,
    statuses,
    status: () => statuses.at(-1) ?? null,
    async order(command) {
      const id = randomUUID();
      const outcome = new Promise<DemoOutcome>((resolve) => outcomes.set(id, resolve));
      orders.push({ id, command });
      held?.();
      let answered: DemoOutcome | undefined;
      void outcome.then((each) => (answered = each));
      return waitFor(`the director's answer to ${command.kind}`, () => answered, 60_000);
    },
    away,
    back,
    async close() {
      agent.destroy();
      if (server.listening) await away();
    },
  };
}

function json(outgoing: ServerResponse, value: unknown): void {
  outgoing.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(value));
}

async function readAll(stream: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(Buffer.from(chunk as Buffer));
  return Buffer.concat(chunks);
}
