import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { ADMIN_PATHS, AuditListSchema } from '@roomkey/shared/protocol/admin';
import { PATHS } from '@roomkey/shared/protocol/oauth';
import { call, startTestPortal, type TestPortal } from '../test-portal';

const OpenApi = z.object({ openapi: z.string(), paths: z.record(z.string(), z.record(z.string(), z.unknown())) });
const open = ['POST /api/session', 'POST /api/session/link'];

describe('the administrators’ API', () => {
  let portal: TestPortal;
  beforeAll(async () => {
    portal = await startTestPortal('postgres');
  });
  afterAll(() => portal.dispose());

  test('every described route but sign-in refuses who is not signed in, before it looks at anything else', async () => {
    const { body } = await portal.api('GET', ADMIN_PATHS.openapi);
    const { openapi, paths } = OpenApi.parse(body);
    expect(openapi).toMatch(/^3\.1/);
    const routes = Object.entries(paths)
      .filter(([path]) => path.startsWith('/api/') && !/openapi|health/.test(path))
      .flatMap(([path, methods]) => Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`));
    expect(routes.length).toBeGreaterThanOrEqual(19);
    for (const route of routes.filter((one) => !open.includes(one))) {
      const [method = '', path = ''] = route.split(' ');
      const answer = await call(`${portal.url}${path.replace('{id}', 'x')}`, method, method === 'GET' ? undefined : {});
      expect([route, answer.status, answer.body]).toEqual([
        route,
        401,
        expect.objectContaining({ code: 'session.required' }),
      ]);
      expect(answer.headers.get('cache-control')).toBe('no-store');
      expect(answer.headers.get('www-authenticate')).toContain('Bearer');
      expect(paths[path]?.[method.toLowerCase()]).toMatchObject({ security: [{ session: [] }, { apiToken: [] }] });
    }
  });

  test('a page beyond every list is refused', async () => {
    for (const list of [ADMIN_PATHS.accounts, ADMIN_PATHS.requests, ADMIN_PATHS.audit]) {
      const answer = await portal.api('GET', `${list}?page=9007199254740991&pageSize=5000`);
      expect(answer).toMatchObject({ status: 400, body: { code: 'request.invalid' } });
    }
  });

  test('preferences hold for OTPs made afterwards, and unknown or wrong fields are refused', async () => {
    const good = { otpValidityHours: 336, otpAutoApproval: true };
    expect(await portal.api('PUT', ADMIN_PATHS.preferences, good)).toMatchObject({ status: 200, body: good });
    const made = await portal.generateOtp('sea-rainier@contoso.example');
    expect(Date.parse(made.expiresAt) - Date.parse(made.createdAt)).toBe(336 * 3_600_000);
    for (const bad of [
      { ...good, otpValidityHours: 337 },
      { ...good, extra: 1 },
      { otpAutoApproval: true },
      [],
      'x',
      null,
    ]) {
      const answer = await portal.api('PUT', ADMIN_PATHS.preferences, bad);
      expect(answer).toMatchObject({ status: 400, body: { code: 'request.invalid' } });
    }
    expect(await portal.api('GET', ADMIN_PATHS.preferences)).toMatchObject({ body: good });
  });

  test('the audit list tells who did what, newest first, and can be searched and paged', async () => {
    await portal.generateOtp('sea-baker@contoso.example');
    const read = async (query: string) =>
      AuditListSchema.parse((await portal.api('GET', `${ADMIN_PATHS.audit}?${query}`)).body);
    const { items } = await read('search=sea-baker');
    expect(items.map(({ action }) => action)).toEqual(['otp.generated', 'password.reset']);
    expect(items[0]).toMatchObject({
      actor: 'token:token-file',
      target: 'sea-baker@contoso.example',
      source: '127.0.0.1',
    });
    const [first, second] = [await read('pageSize=1&page=1'), await read('pageSize=1&page=2')];
    expect(first.items[0]?.id).toBeGreaterThan(second.items[0]?.id ?? Infinity);
  });

  test('test controls move time, arm faults that are used up, and disarm them; each is audited', async () => {
    const before = portal.ctx.clock.now().getTime();
    const moved = await portal.api('POST', '/api/test/clock', { advanceSeconds: 3_600 });
    expect(moved.status).toBe(200);
    expect(portal.ctx.clock.now().getTime() - before).toBeGreaterThanOrEqual(3_600_000);

    const faults = portal.ctx.testControls?.faults;
    await portal.api('POST', '/api/test/faults', { path: PATHS.token, kind: 'status', status: 503, times: 2 });
    expect([1, 2, 3].map(() => faults?.next(PATHS.token)?.kind)).toEqual(['status', 'status', undefined]);
    await portal.api('POST', '/api/test/faults', { path: PATHS.token, kind: 'drop' });
    expect(faults?.next(PATHS.credential)).toBeUndefined();
    expect((await portal.api('DELETE', '/api/test/faults')).status).toBe(204);
    expect(faults?.next(PATHS.token)).toBeUndefined();
    expect((await portal.api('POST', '/api/test/faults', { path: PATHS.token, kind: 'explode' })).status).toBe(400);
  });
});

test('without --test-controls there is no way to move time', async () => {
  const portal = await startTestPortal('postgres', { testControls: false });
  expect((await portal.api('POST', '/api/test/clock', { advanceSeconds: 1 })).status).toBe(404);
  expect((await portal.api('POST', '/api/test/faults', { path: PATHS.token, kind: 'drop' })).status).toBe(404);
  expect(await portal.api('GET', ADMIN_PATHS.session)).toMatchObject({ body: { testControls: false } });
  await portal.dispose();
});

test('a time 50 years ahead is refused', async () => {
  const portal = await startTestPortal('postgres');
  let last = 200;
  for (let year = 0; year < 60 && last === 200; year += 1) {
    last = (await portal.api('POST', `${ADMIN_PATHS.testControls}/clock`, { advanceSeconds: 366 * 86_400 })).status;
  }
  expect(last).toBe(400);
  await portal.dispose();
});
