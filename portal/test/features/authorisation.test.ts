/** SECURITY: roles and sites. Each role calls each route, at its own site and at another (CWE-862, CWE-863, CWE-639). */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import {
  AccountListSchema,
  AccountSchema,
  ADMIN_PATHS,
  AuditListSchema,
  CreatedApiTokenSchema,
  RequestSchema,
  RoomListSchema,
  SiteListSchema,
} from '@roomkey/shared/protocol/admin';
import { ROLES, type Role } from '@roomkey/shared/protocol/lists';
import { addUser, type SignedInUser } from '../admin-users';
import { call, startTestPortal, type Answer, type TestPortal } from '../test-portal';
import { furnish } from './authorisation/furnish';
import { findRequest } from '../oauth/admin';
import { makeConsole, text } from '../oauth/console';
import { listen } from './authorisation/listen';
import type { Place, Row, Tools } from './authorisation/row';
import { RESETS_ALL, ROWS, WITHOUT_ROLE } from './authorisation/table';

const manager = 'Teams Rooms Pro Manager';
const whoIs: Record<Row['who'], readonly Role[]> = {
  everybody: ROLES,
  leads: [manager, 'Site Lead'],
  managers: [manager],
  tokens: [],
};
const upnOf = (name: string) => `${name}@contoso.example`;

/** Technicians first: whoever may do nothing must not profit from what another has done before. */
const cells = [...ROLES]
  .reverse()
  .flatMap((role) =>
    ROWS.flatMap((row) =>
      (['own', 'other'] as const).flatMap((where) =>
        where === 'other' && row.outside === undefined ? [] : [{ role, row, where, what: row.what ?? 'it' }],
      ),
    ),
  );

