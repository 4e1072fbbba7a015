/** The way to the portal: addresses, and everything that can go wrong below HTTP. */
import assert from 'node:assert/strict';
import { createServer as createHttpServer } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import { createServer as createTcpServer } from 'node:net';
import type { ErrorCode } from '@roomkey/shared/setup/contract/errors';
import { type ContractCase, failsWith } from './bench';
import { listen, unusedPort } from './listening';
import { UNTRUSTED_CERTIFICATE, UNTRUSTED_KEY } from './untrusted-certificate';

const refusedAddress = (address: string, code: ErrorCode): ContractCase => ({
  name: `refuses the address ${address}`,
  async run({ client, signal }) {
    await failsWith(code, (await client()).client.discover(address, signal));
  },
});

export const WAY_CASES: readonly ContractCase[] = [
  refusedAddress('not an address', 'portal.addressInvalid'),
  refusedAddress('', 'portal.addressInvalid'),
  refusedAddress('ftp://portal.example', 'portal.addressInvalid'),
  refusedAddress('https://user:word@portal.example', 'portal.addressInvalid'),
  refusedAddress('http://portal.example', 'portal.addressInsecure'),
  refusedAddress('http://127.0.0.1.portal.example', 'portal.addressInsecure'),
  {
    name: 'finds a portal by host and port alone, and drops what else was pasted',
    async run({ client, portal, signal }) {
      const { url, seen } = await portal(() => null);
      const { client: console } = await client();
      const expected = { url, organisation: 'Test organisation', domains: ['rooms.test'] };
      assert.deepEqual(await console.discover(new URL(url).host, signal), expected);
      assert.deepEqual(await console.discover(`${url}/sign-in?a=b#token=secret`, signal), expected);
      assert.ok(seen.every(({ path }) => path === '/.well-known/oauth-authorization-server'));
    },
  },
  {
    name: 'finds a portal by another name of the same machine',
    async run({ client, portal, signal }) {
      const { url } = await portal(() => null);
      const found = await (await client()).client.discover(url.replace('127.0.0.1', 'localhost'), signal);
      assert.equal(found.url, url);
    },
  },
  {
    name: 'a refused connection is "unreachable"',
    async run({ client, signal }) {
      const port = await unusedPort(createTcpServer);
      await failsWith('portal.unreachable', (await client()).client.discover(`http://127.0.0.1:${port}`, signal));
    },
  },
  {
    name: 'an unknown name is "name not found"',
    async run({ client, signal }) {
      // RFC 6761 6.4: no name under .invalid exists. Some resolvers take their time to say so.
      const { client: console } = await client({ limitMs: 20_000 });
      await failsWith('portal.nameNotFound', console.discover('https://roomkey.invalid', signal));
    },
  },
  {
    name: 'a reset connection is "unreachable"',
    async run({ client, portal, signal }) {
      const { url } = await portal(() => 'reset');
      await failsWith('portal.unreachable', (await client()).client.discover(url, signal));
    },
  },
  {
    name: 'an answer that ends too early is "unreachable"',
    async run({ client, portal, signal }) {
      const { url } = await portal(() => 'truncate');
      await failsWith('portal.unreachable', (await client()).client.discover(url, signal));
    },
  },
  {
    name: 'something that does not speak HTTP is not Roomkey',
    async run({ client, signal, after }) {
      const server = await listen(createTcpServer((socket) => socket.end('SSH-2.0-OpenSSH_9.2\r\n')));
      after(() => server.stop());
      await failsWith('portal.notRoomkey', (await client()).client.discover(`http://127.0.0.1:${server.port}`, signal));
    },
  },
  {
    name: 'a certificate that nobody trusts is "untrusted"',
    async run({ client, signal, after }) {
      const server = await listen(createHttpsServer({ key: UNTRUSTED_KEY, cert: UNTRUSTED_CERTIFICATE }));
      after(() => server.stop());
      await failsWith(
        'portal.certificateUntrusted',
        (await client()).client.discover(`https://localhost:${server.port}`, signal),
      );
    },
  },
  {
    name: 'a server that does not speak TLS is "no TLS"',
    async run({ client, signal, after }) {
      const server = await listen(createHttpServer());
      after(() => server.stop());
      await failsWith('portal.noTls', (await client()).client.discover(`https://127.0.0.1:${server.port}`, signal));
    },
  },
  {
    name: 'a proxy that refuses the connection is "proxy"',
    async run({ client, portal, signal }) {
      const { url } = await portal(() => null);
      const { client: console } = await client({ proxyPort: await unusedPort(createTcpServer) });
      await failsWith('portal.proxy', console.discover(url, signal));
    },
  },
  {
    name: 'a proxy that wants a password is "proxy"',
    async run({ client, portal, signal }) {
      const { url } = await portal(() => null);
      const proxy = await portal(() => ({ status: 407, headers: { 'Proxy-Authenticate': 'Basic realm="x"' } }));
      const { client: console } = await client({ proxyPort: Number(new URL(proxy.url).port) });
      await failsWith('portal.proxy', console.discover(url, signal));
    },
  },
  {
    name: 'no answer within the limit is "timed out"',
    async run({ client, portal, signal }) {
      const { url, seen } = await portal(() => 'hold');
      await failsWith('portal.timedOut', (await client({ limitMs: 1_000 })).client.discover(url, signal));
      await seen[0]?.left;
    },
  },
  {
    name: 'a body that never ends is "timed out"',
    async run({ client, portal, signal }) {
      const { url, seen } = await portal(() => 'trickle');
      await failsWith('portal.timedOut', (await client({ limitMs: 300 })).client.discover(url, signal));
      await seen[0]?.left;
    },
  },
  {
    name: "an abort rejects with the signal's reason and closes the connection",
    async run({ client, portal }) {
      const leaving = new AbortController();
      const reason = new Error('left');
      const { url, seen } = await portal(() => {
        setImmediate(() => leaving.abort(reason));
        return 'hold';
      });
      await assert.rejects((await client()).client.discover(url, leaving.signal), reason);
      await seen[0]?.left;
      await assert.rejects((await client()).client.discover(url, leaving.signal), reason);
      assert.equal(seen.length, 1);
    },
  },
];
