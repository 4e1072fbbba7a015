/** Plain polls are counted in one statement for many; what that statement leaves out is counted all the same. */
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { requests } from '../../server/store/schema';
import { startTestPortal, STORES, type TestPortal } from '../test-portal';
import { accountSupply, advance, approve, otpFor } from './admin';
import { makeConsole, text } from './console';

describe.each(STORES)('plain polls on %s', (kind) => {
  let portal: TestPortal;
  const nextAccount = accountSupply();

  beforeAll(async () => {
    portal = await startTestPortal(kind);
  });
  afterAll(() => portal.dispose());

  async function waiting(bound: boolean) {
    const { otp } = await otpFor(portal, nextAccount());
    const console = await makeConsole(portal.url, { bound });
    const answer = await console.authorize(otp);
    const [deviceCode, requestId] = [text(answer, 'device_code'), text(answer, 'request_id')];
    const poll = async () => (await console.poll(deviceCode)).body['error'];
    const interval = async () => {
      const [row] = await portal.ctx.store.db.select().from(requests).where(eq(requests.requestId, requestId));
      return row?.pollIntervalSeconds;
    };
    return { poll, interval, requestId, console, deviceCode };
  }

  test.each([false, true])(
    'of three at the same moment one is in time, and the interval grows twice (bound: %s)',
    async (bound) => {
      const { poll, interval } = await waiting(bound);
      const errors = await Promise.all([poll(), poll(), poll()]);
      expect(errors.toSorted()).toEqual(['authorization_pending', 'slow_down', 'slow_down']);
      expect(await interval()).toBe(15);
      await advance(portal, 16);
      expect(await poll()).toBe('authorization_pending');
      expect(await interval()).toBe(15);
    },
  );

  test('many consoles at the same moment are each counted for themselves', async () => {
    const consoles = [await waiting(false), await waiting(false), await waiting(false)];
    const first = await Promise.all(consoles.map(({ poll }) => poll()));
    expect(first).toEqual(['authorization_pending', 'authorization_pending', 'authorization_pending']);
    await consoles[0]?.poll();
    await advance(portal, 6);
    const next = await Promise.all(consoles.map(({ poll }) => poll()));
    expect(next).toEqual(['slow_down', 'authorization_pending', 'authorization_pending']);
  });

  test('a decided or lapsed request is answered as such, and a bound one not without its key', async () => {
    const approved = await waiting(false);
    await approve(portal, approved.requestId);
    expect((await approved.console.poll(approved.deviceCode)).status).toBe(200);

    const bound = await waiting(true);
    const thief = await makeConsole(portal.url, { bound: false });
    expect((await thief.poll(bound.deviceCode)).body['error']).toBe('invalid_dpop_proof');
    expect((await thief.poll('no such code')).body['error']).toBe('invalid_grant');

    const lapsed = await waiting(false);
    await advance(portal, 9 * 3600);
    expect(await lapsed.poll()).toBe('expired_token');
  });
});