describe('roles and sites', () => {
  let portal: TestPortal;
  let users: Record<Role, SignedInUser>;
  let tools: Tools;
  beforeAll(async () => {
    // The demo goes with the embedded store; who may call its routes does not depend on the store.
    portal = await startTestPortal('postgres', { demo: true });
    const lead = await addUser(portal, 'lead', 'Site Lead', ['Seattle']);
    users = {
      [manager]: await addUser(portal, 'manager', manager),
      'Site Lead': lead,
      'Site Technician': await addUser(portal, 'technician', 'Site Technician', ['Seattle']),
    };
    let names = 0;
    const asManager: Tools['manager'] = (method, path, body) => portal.api(method, path, body);
    tools = {
      userId: (await addUser(portal, 'somebody', manager)).id,
      name: () => `name-${String((names += 1))}`,
      manager: asManager,
      own: await furnish(portal, {
        site: 'Seattle',
        prefix: 'sea-',
        upns: [upnOf('sea-adams'), upnOf('sea-baker'), upnOf('sea-rainier')],
        by: (method, path, body) => lead.api(method, path, body),
      }),
      other: await furnish(portal, {
        site: 'London',
        prefix: 'lon-',
        upns: [upnOf('lon-tyburn'), upnOf('lon-fleet'), upnOf('lon-thames')],
        by: asManager,
      }),
    };
  });
  afterAll(() => portal.dispose());

  async function heardOnce(user: SignedInUser): Promise<Pick<Answer, 'status' | 'body'>> {
    const stream = await listen(portal.url, user);
    stream.stop();
    return { status: stream.status, body: {} };
  }

  test('the table has every route of the API, and no other', async () => {
    const { paths } = z
      .object({ paths: z.record(z.string(), z.record(z.string(), z.unknown())) })
      .parse((await portal.api('GET', ADMIN_PATHS.openapi)).body);
    const described = Object.entries(paths)
      .filter(([path]) => path.startsWith('/api/'))
      .flatMap(([path, methods]) => Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`));
    const listed = new Set([...WITHOUT_ROLE, ...RESETS_ALL, ...ROWS.map(({ route }) => route)]);
    expect([...listed].sort()).toEqual([...new Set([...described, 'GET /api/openapi.json'])].sort());
  });

  test.each(cells)('$role: $row.route ($what) at the $where site', async ({ role, row, where }) => {
    const user = users[role];
    const [method = ''] = row.route.split(' ');
    const [path, body] = await row.send(tools[where], tools);
    const isStream = path === ADMIN_PATHS.events && whoIs[row.who].includes(role);
    const answer = isStream ? await heardOnce(user) : await user.api(method, path, body);
    const text = JSON.stringify(answer.body);
    if (role !== manager) expect(text).not.toMatch(/lon-|London/);
    if (!whoIs[row.who].includes(role)) {
      expect(answer).toMatchObject({ status: 403, body: { code: 'session.forbidden' } });
    } else if (where === 'other' && role !== manager) {
      if (typeof row.outside === 'string') expect(answer).toMatchObject({ status: 404, body: { code: row.outside } });
      else await row.outside?.(answer, tools);
    } else {
      expect([200, 202, 204, 409, 422], text).toContain(answer.status);
      if (row.shows === true) expect(text).toContain(tools[where].prefix);
    }
  });

  test('nothing that limited callers did is written down for the other site', async () => {
    const { body } = await portal.api('GET', `${ADMIN_PATHS.audit}?pageSize=5000`);
    const { items } = AuditListSchema.parse(body);
    const byLead = items.filter(({ actor }) => actor === 'lead');
    expect(byLead.map(({ action }) => action)).toEqual(
      expect.arrayContaining(['account.changed', 'otp.revealed', 'otp.printed', 'otp.regenerated', 'request.approved']),
    );
    // A 404 may hide that something was done all the same: the audit list would tell.
    const waiting = await portal.api('GET', `${ADMIN_PATHS.requests}/${tools.other.requestId}`);
    const { requestId } = RequestSchema.parse(waiting.body);
    const touched = byLead.filter(({ target }) => target === requestId || target?.startsWith(tools.other.prefix));
    expect(touched).toEqual([]);
    const acts = items.filter(({ actor }) => actor === 'technician').map(({ action }) => action);
    expect(new Set(acts)).toEqual(new Set(['administrator.linkRedeemed', 'administrator.created']));
  });

  test('counters, sites and rooms are those of the caller’s sites, for API tokens too', async () => {
    const made = await portal.api('POST', ADMIN_PATHS.apiTokens, {
      name: 'seattle',
      role: 'Site Technician',
      siteIds: [tools.own.siteId],
      validDays: 1,
    });
    const { token } = CreatedApiTokenSchema.parse(made.body);
    const byToken = (path: string) => call(portal.url + path, 'GET', undefined, { authorization: `Bearer ${token}` });
    for (const get of [byToken, (path: string) => users['Site Lead'].api('GET', path)]) {
      const sites = SiteListSchema.parse((await get(ADMIN_PATHS.sites)).body).items;
      expect(sites.map(({ name }) => name)).toEqual(['Seattle']);
      const { total, summary } = AccountListSchema.parse((await get(ADMIN_PATHS.accounts)).body);
      expect([total, summary.total]).toEqual([sites[0]?.accounts, sites[0]?.accounts]);
      const { total: reporting, summary: states } = RoomListSchema.parse((await get(ADMIN_PATHS.rooms)).body);
      expect(Object.values(states).reduce((sum, each) => sum + each, 0)).toBe(reporting);
      expect((await portal.api('GET', ADMIN_PATHS.accounts)).body).not.toMatchObject({ summary: { total } });
    }
    expect(
      (await call(portal.url + ADMIN_PATHS.users, 'GET', undefined, { authorization: `Bearer ${token}` })).body,
    ).toMatchObject({ code: 'session.forbidden' });
  });

  test('no body takes a field that the contract does not name', async () => {
    for (const row of ROWS) {
      const [method = ''] = row.route.split(' ');
      const [path, body] = await row.send(tools.own, tools);
      if (typeof body !== 'object' || body === null || row.who === 'tokens') continue;
      const answer = await users[manager].api(method, path, { ...body, passwordHash: 'x' });
      expect([row.route, answer.status, answer.body]).toMatchObject([row.route, 400, { code: 'request.invalid' }]);
    }
  });

  test('live events tell of the caller’s sites only, and end with the role', async () => {
    const [all, limited] = [
      await listen(portal.url, users[manager]),
      await listen(portal.url, users['Site Technician']),
    ];
    const changed = (one: { text: string }) => one.text.split('event: changed').length - 1;
    const change = (place: Place, location: string) =>
      portal.api('POST', ADMIN_PATHS.accounts, {
        upn: `${place.prefix}${tools.name()}@contoso.example`,
        displayName: 'New',
        siteId: place.siteId,
        location,
      });
    await change(tools.other, 'Floor 1');
    await expect.poll(() => changed(all), { timeout: 10_000 }).toBe(1);
    await change(tools.own, 'Floor 1');
    await expect.poll(() => [changed(all), changed(limited)], { timeout: 10_000 }).toEqual([2, 1]);
    await portal.api('PATCH', `${ADMIN_PATHS.users}/${users['Site Technician'].id}`, { locked: true });
    await change(tools.own, 'Floor 2');
    await expect.poll(() => limited.ended, { timeout: 10_000 }).toBe(true);
    expect(changed(limited)).toBe(1);
    all.stop();
  });

  test('decisions, cancellations and deliveries are heard at their own site only', async () => {
    const lead = await addUser(portal, 'listener', 'Site Lead', ['Seattle']);
    const [all, limited] = [await listen(portal.url, users[manager]), await listen(portal.url, lead)];
    const changed = (one: { text: string }) => one.text.split('event: changed').length - 1;
    /** Everything that happens to a device's request, at the site of the account. */
    const happen = async (upn: string, acts: readonly string[]) => {
      const accountId = await portal.accountId(upn);
      await portal.api('PATCH', `${ADMIN_PATHS.accounts}/${accountId}`, { licence: 'Teams Rooms Pro', enabled: true });
      await portal.api('POST', `${ADMIN_PATHS.accounts}/acts`, { ids: [accountId], act: 'applyRecommended' });
      const device = await makeConsole(portal.url);
      const entered = await device.authorize((await portal.generateOtp(upn)).otp);
      const { id } = await findRequest(portal, text(entered, 'request_id'));
      for (const act of acts) {
        const before = changed(all);
        if (act === 'approve')
          await portal.api('POST', `${ADMIN_PATHS.requests}/${id}/decision`, { decision: 'approve' });
        if (act === 'revoke') await portal.api('POST', `${ADMIN_PATHS.requests}/${id}/revoke`, { reason: 'Other' });
        if (act === 'cancel') await device.cancel(text(entered, 'device_code'));
        if (act === 'deliver') {
          const token = text(await device.poll(text(entered, 'device_code')), 'access_token');
          await device.fetchCredential(token);
          await device.sendReceipt(token, 'stored');
        }
        await expect.poll(() => changed(all), { timeout: 10_000 }).toBeGreaterThan(before);
      }
    };
    const upn = upnOf('lon-effra');
    for (const acts of [['approve', 'revoke'], ['cancel']]) {
      await happen(upn, acts);
      const accountId = await portal.accountId(upn);
      const { activeOtpId } = AccountSchema.parse(
        (await portal.api('GET', `${ADMIN_PATHS.accounts}/${accountId}`)).body,
      );
      if (activeOtpId !== null) await portal.api('POST', `${ADMIN_PATHS.otps}/${activeOtpId}/revoke`);
    }
    await happen(upn, ['approve', 'deliver']);
    expect(changed(limited)).toBe(0);
    // What happens at the own site is heard, so that silence above means something.
    await portal.api('PATCH', `${ADMIN_PATHS.accounts}/${tools.own.accountId}`, { location: 'Floor 3' });
    await expect.poll(() => changed(limited), { timeout: 10_000 }).toBe(1);
    all.stop();
    limited.stop();
  });

  test('everybody reads the preferences that a Pro Manager chose', async () => {
    const chosen = { otpValidityHours: 12, otpAutoApproval: true, otpAutoApprovalMatchesOnly: true };
    expect((await users[manager].api('PUT', ADMIN_PATHS.preferences, chosen)).body).toEqual(chosen);
    expect((await users['Site Lead'].api('GET', ADMIN_PATHS.preferences)).body).toEqual(chosen);
  });

  test('a page that only listens does not keep its session', async () => {
    for (const status of [200, 401]) {
      await portal.ctx.clock.advance(20 * 60);
      const stream = await listen(portal.url, users['Site Lead']);
      stream.stop();
      expect(stream.status).toBe(status);
    }
  });
});
