import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  ADMIN_PATHS,
  CreatedApiTokenSchema,
  InvitationSchema,
  LockoutListSchema,
  UserListSchema,
} from '@roomkey/shared/protocol/admin';
import { acceptInvitation, addUser, browserHeaders, password, siteNamed } from '../admin-users';
import { call, startTestPortal, STORES, type TestPortal } from '../test-portal';

const manager = 'Teams Rooms Pro Manager';

describe.each(STORES)('users of the portal on %s', (kind) => {
  let portal: TestPortal;
  beforeAll(async () => {
    portal = await startTestPortal(kind);
  });
  afterAll(() => portal.dispose());

  const invite = (username: string, role: string, siteIds: string[] = []) =>
    portal.api('POST', ADMIN_PATHS.users, { username, role, siteIds });
  const signIn = (username: string, secret = password) =>
    call(portal.url + ADMIN_PATHS.session, 'POST', { username, password: secret });

  test('an invited user chooses a password by a link that works once, and signs in as what was given', async () => {
    const london = await siteNamed(portal, 'London');
    const { user, url } = InvitationSchema.parse((await invite('Lena', 'Site Lead', [london])).body);
    expect(user).toMatchObject({ username: 'lena', status: 'invited', sites: [{ name: 'London' }] });
    const redeemed = await call(portal.url + ADMIN_PATHS.signInLink, 'POST', { token: url.split('token=')[1] });
    expect(redeemed).toMatchObject({ status: 200, body: { username: 'lena', needsCredentials: true } });
    const headers = browserHeaders(redeemed);
    const early = await call(portal.url + ADMIN_PATHS.accounts, 'GET', undefined, headers);
    expect(early).toMatchObject({ status: 403, body: { code: 'session.needsCredentials' } });
    const choose = (username: string) => call(portal.url + ADMIN_PATHS.setup, 'POST', { username, password }, headers);
    expect(await choose('somebody-else')).toMatchObject({ status: 400, body: { errors: [{ path: 'username' }] } });
    const done = await choose('lena');
    expect(done).toMatchObject({
      status: 200,
      body: { role: 'Site Lead', needsCredentials: false, sites: [{ name: 'London' }] },
    });
    // SECURITY: session fixation. The session from before the password is worth nothing.
    expect((await call(portal.url + ADMIN_PATHS.session, 'GET', undefined, headers)).status).toBe(401);
    expect((await acceptInvitation(portal, url, 'lena')).redeemed.status).toBe(410);
    expect((await signIn('LENA')).status).toBe(200);
  });

  test('names, roles and sites are checked, and unknown fields refused', async () => {
    const site = await siteNamed(portal, 'Seattle');
    await invite('taken', manager);
    const none = '00000000-0000-4000-8000-000000000000';
    for (const [body, status, code] of [
      [{ username: 'taken', role: manager }, 409, 'session.usernameTaken'],
      [{ username: 'x', role: manager }, 400, 'request.invalid'],
      [{ username: 'no spaces', role: manager }, 400, 'request.invalid'],
      [{ username: 'lead', role: 'Site Lead' }, 422, 'user.sitesNeeded'],
      [{ username: 'lead', role: 'Site Lead', siteIds: [none] }, 404, 'site.notFound'],
      [{ username: 'boss', role: manager, siteIds: [site] }, 400, 'request.invalid'],
      [{ username: 'boss', role: 'Global Admin' }, 400, 'request.invalid'],
      [{ username: 'boss', role: manager, passwordHash: 'x' }, 400, 'request.invalid'],
      [{ username: 'boss', role: manager, lockedAt: null }, 400, 'request.invalid'],
    ] as const) {
      expect([body, await portal.api('POST', ADMIN_PATHS.users, body)]).toMatchObject([
        body,
        { status, body: { code } },
      ]);
    }
    const { items } = UserListSchema.parse((await portal.api('GET', ADMIN_PATHS.users)).body);
    expect(items.map(({ username }) => username)).not.toContain('boss');
  });

  test('another role counts at the next request, and nobody gives it to themselves', async () => {
    const boss = await addUser(portal, 'boss-a', manager);
    const lead = await addUser(portal, 'lead-a', 'Site Lead', ['London']);
    expect((await lead.api('GET', ADMIN_PATHS.users)).status).toBe(403);
    const climb = await lead.api('PATCH', `${ADMIN_PATHS.users}/${lead.id}`, { role: manager });
    expect(climb).toMatchObject({ status: 403, body: { code: 'session.forbidden' } });
    const own = await boss.api('PATCH', `${ADMIN_PATHS.users}/${boss.id}`, { role: 'Site Technician' });
    expect(own).toMatchObject({ status: 409, body: { code: 'user.self' } });

    const change = { role: 'Site Technician', siteIds: [await siteNamed(portal, '東京')] };
    expect((await boss.api('PATCH', `${ADMIN_PATHS.users}/${lead.id}`, change)).status).toBe(200);
    const { body } = await lead.api('GET', ADMIN_PATHS.session);
    expect(body).toMatchObject({ role: 'Site Technician', sites: [{ name: '東京' }] });
    expect((await lead.api('GET', `${ADMIN_PATHS.accounts}/export`)).status).toBe(403);
  });

  test('a locked user is out at once, cannot tell why, and is back when unlocked', async () => {
    const user = await addUser(portal, 'lock-me', 'Site Technician', ['London']);
    const lock = (locked: boolean) => portal.api('PATCH', `${ADMIN_PATHS.users}/${user.id}`, { locked });
    expect(await lock(true)).toMatchObject({ status: 200, body: { status: 'locked' } });
    expect((await user.api('GET', ADMIN_PATHS.session)).status).toBe(401);
    expect((await signIn('lock-me')).body).toEqual((await signIn('nobody-here')).body);
    await lock(false);
    expect((await signIn('lock-me')).status).toBe(200);
    expect((await user.api('GET', ADMIN_PATHS.session)).status).toBe(401);
  });

  test('a new invitation ends password, sessions and the invitation before it', async () => {
    const user = await addUser(portal, 'forgetful', 'Site Technician', ['London']);
    const again = () => portal.api('POST', `${ADMIN_PATHS.users}/${user.id}/invitation`);
    const first = InvitationSchema.parse((await again()).body);
    expect((await signIn('forgetful')).status).toBe(401);
    expect((await user.api('GET', ADMIN_PATHS.session)).status).toBe(401);
    const second = InvitationSchema.parse((await again()).body);
    expect((await acceptInvitation(portal, first.url, 'forgetful')).redeemed.status).toBe(410);
    expect((await acceptInvitation(portal, second.url, 'forgetful', 'another long password')).done.status).toBe(200);
    expect((await signIn('forgetful', 'another long password')).status).toBe(200);
  });

  test('ten wrong passwords keep a user out until a Pro Manager lifts it', async () => {
    const user = await addUser(portal, 'clumsy', 'Site Technician', ['London']);
    for (let tries = 0; tries < 10; tries += 1) await signIn('clumsy', 'not this one');
    expect((await signIn('clumsy')).status).toBe(429);
    const list = async () => LockoutListSchema.parse((await portal.api('GET', ADMIN_PATHS.lockouts)).body).items;
    expect(await list()).toEqual([expect.objectContaining({ kind: 'user', subject: 'clumsy' })]);
    expect((await user.api('GET', ADMIN_PATHS.lockouts)).status).toBe(403);
    const unlocked = await portal.api('POST', `${ADMIN_PATHS.lockouts}/unlock`, { kind: 'user', subject: 'clumsy' });
    expect(unlocked.status).toBe(204);
    expect(await list()).toEqual([]);
    expect((await signIn('clumsy')).status).toBe(200);
  });

  test('an API token acts as its role at its sites, and ends when it is deleted', async () => {
    const siteIds = [await siteNamed(portal, 'London')];
    const made = await portal.api('POST', ADMIN_PATHS.apiTokens, {
      name: 'ci',
      role: 'Site Lead',
      siteIds,
      validDays: 7,
    });
    const { token, id } = CreatedApiTokenSchema.parse(made.body);
    const act = (path: string) => call(portal.url + path, 'GET', undefined, { authorization: `Bearer ${token}` });
    expect(await act(ADMIN_PATHS.accounts)).toMatchObject({ body: { total: 5, summary: { total: 5 } } });
    expect((await act(ADMIN_PATHS.audit)).status).toBe(403);
    expect(JSON.stringify((await portal.api('GET', ADMIN_PATHS.apiTokens)).body)).not.toContain(token);
    expect((await portal.api('DELETE', `${ADMIN_PATHS.apiTokens}/${id}`)).status).toBe(204);
    expect((await act(ADMIN_PATHS.accounts)).status).toBe(401);
  });
});

test('of two Pro Managers who demote each other at the same moment, one is refused', async () => {
  const portal = await startTestPortal('postgres');
  const [a, b] = [await addUser(portal, 'manager-a', manager), await addUser(portal, 'manager-b', manager)];
  const locked = { locked: true };
  const answers = await Promise.all([
    a.api('PATCH', `${ADMIN_PATHS.users}/${b.id}`, locked),
    b.api('PATCH', `${ADMIN_PATHS.users}/${a.id}`, locked),
  ]);
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  const { items } = UserListSchema.parse((await portal.api('GET', ADMIN_PATHS.users)).body);
  expect(items.filter(({ status }) => status === 'active')).toHaveLength(1);
  await portal.dispose();
});
