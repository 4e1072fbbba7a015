/** SECURITY: live events end with the right to them, cost what was allowed, and wait for nobody. */
import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import { connect } from 'node:net';
import path from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ADMIN_PATHS, CreatedApiTokenSchema } from '@roomkey/shared/protocol/admin';
import type { Change } from '../../server/features/events/changes';
import { EventStreams, MOST_OF_ONE, MOST_STREAMS, MOST_UNREAD_BYTES } from '../../server/features/events/event-streams';
import type { Caller } from '../../server/features/session/caller';
import { addUser, siteNamed } from '../admin-users';
import { call, startTestPortal, STORES, temporaryFolder, type TestPortal } from '../test-portal';
import { listen } from './authorisation/listen';

type Listener = Awaited<ReturnType<typeof listen>>;
const heard = ({ text }: Listener) => text.split('event: changed').length - 1;
const technician = 'Site Technician';

describe.each(STORES)('live events on %s', (kind) => {
  let portal: TestPortal;
  let watch: Listener;
  beforeAll(async () => {
    portal = await startTestPortal(kind);
    watch = await listen(portal.url, await addUser(portal, 'watcher', 'Teams Rooms Pro Manager'));
  });
  afterAll(() => portal.dispose());

  /** Something changes at the site; resolves when who sees everything has heard of it. */
  async function change(site: string): Promise<void> {
    const before = heard(watch);
    const upn = `n-${crypto.randomUUID().slice(0, 8)}@contoso.example`;
    const siteId = await siteNamed(portal, site);
    await portal.api('POST', ADMIN_PATHS.accounts, { upn, displayName: 'New', siteId, location: 'x' });
    await expect.poll(() => heard(watch), { timeout: 10_000 }).toBeGreaterThan(before);
  }
  async function token(name: string, changes: object = {}) {
    const body = { name, role: 'Teams Rooms Pro Manager', validDays: 1, ...changes };
    const made = CreatedApiTokenSchema.parse((await portal.api('POST', ADMIN_PATHS.apiTokens, body)).body);
    const headers = { authorization: `Bearer ${made.token}` };
    return { id: made.id, headers };
  }
  const ends = (one: Listener) => expect.poll(() => one.ended, { timeout: 10_000 }).toBe(true);

  test('end with sign-out, lock, new invitation, and the deletion of a token', async () => {
    const lock = async (id: string) => portal.api('PATCH', `${ADMIN_PATHS.users}/${id}`, { locked: true });
    const [out, locked, invited] = await Promise.all(
      ['out', 'locked', 'invited'].map((name) => addUser(portal, `${name}-1`, technician, ['Seattle'])),
    );
    const bearer = await token('short');
    for (const [who, end] of [
      [out, () => out?.api('DELETE', ADMIN_PATHS.session)],
      [locked, () => lock(locked?.id ?? '')],
      [invited, () => portal.api('POST', `${ADMIN_PATHS.users}/${invited?.id ?? ''}/invitation`)],
      [bearer, () => portal.api('DELETE', `${ADMIN_PATHS.apiTokens}/${bearer.id}`)],
    ] as const) {
      const stream = await listen(portal.url, { headers: who?.headers ?? {} });
      expect(stream.status).toBe(200);
      expect([200, 204]).toContain((await end())?.status);
      await change('Seattle');
      await ends(stream);
      expect(heard(stream)).toBe(0);
    }
  });

  test('follow another site and another role at once', async () => {
    const user = await addUser(portal, 'mover', technician, ['Seattle']);
    const stream = await listen(portal.url, user);
    await change('Seattle');
    await expect.poll(() => heard(stream), { timeout: 10_000 }).toBe(1);
    const siteIds = [await siteNamed(portal, 'London')];
    await portal.api('PATCH', `${ADMIN_PATHS.users}/${user.id}`, { role: 'Site Lead', siteIds });
    await change('Seattle');
    await change('London');
    await expect.poll(() => heard(stream), { timeout: 10_000 }).toBe(2);
    await portal.api('PATCH', `${ADMIN_PATHS.users}/${user.id}`, { role: 'Teams Rooms Pro Manager', siteIds: [] });
    await change('Seattle');
    await expect.poll(() => heard(stream), { timeout: 10_000 }).toBe(3);
    stream.stop();
  });

  test('each kind of change is told at its own site, also when others change at the same moment', async () => {
    const [seattle, london] = await Promise.all([siteNamed(portal, 'Seattle'), siteNamed(portal, 'London')]);
    const stream = await listen(portal.url, await addUser(portal, 'near', technician, ['Seattle']));
    portal.ctx.changes.tell(['rooms'], [london]);
    portal.ctx.changes.tell(['accounts'], [seattle]);
    await expect.poll(() => heard(stream), { timeout: 10_000 }).toBe(1);
    expect(stream.text).toContain('{"kinds":["accounts"]}');
    stream.stop();
  });

  test('of one caller have a limit, and free their place when they end', async () => {
    const { headers } = await token('greedy');
    const streams = await Promise.all(Array.from({ length: MOST_OF_ONE }, () => listen(portal.url, { headers })));
    expect(new Set(streams.map(({ status }) => status))).toEqual(new Set([200]));
    const refused = await call(portal.url + ADMIN_PATHS.events, 'GET', undefined, headers);
    expect(refused).toMatchObject({ status: 503, body: { code: 'portal.unavailable' } });
    expect(refused.headers.get('retry-after')).toBe('30');
    streams[0]?.stop();
    const again = async () => {
      const stream = await listen(portal.url, { headers });
      if (stream.status === 200) streams.push(stream);
      return stream.status;
    };
    await expect.poll(again, { timeout: 10_000 }).toBe(200);
    for (const stream of streams) stream.stop();
  });
});

