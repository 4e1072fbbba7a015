import { getTableName } from 'drizzle-orm';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import {
  ADMIN_PATHS,
  CSRF_HEADER,
  DEMO_PATHS,
  DemoStateSchema,
  DirectorOrderSchema,
  GeneratedOtpSchema,
  PresenterLinkSchema,
  SessionSchema,
  type DemoState,
} from '@roomkey/shared/protocol/admin';
import { EMPTIED } from '../../../server/features/demo/reset';
import { TABLE_NAMES } from '../../../server/features/test-controls/state/tables';
import { contosoRoomPassword, sampleAccount } from '../../../server/seed/contoso';
import { contosoRooms } from '../../../server/seed/contoso-rooms';
import { buildApp } from '../../../server/http/app';
import { startPortal } from '../../../server/start-portal';
import { accounts, failures, sites } from '../../../server/store/schema';
import { addUser, browserHeaders, type SignedInUser } from '../../admin-users';
import { enterOtp } from '../../device';
import { findRequest } from '../../oauth/admin';
import { makeConsole, text } from '../../oauth/console';
import { call, startTestPortal, testConfig, type TestPortal } from '../../test-portal';
import { listen } from '../authorisation/listen';
import { BLANK_DIRECTOR_STATUS as STATUS } from '@roomkey/shared/protocol/admin/demo';

const MANAGER = 'Teams Rooms Pro Manager';

