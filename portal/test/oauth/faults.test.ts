import { afterAll, beforeAll, expect, test } from 'vitest';
import { PATHS } from '@roomkey/shared/protocol/oauth';
import { startTestPortal, type TestPortal } from '../test-portal';
import { addFault } from './admin';
import { send } from './console';

let portal: TestPortal;

beforeAll(async () => {
  portal = await startTestPortal('postgres');
});
afterAll(() => portal.dispose());

const discover = () => send(portal.url + PATHS.metadata);

test('each fault hits as often as asked, and then the portal is as before', async () => {
  const path = PATHS.metadata;
  await addFault(portal, { path, kind: 'drop', times: 2 });
  await expect(discover()).rejects.toThrow();
  await expect(discover()).rejects.toThrow();
  await addFault(portal, { path, kind: 'status', status: 502, retryAfterSeconds: 7, times: 1 });
  const failed = await discover();
  expect([failed.status, failed.headers.get('retry-after')]).toEqual([502, '7']);
  await addFault(portal, { path, kind: 'malformed', times: 1 });
  await expect(discover()).rejects.toThrow(SyntaxError);
  await addFault(portal, { path, kind: 'delay', delayMs: 1, times: 1 });
  expect((await discover()).status).toBe(200);
  await addFault(portal, { path, kind: 'drop' });
  await expect(discover()).rejects.toThrow();
  await portal.api('DELETE', '/api/test/faults');
  expect((await discover()).status).toBe(200);
});

test('without test controls nothing of this exists', async () => {
  const plain = await startTestPortal('postgres', { testControls: false });
  const { status } = await plain.api('POST', '/api/test/faults', { path: PATHS.metadata, kind: 'drop' });
  expect(status).toBe(404);
  await plain.dispose();
});
