import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { freshDatabase, queryPostgres } from '../postgres';
import { startTestPortal, type TestPortal } from '../test-portal';
import { accountSupply, approve, decide, otpFor } from './admin';
import { makeConsole, text } from './console';

/** Two portals on one PostgreSQL, as behind a load balancer. */
describe('two portals on one database', () => {
  let first: TestPortal;
  let second: TestPortal;
  let databaseUrl: string;
  const nextAccount = accountSupply();

  beforeAll(async () => {
    databaseUrl = await freshDatabase();
    first = await startTestPortal('postgres', { databaseUrl });
    second = await startTestPortal('postgres', { databaseUrl, keysPath: first.config.keysPath });
  });
  afterAll(async () => {
    await second.dispose();
    await first.dispose();
  });

  async function waitingOn(portal: TestPortal) {
    const console = await makeConsole(portal.url);
    const answer = await console.authorize((await otpFor(portal, nextAccount())).otp);
    return { console, deviceCode: text(answer, 'device_code'), requestId: text(answer, 'request_id') };
  }

  /** Resolves once `count` consoles are held by the portal. */
  async function holds(portal: TestPortal, count: number): Promise<void> {
    await vi.waitFor(async () => {
      const metrics = await (await fetch(`${portal.url}/metrics`)).text();
      expect(metrics).toContain(`roomkey_held_polls ${String(count)}\n`);
    });
  }

  test('a decision on one wakes the consoles that wait on the other', async () => {
    const { console, deviceCode, requestId } = await waitingOn(first);
    const held = console.poll(deviceCode, 25);
    await holds(first, 1);
    expect(await approve(second, requestId)).toBe(200);
    expect((await held).body).toMatchObject({ token_type: 'DPoP' });
    await holds(first, 0);
  });

  test('one OTP entered on both at once is claimed by one console', async () => {
    const { otp } = await otpFor(first, nextAccount());
    const consoles = await Promise.all(
      Array.from({ length: 20 }, (_, n) => makeConsole((n % 2 === 0 ? first : second).url)),
    );
    const answers = await Promise.all(consoles.map((console) => console.authorize(otp)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  });

  test('a decision that falls while the database connections are cut is not missed', async () => {
    const { console, deviceCode, requestId } = await waitingOn(first);
    const held = console.poll(deviceCode, 25);
    await holds(first, 1);
    const cut =
      'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()';
    await queryPostgres(databaseUrl, cut);
    await vi.waitFor(() => decide(second, requestId, { decision: 'reject', reason: 'Unknown device' }), {
      timeout: 10_000,
    });
    expect((await held).body).toMatchObject({ error: 'access_denied', rejection_reason: 'Unknown device' });
  });

  test('a portal that closes sends its waiting consoles elsewhere', async () => {
    const portal = await startTestPortal('postgres', { databaseUrl, keysPath: first.config.keysPath });
    const { console, deviceCode } = await waitingOn(portal);
    const held = console.poll(deviceCode, 25);
    await holds(portal, 1);
    const closed = portal.dispose();
    const answer = await held;
    expect([answer.status, answer.body['error']]).toEqual([503, 'temporarily_unavailable']);
    const seconds = Number(answer.headers.get('retry-after'));
    expect(seconds).toBeGreaterThanOrEqual(1);
    expect(seconds).toBeLessThanOrEqual(10);
    await closed;
  });

  test('a console that hangs up is forgotten', async () => {
    const { deviceCode } = await waitingOn(first);
    const plain = await makeConsole(first.url, { bound: false });
    const answer = await plain.authorize((await otpFor(first, nextAccount())).otp);
    expect(deviceCode).not.toBe(text(answer, 'device_code'));
    const hangUp = new AbortController();
    const body = new URLSearchParams({
      client_id: 'room-console',
      grant_type: 'urn:ietf:params:oauth:grant-type:device_code',
      device_code: text(answer, 'device_code'),
    });
    const held = fetch(`${first.url}/oauth2/token`, {
      method: 'POST',
      body,
      headers: { prefer: 'wait=25' },
      signal: hangUp.signal,
    });
    await holds(first, 1);
    hangUp.abort();
    await expect(held).rejects.toThrow();
    await holds(first, 0);
  });
});