describe('a portal with --demo', () => {
  let portal: TestPortal;
  let manager: SignedInUser;
  beforeAll(async () => {
    portal = await startTestPortal('pglite', { demo: true });
    manager = await addUser(portal, 'morgan', MANAGER);
  });
  afterAll(() => portal.dispose());

  const state = async (): Promise<DemoState> => DemoStateSchema.parse((await portal.api('GET', DEMO_PATHS.state)).body);
  const reset = () => portal.api('POST', DEMO_PATHS.reset);
  async function readyOtp(): Promise<{ otp: string; accountId: string }> {
    const { ready } = await state();
    const { body } = await portal.api('POST', `${ADMIN_PATHS.otps}/${ready?.otpId ?? ''}/reveal`);
    return GeneratedOtpSchema.parse(body);
  }
  async function orders(wait = 'wait=25') {
    const headers = await tokenHeaders();
    return call(portal.url + DEMO_PATHS.orders, 'GET', undefined, { ...headers, prefer: wait });
  }
  /** The API token that `portal.api` uses. */
  async function tokenHeaders(): Promise<Record<string, string>> {
    return { authorization: `Bearer ${await readFile(portal.config.apiTokenFile ?? '', 'utf8')}` };
  }

  test('has an OTP ready at its start, and says so in every session', async () => {
    expect(await state()).toMatchObject({
      director: null,
      ready: { accountName: 'Adams' },
      request: null,
      addresses: [],
    });
    expect(manager.session).toMatchObject({ demo: true });
    const { otp, accountId } = await readyOtp();
    expect(otp).toMatch(/^\d{16}$/);
    expect(await state()).toMatchObject({ ready: { accountId } });
  });

  test('shows the request of the moment, until it is decided', async () => {
    const entered = await enterOtp(portal.url, (await readyOtp()).otp);
    const { ready, request } = await state();
    expect([ready, request]).toMatchObject([null, { accountName: 'Adams', userCode: entered.user_code }]);
    await portal.api('POST', `${ADMIN_PATHS.requests}/${request?.id ?? ''}/decision`, { decision: 'approve' });
    expect((await state()).request).toBeNull();
    await reset();
  });

  test('a command waits for the director’s outcome, done or failed', async () => {
    await portal.api('PUT', DEMO_PATHS.status, STATUS);
    for (const outcome of [
      { outcome: 'done', tookMs: 12 },
      { outcome: 'failed', reason: 'The keychain is locked by somebody else.' },
    ]) {
      const polled = orders();
      const asked = manager.api('POST', DEMO_PATHS.commands, { kind: 'jump', to: 'home' });
      const order = await polled;
      expect(order.headers.get('preference-applied')).toBe('wait=25');
      const { id, command } = DirectorOrderSchema.parse(order.body);
      expect(command).toEqual({ kind: 'jump', to: 'home' });
      expect((await portal.api('POST', DEMO_PATHS.order(id), outcome)).status).toBe(204);
      expect(await asked).toMatchObject({ status: 200, body: outcome });
      expect(await portal.api('POST', DEMO_PATHS.order(id), outcome)).toMatchObject({
        status: 404,
        body: { code: 'demo.orderOver' },
      });
    }
    const nothing = await orders('respond-async');
    expect([nothing.status, nothing.headers.get('preference-applied')]).toEqual([204, null]);
  });

  test('the director’s status is what a presenter sees, told to open pages at once; without one a command is refused', async () => {
    const page = await listen(portal.url, manager);
    await portal.api('PUT', DEMO_PATHS.status, { ...STATUS, step: 'awaitingApproval', roomName: 'Adams' });
    expect((await state()).director).toMatchObject({ step: 'awaitingApproval', roomName: 'Adams' });
    await expect.poll(() => page.text, { timeout: 5_000 }).toContain('"demo"');
    const gone = new AbortController();
    const headers = { ...(await tokenHeaders()), prefer: 'wait=25' };
    const { demo } = portal.ctx;
    if (demo === null) throw new Error('the portal was not started with --demo');
    const next = vi.spyOn(demo.director, 'next');
    const polled = fetch(portal.url + DEMO_PATHS.orders, { headers, signal: gone.signal }).catch(() => undefined);
    await expect.poll(() => next.mock.calls.length, { timeout: 5_000 }).toBe(1);
    gone.abort();
    await polled;
    await expect.poll(async () => (await state()).director, { timeout: 5_000 }).toBeNull();
    expect(await manager.api('POST', DEMO_PATHS.commands, { kind: 'stop' })).toMatchObject({
      status: 409,
      body: { code: 'demo.noDirector' },
    });
    next.mockRestore();
    page.stop();
  });

  test('a reset brings the sample organisation back; who is signed in, tokens and the audit list stay', async () => {
    await portal.api('POST', ADMIN_PATHS.sites, { name: 'Only for a while' });
    await portal.api('PUT', ADMIN_PATHS.preferences, { otpValidityHours: 2, otpAutoApproval: true });
    const first = await readyOtp();
    await portal.api('PATCH', `${ADMIN_PATHS.accounts}/${first.accountId}`, { displayName: 'Renamed' });
    const took: number[] = [];
    for (let time = 0; time < 5; time += 1) {
      const before = performance.now();
      expect((await reset()).status).toBe(204);
      took.push(Math.round(performance.now() - before));
    }
    console.log(`reset of the portal: ${took.join(', ')} ms`);
    // 0.3 s on a quiet machine. Ten times that, and more, while others load it: e2e/portal/presenter.spec.ts has the limit.
    expect(Math.min(...took)).toBeLessThan(10_000);

    const { items } = (await portal.api('GET', `${ADMIN_PATHS.accounts}?pageSize=500`)).body as {
      items: { displayName: string }[];
    };
    expect(items).toHaveLength(25);
    expect(items.map(({ displayName }) => displayName)).not.toContain('Renamed');
    expect((await portal.api('GET', ADMIN_PATHS.sites)).body).not.toMatchObject({
      items: expect.arrayContaining([expect.objectContaining({ name: 'Only for a while' })]) as unknown,
    });
    expect((await portal.api('GET', ADMIN_PATHS.preferences)).body).toMatchObject({
      otpValidityHours: 8,
      otpAutoApproval: false,
    });
    expect((await manager.api('GET', ADMIN_PATHS.session)).status).toBe(200);
    const again = await readyOtp();
    expect(again.accountId).toBe(first.accountId);
    expect(again.otp).not.toBe(first.otp);
    const audit = JSON.stringify((await portal.api('GET', `${ADMIN_PATHS.audit}?pageSize=200`)).body);
    expect(audit).toContain('demo.reset');
    expect(audit).toContain('site.created');
  });

  test('resets leave no files behind', async () => {
    const files = async () =>
      (await readdir(path.join(portal.config.dataDir, 'database/base'), { recursive: true })).length;
    await reset();
    const before = await files();
    for (let again = 0; again < 3; again += 1) await reset();
    expect(await files()).toBe(before);
  });

  test('a reset answers held polls, forgets wrong codes, and not who guesses administrators’ passwords', async () => {
    const device = await makeConsole(portal.url);
    const entered = await device.authorize((await readyOtp()).otp);
    const held = device.poll(text(entered, 'device_code'), 25);
    await expect.poll(async () => (await portal.api('GET', '/metrics')).body).toMatch(/roomkey_held_polls 1\b/);
    const windowStartedAt = portal.ctx.clock.now();
    await portal.ctx.store.db.insert(failures).values([
      { bucket: 'otp:192.0.2.7', count: 9, windowStartedAt },
      { bucket: 'administrator:morgan 192.0.2.7', count: 9, windowStartedAt },
    ]);
    await reset();
    expect((await held).body).toMatchObject({ error: 'invalid_grant' });
    const left = await portal.ctx.store.db.select().from(failures);
    expect(left.map(({ bucket }) => bucket)).toEqual(['administrator:morgan 192.0.2.7']);
    // The published password is every room's again, the OTP's too.
    const signedIn = await device.signIn('sea-adams@contoso.example', contosoRoomPassword);
    expect(signedIn.status).toBe(200);
  });

  test('every table is either emptied or kept on purpose', () => {
    const kept = [
      'organisation', // set back by an update
      'failures', // in part
      ...[
        'administrators',
        'administrator_sites',
        'sign_in_links',
        'sessions',
        'api_tokens',
        'api_token_sites',
        'audit',
      ],
    ];
    expect([...EMPTIED.map(getTableName), ...kept].sort()).toEqual([...TABLE_NAMES].sort());
  });

  test('what waits with an account runs out when asked: first its request, then its OTP', async () => {
    const { otp, accountId } = await readyOtp();
    const device = await makeConsole(portal.url);
    const entered = await device.authorize(otp);
    const held = device.poll(text(entered, 'device_code'), 25);
    const expire = (id = accountId) => portal.api('POST', DEMO_PATHS.expire, { accountId: id });
    await expect.poll(async () => (await portal.api('GET', '/metrics')).body).toMatch(/roomkey_held_polls 1\b/);
    expect((await expire()).status).toBe(204);
    expect((await held).body).toMatchObject({ error: 'expired_token' });
    expect((await findRequest(portal, text(entered, 'request_id'))).status).toBe('expired');
    expect(await expire()).toMatchObject({ status: 409, body: { code: 'demo.nothingToExpire' } });
    await reset();
    expect((await expire()).status).toBe(204);
    expect((await state()).ready).toBeNull();
    const nobody = '00000000-0000-4000-8000-000000000000';
    expect(await expire(nobody)).toMatchObject({ status: 404, body: { code: 'account.notFound' } });
    await reset();
  });

  describe('a presenter’s link', () => {
    const make = async () => PresenterLinkSchema.parse((await portal.api('POST', DEMO_PATHS.presenterLink)).body);
    const tokenOf = (url: string) => new URL(url).hash.replace('#/presenter?token=', '');
    const redeem = (token: string, headers = {}) =>
      call(portal.url + ADMIN_PATHS.signInLink, 'POST', { token }, headers);

    test('signs in once, without an administrator being there, to what a presenter needs and no more', async () => {
      const { url } = await make();
      expect(url).toMatch(new RegExp(`^${portal.url}/#/presenter\\?token=[\\w-]{43}$`));
      const redeemed = await redeem(tokenOf(url));
      expect(redeemed).toMatchObject({ status: 200, body: { role: 'Presenter', needsCredentials: false, demo: true } });
      expect(await redeem(tokenOf(url))).toMatchObject({ status: 410, body: { code: 'session.linkInvalid' } });
      const headers = browserHeaders(redeemed);
      const ask = (method: string, path: string, body?: unknown) => call(portal.url + path, method, body, headers);
      expect((await ask('GET', DEMO_PATHS.state)).status).toBe(200);
      expect((await ask('GET', ADMIN_PATHS.requests)).status).toBe(200);
      for (const path of [ADMIN_PATHS.users, ADMIN_PATHS.audit, ADMIN_PATHS.apiTokens])
        expect(await ask('GET', path)).toMatchObject({ status: 403, body: { code: 'session.forbidden' } });
      expect((await ask('PUT', DEMO_PATHS.status, STATUS)).status).toBe(403);
      const { [CSRF_HEADER]: _csrf, ...withoutCsrf } = headers;
      expect(await call(portal.url + DEMO_PATHS.reset, 'POST', undefined, withoutCsrf)).toMatchObject({
        status: 403,
        body: { code: 'session.csrf' },
      });
      expect((await ask('POST', DEMO_PATHS.reset)).status).toBe(204);
      expect((await ask('GET', DEMO_PATHS.state)).status).toBe(200);
      const audit = JSON.stringify((await portal.api('GET', `${ADMIN_PATHS.audit}?pageSize=20`)).body);
      expect(audit).toContain(`"actor":"${SessionSchema.parse(redeemed.body).username}"`);
      expect(audit).not.toContain(tokenOf(url));
      expect((await ask('DELETE', ADMIN_PATHS.session)).status).toBe(204);
      expect((await ask('GET', DEMO_PATHS.state)).status).toBe(401);
    });

    test('ends after 15 minutes; the session after 12 hours', async () => {
      const [late, inTime] = [await make(), await make()];
      const redeemed = await redeem(tokenOf(inTime.url));
      await portal.ctx.clock.advance(15 * 60);
      expect((await redeem(tokenOf(late.url))).status).toBe(410);
      const who = () => call(portal.url + ADMIN_PATHS.session, 'GET', undefined, browserHeaders(redeemed));
      await portal.ctx.clock.advance(11 * 3600);
      expect((await who()).status).toBe(200);
      await portal.ctx.clock.advance(3600);
      expect((await who()).status).toBe(401);
    });

    test('replaces the session that the browser had, and is replaced by the next', async () => {
      const before = await addUser(portal, 'robin', MANAGER);
      const presenter = await redeem(tokenOf((await make()).url), before.headers);
      expect((await before.api('GET', ADMIN_PATHS.session)).status).toBe(401);
      const next = await redeem(tokenOf((await make()).url), browserHeaders(presenter));
      const who = (answer: typeof next) =>
        call(portal.url + ADMIN_PATHS.session, 'GET', undefined, browserHeaders(answer));
      expect([(await who(presenter)).status, (await who(next)).status]).toEqual([401, 200]);
    });
  });
});

