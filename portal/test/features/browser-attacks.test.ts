/** SECURITY: what a page of somebody else's can make an administrator's browser send. */
import { count } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { ADMIN_PATHS, CSRF_HEADER } from '@roomkey/shared/protocol/admin';
import { audit, sites } from '../../server/store/schema';
import { acceptInvitation, addUser, password, type SignedInUser } from '../admin-users';
import { call, startTestPortal, type TestPortal } from '../test-portal';

const manager = 'Teams Rooms Pro Manager';
const Described = z.object({
  paths: z.record(
    z.string(),
    z.record(
      z.string(),
      z.looseObject({
        requestBody: z
          .object({ content: z.record(z.string(), z.object({ schema: z.record(z.string(), z.unknown()) })) })
          .optional(),
      }),
    ),
  ),
});

describe('an administrator’s browser', () => {
  let portal: TestPortal;
  let admin: SignedInUser;
  beforeAll(async () => {
    portal = await startTestPortal('postgres');
    admin = await addUser(portal, 'victim', manager);
  });
  afterAll(() => portal.dispose());

  const cookie = () => ({ cookie: admin.headers['cookie'] ?? '' });
  const writes = async () => {
    const { paths } = Described.parse((await portal.api('GET', ADMIN_PATHS.openapi)).body);
    return Object.entries(paths)
      .filter(([path]) => path.startsWith('/api/'))
      .flatMap(([path, methods]) =>
        Object.entries(methods)
          .filter(([method]) => method !== 'get')
          .map(([method, described]) => ({ method: method.toUpperCase(), path, body: described.requestBody })),
      );
  };
  const audited = async () => (await portal.ctx.store.db.select({ n: count() }).from(audit))[0]?.n;

  test('writes nothing for another site, on any route, by whatever a form or a script can send', async () => {
    const before = await audited();
    const routes = (await writes()).filter(
      ({ path }) => path !== ADMIN_PATHS.session && path !== ADMIN_PATHS.signInLink,
    );
    expect(routes.length).toBeGreaterThan(20);
    for (const { method, path } of routes) {
      for (const [type, headers] of [
        ['application/x-www-form-urlencoded', {}],
        ['multipart/form-data; boundary=x', {}],
        // A form's text/plain can be made to look like JSON.
        ['text/plain', {}],
        ['application/json', {}],
        ['application/json', { [CSRF_HEADER]: '' }],
        ['application/json', { [CSRF_HEADER]: 'x'.repeat(43) }],
        ['application/json', { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' }],
      ] as const) {
        const answer = await fetch(portal.url + path.replace('{id}', crypto.randomUUID()), {
          method,
          body: '{"name":"x","=":"}',
          headers: { ...cookie(), ...headers, 'content-type': type },
        });
        expect([method, path, type, answer.status, await answer.json()]).toMatchObject([
          method,
          path,
          type,
          403,
          { code: 'session.csrf' },
        ]);
        // No page of another site may read an answer either.
        expect(answer.headers.get('access-control-allow-origin')).toBeNull();
      }
    }
    expect(await audited()).toBe(before);
  });

  test('with its token, but from another site, writes nothing either', async () => {
    const body = { name: 'Evil' };
    for (const site of ['cross-site', 'same-site']) {
      const headers = { ...admin.headers, 'sec-fetch-site': site };
      const answer = await call(portal.url + ADMIN_PATHS.sites, 'POST', body, headers);
      expect(answer).toMatchObject({ status: 403, body: { code: 'session.csrf' } });
    }
    const all = await portal.ctx.store.db.select().from(sites);
    expect(all.map(({ name }) => name)).not.toContain('Evil');
  });

  test('sends its token in no other form than JSON', async () => {
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'application/jsonp']) {
      const answer = await fetch(portal.url + ADMIN_PATHS.sites, {
        method: 'POST',
        body: '{"name":"Evil"}',
        headers: { ...admin.headers, 'content-type': type },
      });
      expect([type, answer.status]).toEqual([type, 415]);
    }
  });

  test('cannot be signed in as somebody else, nor be left with a session that another knows', async () => {
    const credentials = { username: 'victim', password };
    for (const site of ['cross-site', 'same-site']) {
      const forged = await call(portal.url + ADMIN_PATHS.session, 'POST', credentials, { 'sec-fetch-site': site });
      expect(forged).toMatchObject({ status: 403, body: { code: 'session.csrf' } });
    }
    // Fixation: a cookie that was put there before is not what the sign-in makes valid.
    const planted = { cookie: `roomkey-session=${'p'.repeat(43)}` };
    const signedIn = await call(portal.url + ADMIN_PATHS.session, 'POST', credentials, planted);
    expect(signedIn.status).toBe(200);
    expect(signedIn.headers.get('set-cookie')).not.toContain('p'.repeat(43));
    expect((await call(portal.url + ADMIN_PATHS.session, 'GET', undefined, planted)).status).toBe(401);
    // A session of before ends with the next sign-in of the same browser, and an invitation's with its password.
    const mine = { cookie: (signedIn.headers.get('set-cookie') ?? '').split(';')[0] ?? '' };
    const again = await call(portal.url + ADMIN_PATHS.session, 'POST', credentials, mine);
    expect(again.headers.get('set-cookie')).not.toBe(signedIn.headers.get('set-cookie'));
    expect((await call(portal.url + ADMIN_PATHS.session, 'GET', undefined, mine)).status).toBe(401);
    const invited = await portal.api('POST', ADMIN_PATHS.users, { username: 'fresh', role: manager });
    const { url } = z.object({ url: z.string() }).parse(invited.body);
    const { redeemed, done } = await acceptInvitation(portal, url, 'fresh');
    expect(redeemed.headers.get('set-cookie')).not.toBe(done.headers.get('set-cookie'));
  });

  // SECURITY: mass assignment (CWE-915).
  test('every body of every write is described as closed, down to its innermost object', async () => {
    const open: string[] = [];
    const walk = (value: unknown, where: string): void => {
      if (typeof value !== 'object' || value === null) return;
      if (
        'type' in value &&
        value.type === 'object' &&
        !('additionalProperties' in value && value.additionalProperties === false)
      ) {
        open.push(where);
      }
      for (const [key, member] of Object.entries(value)) walk(member, `${where}/${key}`);
    };
    let bodies = 0;
    for (const { method, path, body } of await writes()) {
      for (const { schema } of Object.values(body?.content ?? {})) {
        bodies += 1;
        walk(schema, `${method} ${path}`);
      }
    }
    expect(bodies).toBeGreaterThan(15);
    // A saved state's rows are compared with the tables' columns when it is put back (test controls alone).
    expect(open.filter((where) => !where.includes('/api/test/state/properties/tables'))).toEqual([]);
  });

  test('shows no page or answer inside another site’s frame, and runs no inline script or style', async () => {
    for (const path of [
      '/',
      ADMIN_PATHS.session,
      ADMIN_PATHS.events,
      ADMIN_PATHS.openapi,
      '/api/nothing',
      '/oauth2/token',
    ]) {
      const stop = new AbortController();
      const { headers } = await fetch(portal.url + path, { headers: cookie(), signal: stop.signal });
      stop.abort();
      const policy = headers.get('content-security-policy') ?? '';
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).not.toMatch(/unsafe-|\*|https?:/);
      expect(headers.get('x-frame-options')).toBe('DENY');
      expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
    }
  });
});