test('all streams together have a limit', async () => {
  const portal = await startTestPortal('postgres');
  const streams: Listener[] = [];
  for (let n = 0; n < MOST_STREAMS / MOST_OF_ONE; n += 1) {
    const body = {
      name: `many-${String(n)}`,
      role: technician,
      siteIds: [await siteNamed(portal, 'London')],
      validDays: 1,
    };
    const { token } = CreatedApiTokenSchema.parse((await portal.api('POST', ADMIN_PATHS.apiTokens, body)).body);
    const headers = { authorization: `Bearer ${token}` };
    streams.push(...(await Promise.all(Array.from({ length: MOST_OF_ONE }, () => listen(portal.url, { headers })))));
  }
  expect(streams.every(({ status }) => status === 200)).toBe(true);
  expect((await portal.api('GET', ADMIN_PATHS.events)).status).toBe(503);
  // Ending the portal ends them all.
  await portal.dispose();
  await expect.poll(() => streams.every(({ ended }) => ended), { timeout: 20_000 }).toBe(true);
});

/** The streams on a server of their own: a reader that never reads, and callers whose answer comes late. */
describe('a reader that does not read', () => {
  const everyone: Caller = { kind: 'token', name: 'reader', role: 'Teams Rooms Pro Manager', scope: 'all' };
  const change: Change = { kinds: ['accounts'], siteIds: null };

  test('is cut off before what lies there grows, and the others hear everything meanwhile', async () => {
    let tell: (change: Change) => void = () => undefined;
    const streams = new EventStreams({
      listen: (onChange) => {
        tell = onChange;
        return Promise.resolve(() => Promise.resolve());
      },
    });
    let most = 0;
    const lying: ServerResponse[] = [];
    const server = createServer((_request, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' }).flushHeaders();
      lying.push(response);
      const ask = () => {
        most = Math.max(most, response.writableLength);
        return Promise.resolve(everyone);
      };
      void streams.add({ response, owner: 'reader', ask });
    });
    // A Unix socket has small buffers, so that what is not read comes to lie in the process soon.
    const socket = path.join(await temporaryFolder(), 'socket');
    server.listen(socket);
    await once(server, 'listening');
    const open = async () => {
      const client = connect(socket);
      client.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n');
      await once(client, 'data');
      return client;
    };
    const stuck = await open();
    stuck.pause();
    const lively = await open();
    let text = '';
    lively.on('data', (data: Buffer) => (text += data.toString()));

    for (let told = 0; told < 50_000 && lying[0]?.destroyed === false; told += 1) {
      tell(change);
      // The connections get their turn: who reads is to keep up.
      await setImmediate();
    }
    expect(lying.map(({ destroyed }) => destroyed)).toEqual([true, false]);
    expect(most).toBeLessThan(MOST_UNREAD_BYTES + 1024);
    await expect.poll(() => text).toContain('event: changed');
    await streams.close();
    // The last chunk of a complete answer (RFC 9112 7.1).
    await expect.poll(() => text.endsWith('0\r\n\r\n')).toBe(true);
    lively.destroy();
    stuck.destroy();
    server.close();
  });

  test('changes that come while callers are being asked are told together', async () => {
    let tell: (change: Change) => void = () => undefined;
    const streams = new EventStreams({
      listen: (onChange) => {
        tell = onChange;
        return Promise.resolve(() => Promise.resolve());
      },
    });
    const waiting: (() => void)[] = [];
    const server = createServer((_request, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' }).flushHeaders();
      const ask = () => new Promise<Caller>((resolve) => waiting.push(() => resolve(everyone)));
      void streams.add({ response, owner: 'reader', ask });
    });
    const socket = path.join(await temporaryFolder(), 'socket');
    server.listen(socket);
    await once(server, 'listening');
    const client = connect(socket);
    let text = '';
    client.on('data', (data: Buffer) => (text += data.toString()));
    client.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n');
    await expect.poll(() => text).toContain('200 OK');
    for (let n = 0; n < 1000; n += 1) tell(n % 2 === 0 ? change : { kinds: ['rooms'], siteIds: [String(n)] });
    expect(waiting).toHaveLength(1);
    waiting.shift()?.();
    await expect.poll(() => waiting.length).toBe(1);
    waiting.shift()?.();
    await expect.poll(() => text.split('event: changed').length - 1).toBe(2);
    expect(waiting).toHaveLength(0);
    await streams.close();
    client.destroy();
    server.close();
  });
});
