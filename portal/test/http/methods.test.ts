import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { ADMIN_PATHS } from '@roomkey/shared/protocol/admin';
import { startTestPortal, type TestPortal } from '../test-portal';

const Described = z.object({ paths: z.record(z.string(), z.record(z.string(), z.unknown())) });
const all = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];
let portal: TestPortal;
beforeAll(async () => {
  portal = await startTestPortal('postgres');
});
afterAll(() => portal.dispose());

test('every address answers another method with 405 and says which ones it takes', async () => {
  const { paths } = Described.parse((await portal.api('GET', ADMIN_PATHS.openapi)).body);
  const matches = (template: string, path: string) =>
    new RegExp(`^${template.replaceAll('.', '\\.').replaceAll('{id}', '[^/]+')}$`).test(path);
  for (const path of Object.keys(paths).map((template) => template.replace('{id}', crypto.randomUUID()))) {
    // Two may share an address: `/api/accounts/export` is an id to `/api/accounts/{id}`.
    const here = Object.entries(paths).filter(([template]) => matches(template, path));
    const taken = here.flatMap(([, methods]) => Object.keys(methods).map((method) => method.toUpperCase()));
    for (const method of all.filter((each) => !taken.includes(each))) {
      const answer = await fetch(portal.url + path, { method });
      expect([method, path, answer.status]).toEqual([method, path, 405]);
      expect(answer.headers.get('allow')?.split(', ')).toEqual([...new Set(taken)].sort());
      expect(await answer.json()).toMatchObject(path.startsWith('/api/') ? { code: 'request.methodNotAllowed' } : {});
    }
  }
});

test('an address with nothing at it is 404 for every method', async () => {
  for (const method of all) {
    expect((await fetch(`${portal.url}/api/nothing`, { method })).status).toBe(404);
  }
});
