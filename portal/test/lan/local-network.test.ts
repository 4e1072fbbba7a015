/** The portal on the local network: real handshakes, at addresses of this machine that stand for those of a network. */
import { readFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import type { NetworkInterfaceInfo } from 'node:os';
import { pino } from 'pino';
import { afterEach, beforeAll, afterAll, describe, expect, test } from 'vitest';
import { ADMIN_PATHS, ConsoleConnectionSchema } from '@roomkey/shared/protocol/admin';
import { openLocalAuthority } from '../../server/lan/authority';
import { AUTHORITY_PATH } from '../../server/lan/authority-route';
import { serveAddress, type ServedAddress } from '../../server/lan/serve-address';
import { startPortal, type RunningPortal } from '../../server/start-portal';
import { addUser, password } from '../admin-users';
import { call, startTestPortal, temporaryFolder, testConfig, type TestPortal } from '../test-portal';
import { ask, fingerprintOf } from './https';

/** Loopback addresses, which Linux has a whole network of: 127.0.0.2 and so on can be listened at without being set up. */
const HERE = '127.0.0.2';
const THERE = '127.0.0.3';

const DAY_MS = 86_400_000;

function interfaces(addresses: readonly string[]): Record<string, NetworkInterfaceInfo[]> {
  const info = { family: 'IPv4' as const, netmask: '', mac: '00:00:00:00:00:00', internal: false, cidr: null };
  return { eth0: addresses.map((address) => ({ ...info, address })) };
}

describe('served at an address', () => {
  let portal: TestPortal;
  let url: string;
  let ca: string;
  beforeAll(async () => {
    portal = await startTestPortal('postgres', { lan: { only: [HERE] } }, undefined, () => interfaces([HERE]));
    url = portal.ctx.lan?.addresses()[0]?.url ?? '';
    ca = portal.ctx.lan?.authority.certificate ?? '';
  });
  afterAll(() => portal.dispose());

  test('with a certificate that its authority vouches for, and whose fingerprint is told', async () => {
    expect(portal.ctx.lanAddresses()).toEqual([url]);
    expect(new URL(url).port).toBe(new URL(portal.url).port);
    const answer = await ask(`${url}/api/health/live`, ca);
    expect(answer.status).toBe(200);
    expect(fingerprintOf(answer)).toBe(portal.ctx.lan?.addresses()[0]?.fingerprint);
    await expect(ask(`${url}/api/health/live`, undefined)).rejects.toThrow(/unable to verify/);
    await expect(ask(`${url}/`, ca, { servername: 'roomkey.example' })).rejects.toMatchObject({
      code: 'ERR_TLS_CERT_ALTNAME_INVALID',
    });
    await expect(ask(`${url}/`, ca, { maxVersion: 'TLSv1.1', minVersion: 'TLSv1' })).rejects.toThrow();
    await expect(fetch(url.replace('https:', 'http:'))).rejects.toThrow();
  });

  test('hands its authority’s certificate to whoever asks, here and there', async () => {
    const answer = await ask(url + AUTHORITY_PATH, ca);
    expect(answer.headers['content-type']).toBe('application/x-x509-ca-cert');
    expect(answer.text).toBe(ca);
    expect((await call(portal.url + AUTHORITY_PATH, 'GET')).body).toBe(ca);
  });

  test('keeps the site’s policy, and does not bind browsers to a certificate that ends with the demo', async () => {
    const { headers } = await ask(`${url}/`, ca);
    expect(headers['strict-transport-security']).toBeUndefined();
    expect(headers['content-security-policy']).toContain('upgrade-insecure-requests');
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
  });

  test('names itself, whatever a request says', async () => {
    const headers = { host: 'evil.example', 'x-forwarded-host': 'evil.example', forwarded: 'host=evil.example' };
    const there = await ask(`${url}/.well-known/oauth-authorization-server`, ca, { headers, servername: '' });
    expect(there.text).toContain(`"issuer":"${url}"`);
    expect(there.text).not.toContain('evil');
    const here = await call(`${portal.url}/.well-known/oauth-authorization-server`, 'GET');
    expect(here.body).toMatchObject({ issuer: portal.url });
  });

  test('tells consoles the address of the network, also when it is asked on this machine', async () => {
    const connection = ConsoleConnectionSchema.parse((await portal.api('GET', ADMIN_PATHS.connection)).body);
    const fingerprint = portal.ctx.lan?.addresses()[0]?.fingerprint ?? '';
    expect(connection).toEqual({ portalUrl: url, fingerprint, qrText: `RKP1:${url}#sha256=${fingerprint}` });
  });

  test('its cookie is this host’s alone, and a write needs the page’s token', async () => {
    await addUser(portal, 'phone', 'Teams Rooms Pro Manager');
    const json = { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' };
    const body = JSON.stringify({ username: 'phone', password });
    const post = { method: 'POST', headers: json, body };
    const foreign = { ...post, headers: { ...json, 'sec-fetch-site': 'cross-site' } };
    expect((await ask(url + ADMIN_PATHS.session, ca, foreign)).status).toBe(403);
    const signedIn = await ask(url + ADMIN_PATHS.session, ca, post);
    expect(signedIn.status).toBe(200);
    const [cookie = ''] = signedIn.headers['set-cookie'] ?? [];
    expect(cookie).toMatch(/^__Host-roomkey-session=/);
    expect(cookie).toMatch(/; Path=\/; HttpOnly; Secure; SameSite=Strict$/);
    const headers = { ...json, cookie: cookie.split(';')[0] ?? '' };
    const write = { method: 'PUT', headers, body: JSON.stringify({ otpValidityHours: 8, otpAutoApproval: true }) };
    expect((await ask(url + ADMIN_PATHS.preferences, ca, write)).status).toBe(403);
    expect((await ask(url + ADMIN_PATHS.session, ca, { headers })).status).toBe(200);
  });

  test('test controls and metrics stay on this machine', async () => {
    const authorization = { authorization: `Bearer ${await tokenOf(portal)}` };
    const clock = `${ADMIN_PATHS.testControls}/clock`;
    const move = { method: 'POST', headers: { ...authorization, 'content-type': 'application/json' } };
    expect((await ask(url + clock, ca, { ...move, body: '{"advanceSeconds":1}' })).status).toBe(404);
    expect((await portal.api('POST', clock, { advanceSeconds: 1 })).status).toBe(200);
    expect((await ask(`${url}/metrics`, ca, { localAddress: THERE })).status).toBe(200);
  });
});

describe('a network that changes', () => {
  let portal: RunningPortal | undefined;
  let closeTaken: (() => void) | undefined;
  afterEach(async () => {
    await portal?.close();
    closeTaken?.();
  });

  test('new addresses are served, old ones left, others keep their certificate', { timeout: 60_000 }, async () => {
    let addresses: readonly string[] = [];
    const config = await testConfig('postgres', { lan: { only: [HERE, THERE] } });
    portal = await startPortal(config, {
      log: pino({ level: 'silent' }),
      interfaces: () => interfaces(addresses),
      lookMs: 50,
    });
    const { lan } = portal.ctx;
    if (lan === null) throw new Error('no local network');
    const ca = lan.authority.certificate;
    const changed = () => new Promise<void>((resolve) => lan.onChange(resolve));
    expect(lan.addresses()).toEqual([]);
    expect((await call(`${portal.url}/api/health/live`, 'GET')).status).toBe(200);

    addresses = [HERE];
    await changed();
    const [first] = lan.addresses();
    expect((await ask(`${first?.url ?? ''}/api/health/live`, ca)).status).toBe(200);

    addresses = [HERE, THERE];
    await changed();
    expect(lan.addresses()).toEqual([
      first,
      expect.objectContaining({ url: expect.stringContaining(THERE) as string }),
    ]);
    expect(fingerprintOf(await ask(`${first?.url ?? ''}/api/health/live`, ca))).toBe(first?.fingerprint);

    addresses = [THERE];
    await changed();
    await expect(ask(`${first?.url ?? ''}/api/health/live`, ca)).rejects.toThrow(/ECONN(REFUSED|RESET)/);
    expect(portal.ctx.lanAddresses()).toEqual([lan.addresses()[0]?.url]);

    addresses = [HERE];
    await changed();
    // A console that was shown it knows it again.
    expect(lan.addresses()).toEqual([first]);
  });

  test('a port that another program has there is another one there', async () => {
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, HERE, resolve));
    closeTaken = () => taken.close();
    const { port } = taken.address() as AddressInfo;
    const config = await testConfig('postgres', { port, lan: { only: [HERE, THERE] } });
    portal = await startPortal(config, {
      log: pino({ level: 'silent' }),
      interfaces: () => interfaces([HERE, THERE]),
    });
    const [here, there] = portal.ctx.lanAddresses();
    expect(new URL(portal.url).port).toBe(String(port));
    expect(new URL(there ?? '').port).toBe(String(port));
    expect(new URL(here ?? '').port).not.toBe(String(port));
  });
});

test('a renewed certificate is shown to new connections, without a restart', async () => {
  const portal = await startTestPortal('postgres');
  const realNow = Date.now();
  let now = new Date(realNow - 21 * DAY_MS);
  const keysPath = `${await temporaryFolder()}/keys.json`;
  const authority = await openLocalAuthority({ keysPath, clock: { unmovedNow: () => now }, hostname: 'stage' });
  const first = await authority.serverCertificate(HERE);
  const served: ServedAddress = await serveAddress(portal.ctx, HERE, 0, first);
  const live = `${served.url}/api/health/live`;
  const before = fingerprintOf(await ask(live, authority.certificate));
  expect(served.fingerprint()).toBe(before);
  served.renew(await authority.serverCertificate(HERE));
  expect(served.fingerprint()).toBe(before);

  now = new Date(realNow);
  const second = await authority.serverCertificate(HERE);
  served.renew(second);
  const after = fingerprintOf(await ask(live, authority.certificate));
  expect(after).not.toBe(before);
  expect(served.fingerprint()).toBe(after);
  await served.close();
  await portal.dispose();
});

const tokenOf = ({ config }: TestPortal): Promise<string> => readFile(config.apiTokenFile ?? '', 'utf8');
