/** DPoP (RFC 9449) as the portal sees it. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { CompactEncrypt, EmbeddedJWK, importJWK, jwtVerify } from 'jose';
import { PATHS } from '@roomkey/shared/protocol/oauth';
import { type ContractCase, failsWith } from './bench';
import type { SeenRequest } from './scripted-portal';

const TOKEN = 't'.repeat(43);
const claimsOf = async ({ headers }: SeenRequest) => {
  const proof = headers['dpop'];
  assert.ok(typeof proof === 'string');
  return (await jwtVerify(proof, EmbeddedJWK, { typ: 'dpop+jwt', algorithms: ['ES256'] })).payload;
};
const poll = (portalUrl: string) => ({ portalUrl, deviceCode: 'a device code', waitSeconds: 0 });
const PENDING = { status: 400, json: { error: 'authorization_pending' } };
const WANTS_NONCE = { status: 400, json: { error: 'use_dpop_nonce' } };

export const PROOF_CASES: readonly ContractCase[] = [
  {
    name: 'a credential encrypted as the device key asks for can be opened here',
    async run({ client, portal, signal }) {
      const { client: console, keys } = await client();
      const { deviceJwk } = await keys.ensure(false, signal);
      const alg = deviceJwk.alg ?? '';
      const key = await importJWK({ kty: 'EC', crv: 'P-256', x: deviceJwk.x, y: deviceJwk.y }, alg);
      const jwe = await new CompactEncrypt(new TextEncoder().encode('a credential'))
        .setProtectedHeader({ alg, enc: 'A256GCM' })
        .encrypt(key);
      const { url } = await portal(({ path }) => (path === PATHS.credential ? { body: jwe } : null));
      const fetched = await console.fetchCredential({ portalUrl: url, accessToken: TOKEN }, signal);
      assert.equal(await keys.decrypt(fetched, signal), 'a credential');
    },
  },
  {
    name: 'every request but discovery and the OTP carries a proof for its own method and address',
    async run({ client, portal, signal }) {
      const { url, seen } = await portal(({ path }) => {
        if (path === PATHS.token) return PENDING;
        if (path === PATHS.credential) return { body: 'a.b.c.d.e' };
        return path.startsWith('/v1/') ? { status: 204, body: '' } : null;
      });
      const { client: console } = await client();
      await console.poll(poll(url), signal);
      await console.fetchCredential({ portalUrl: url, accessToken: TOKEN }, signal);
      await console.sendReceipt({ portalUrl: url, accessToken: TOKEN, outcome: 'stored' }, signal);
      await console.cancelRequest({ portalUrl: url, deviceCode: 'a device code' }, signal);
      await console.heartbeat({ portalUrl: url, accessToken: TOKEN, device: null, problems: [] }, signal);
      const [metadata, ...signed] = seen;
      assert.equal(metadata?.headers['dpop'], undefined);
      assert.equal(signed.length, 5);
      for (const request of signed) {
        const claims = await claimsOf(request);
        assert.deepEqual([claims['htm'], claims['htu']], [request.method, `${url}${request.path}`]);
        const withToken = [PATHS.credential, PATHS.receipt, PATHS.heartbeat].some((path) => path === request.path);
        assert.equal(request.headers.authorization, withToken ? `DPoP ${TOKEN}` : undefined);
        const ath = createHash('sha256').update(TOKEN).digest('base64url');
        assert.equal(claims['ath'], withToken ? ath : undefined);
      }
    },
  },
  {
    name: 'a nonce that the portal asks for is sent once more, and kept',
    async run({ client, portal, signal }) {
      const headers = { 'DPoP-Nonce': 'nonce-1' };
      let asked = 0;
      const { url, seen } = await portal(({ path }) => {
        if (path !== PATHS.token) return null;
        asked += 1;
        return asked === 1 ? { ...WANTS_NONCE, headers } : PENDING;
      });
      const { client: console } = await client();
      assert.deepEqual(await console.poll(poll(url), signal), { kind: 'pending', held: false });
      await console.poll(poll(url), signal);
      const claims = await Promise.all(seen.slice(1).map(claimsOf));
      assert.deepEqual(
        claims.map(({ nonce }) => nonce),
        [undefined, 'nonce-1', 'nonce-1'],
      );
      assert.equal(new Set(claims.map(({ jti }) => jti)).size, 3);
    },
  },
  {
    name: 'a resource asks for a nonce in WWW-Authenticate',
    async run({ client, portal, signal }) {
      const headers = { 'DPoP-Nonce': 'nonce-1', 'WWW-Authenticate': 'DPoP error="use_dpop_nonce"' };
      let asked = 0;
      const { url } = await portal(({ path }) => {
        if (path !== PATHS.credential) return null;
        asked += 1;
        return asked === 1 ? { status: 401, headers, body: '' } : { body: 'a.b.c.d.e' };
      });
      const { client: console } = await client();
      assert.equal(await console.fetchCredential({ portalUrl: url, accessToken: TOKEN }, signal), 'a.b.c.d.e');
    },
  },
  {
    name: 'a portal that is never content with a nonce is asked twice, not for ever',
    async run({ client, portal, signal }) {
      const reply = { ...WANTS_NONCE, headers: { 'DPoP-Nonce': 'again' } };
      const { url, seen } = await portal(({ path }) => (path === PATHS.token ? reply : null));
      await failsWith('portal.refusedConsole', (await client()).client.poll(poll(url), signal));
      assert.equal(seen.filter(({ path }) => path === PATHS.token).length, 2);
    },
  },
  {
    name: "a console whose clock is a year off signs with the portal's time",
    async run({ client, portal, signal }) {
      const { url, seen } = await portal(({ path }) => (path === PATHS.token ? PENDING : null));
      const year = 365 * 86_400_000;
      for (const clockErrorMs of [year, -year]) {
        await (await client({ clockErrorMs })).client.poll(poll(url), signal);
        const { iat = 0 } = await claimsOf(seen.at(-1)!);
        assert.ok(Math.abs(iat * 1000 - Date.now()) < 10_000);
      }
    },
  },
];