test('the director outlives an app of its portal that ends, and is told when the portal does', async () => {
  const portal = await startTestPortal('postgres', { demo: true });
  const { demo } = portal.ctx;
  if (demo === null) throw new Error('the portal was not started with --demo');
  await (await buildApp(portal.ctx)).close();
  const next = vi.spyOn(demo.director, 'next');
  const token = await readFile(portal.config.apiTokenFile ?? '', 'utf8');
  const headers = { authorization: `Bearer ${token}`, prefer: 'wait=25' };
  const polled = call(portal.url + DEMO_PATHS.orders, 'GET', undefined, headers);
  await expect.poll(() => next.mock.calls.length, { timeout: 10_000 }).toBe(1);
  await portal.dispose();
  const answer = await polled;
  expect(answer).toMatchObject({ status: 503, body: { code: 'portal.unavailable' } });
  expect(answer.headers.get('retry-after')).toBe('1');
});

test('without --demo there is nothing of it', async () => {
  const portal = await startTestPortal('postgres');
  expect(await portal.api('GET', DEMO_PATHS.state)).toMatchObject({ status: 404 });
  expect(await portal.api('GET', ADMIN_PATHS.session)).toMatchObject({ body: { demo: false } });
  await portal.dispose();
});

test('a folder that is not the sample organisation’s is refused before anything in it can be reset', async () => {
  const { folder: _folder, ...config } = await testConfig('postgres', { seed: null });
  const log = pino({ level: 'silent' });
  const portal = await startPortal(config, { log });
  const [room] = contosoRooms;
  if (room === undefined) throw new Error('the sample has no rooms');
  const { row } = sampleAccount(room, portal.ctx.clock.now(), 'x');
  const site = { id: row.id, name: 'Elsewhere' };
  await portal.ctx.store.db.insert(sites).values(site);
  await portal.ctx.store.db.insert(accounts).values({ ...row, upn: 'heron@rooms.example', siteId: site.id });
  await portal.close();
  const again = startPortal({ ...config, seed: 'contoso', demo: true }, { log });
  await expect(again).rejects.toMatchObject({ code: 'demo.notSample', exitCode: 2 });
});
