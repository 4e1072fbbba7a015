/** Answers that are HTTP but not what was asked for: who else may stand in between, and a portal in trouble. */
import assert from 'node:assert/strict';
import { PATHS } from '@roomkey/shared/protocol/oauth';
import type { ErrorCode } from '@roomkey/shared/setup/contract/errors';
import type { PortalClient } from '@roomkey/shared/setup/machine/ports';
import { type Bench, type ContractCase, failsWith } from './bench';
import { metadataOf, type Reply, type Script } from './scripted-portal';

const onlyToken =
  (reply: Reply): Script =>
  ({ path }) =>
    path === PATHS.token ? reply : null;
const poll = (client: PortalClient, portalUrl: string, { signal }: Pick<Bench, 'signal'>, waitSeconds = 0) =>
  client.poll({ portalUrl, deviceCode: 'a device code', waitSeconds }, signal);

const SIGN_IN_PAGE = '<!doctype html><title>Free Wi-Fi</title>';

/** The same answer to the metadata request of a person who connects, and to a poll later on. */
const answered = (
  name: string,
  reply: Reply,
  atDiscovery: ErrorCode,
  later: ErrorCode,
  retryAfterMs: number | null = null,
): ContractCase => ({
  name: `${name} is "${atDiscovery}" at first and "${later}" later`,
  async run(bench) {
    const { client } = await bench.client();
    const stranger = await bench.portal(() => reply);
    const first = await failsWith(atDiscovery, client.discover(stranger.url, bench.signal));
    const known = await bench.portal(onlyToken(reply));
    const second = await failsWith(later, poll(client, known.url, bench));
    assert.deepEqual([first.retryAfterMs, second.retryAfterMs], [retryAfterMs, retryAfterMs]);
  },
});

const wrongMetadata = (
  name: string,
  change: (url: string) => object,
  code: ErrorCode = 'portal.notRoomkey',
): ContractCase => ({
  name: `refuses metadata with ${name}`,
  async run({ client, portal, signal }) {
    const { url } = await portal((_, own) => ({ json: { ...metadataOf(own), ...change(own) } }));
    await failsWith(code, (await client()).client.discover(url, signal));
  },
});

const DATE = 'Fri, 15 Jan 2027 12:00:00 GMT';
const HALF_A_MINUTE_LATER = 'Fri, 15 Jan 2027 12:00:30 GMT';

export const ANSWER_CASES: readonly ContractCase[] = [
  answered(
    'a redirect',
    { status: 302, headers: { Location: 'http://127.0.0.1:9/elsewhere' } },
    'portal.redirected',
    'portal.redirected',
  ),
  answered(
    'a permanent redirect',
    { status: 308, headers: { Location: '/' } },
    'portal.redirected',
    'portal.redirected',
  ),
  answered(
    'a network that wants its own sign-in',
    { status: 511, body: SIGN_IN_PAGE },
    'portal.redirected',
    'portal.redirected',
  ),
  answered('a captive portal', { body: SIGN_IN_PAGE }, 'portal.notRoomkey', 'portal.malformed'),
  answered('a page that says 403', { status: 403, body: SIGN_IN_PAGE }, 'portal.notRoomkey', 'portal.malformed'),
  answered('JSON that is cut off', { body: '{"issuer":' }, 'portal.notRoomkey', 'portal.malformed'),
  answered('JSON of something else', { json: { hello: 'world' } }, 'portal.notRoomkey', 'portal.malformed'),
  answered('an empty answer', { body: '' }, 'portal.notRoomkey', 'portal.malformed'),
  answered('a body of 1 MB', { body: 'x'.repeat(1_000_000) }, 'portal.notRoomkey', 'portal.malformed'),
  answered('a 500', { status: 500, body: 'oops' }, 'portal.failing', 'portal.failing'),
  answered('a 502', { status: 502, body: SIGN_IN_PAGE }, 'portal.failing', 'portal.failing'),
  answered('a 429 with seconds', { status: 429, headers: { 'Retry-After': '7' } }, 'portal.busy', 'portal.busy', 7_000),
  answered(
    'a 503 with a date',
    { status: 503, headers: { 'Retry-After': HALF_A_MINUTE_LATER, Date: DATE } },
    'portal.busy',
    'portal.busy',
    30_000,
  ),
  answered('a 503 with nonsense', { status: 503, headers: { 'Retry-After': 'soon' } }, 'portal.busy', 'portal.busy'),
  wrongMetadata('another issuer', () => ({ issuer: 'https://portal.example' }), 'portal.otherAddress'),
  wrongMetadata('an endpoint elsewhere', () => ({ token_endpoint: 'https://elsewhere.example/token' })),
  wrongMetadata('an endpoint on another port', () => ({ roomkey_credential_endpoint: 'http://127.0.0.1:9/v1' })),
  wrongMetadata('no device grant', () => ({ grant_types_supported: ['authorization_code'] })),
  wrongMetadata('no ES256', () => ({ dpop_signing_alg_values_supported: ['RS256'] })),
  {
    name: 'metadata is asked for once, and anew after an answer that did not fit',
    async run(bench) {
      let broken = false;
      const { url, seen } = await bench.portal(({ path }) => {
        if (path !== PATHS.token) return null;
        return broken ? { body: SIGN_IN_PAGE } : { status: 400, json: { error: 'authorization_pending' } };
      });
      const { client } = await bench.client();
      const asked = (): number => seen.filter(({ path }) => path === PATHS.metadata).length;
      await poll(client, url, bench);
      await poll(client, url, bench);
      assert.equal(asked(), 1);
      broken = true;
      await failsWith('portal.malformed', poll(client, url, bench));
      broken = false;
      await poll(client, url, bench);
      assert.equal(asked(), 2);
    },
  },
  {
    name: 'sends no cookies, keeps no answers, and says who it is',
    async run(bench) {
      const headers = { 'Set-Cookie': 'session=1; Path=/', 'Cache-Control': 'max-age=3600' };
      const { url, seen } = await bench.portal((_, own) => ({ headers, json: metadataOf(own) }));
      const { client } = await bench.client();
      await client.discover(url, bench.signal);
      await client.discover(url, bench.signal);
      assert.equal(seen.length, 2);
      assert.equal(seen[1]?.headers.cookie, undefined);
      assert.equal(seen[1]?.headers['user-agent'], 'Roomkey/0.0.0-test');
    },
  },
  {
    name: 'an error of OAuth that no method knows is "refused console", and says which',
    async run(bench) {
      const { url } = await bench.portal(onlyToken({ status: 401, json: { error: 'invalid_client' } }));
      const failure = await failsWith('portal.refusedConsole', poll((await bench.client()).client, url, bench));
      assert.deepEqual(failure.params, { status: 401, error: 'invalid_client' });
    },
  },
  {
    name: '"temporarily_unavailable" is "busy"',
    async run(bench) {
      const reply = { status: 400, json: { error: 'temporarily_unavailable' }, headers: { 'Retry-After': '2' } };
      const { url } = await bench.portal(onlyToken(reply));
      const failure = await failsWith('portal.busy', poll((await bench.client()).client, url, bench));
      assert.equal(failure.retryAfterMs, 2_000);
    },
  },
];
