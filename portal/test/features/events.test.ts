import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ADMIN_PATHS, ChangedEventSchema, RequestListSchema } from '@roomkey/shared/protocol/admin';
import { addUser, type SignedInUser } from '../admin-users';
import { enterOtp } from '../device';
import { startTestPortal, STORES, type TestPortal } from '../test-portal';

/** Reads a stream of events until it is told to stop, or ends. */
async function listen(portal: TestPortal, user: SignedInUser) {
  const stop = new AbortController();
  const response = await fetch(portal.url + ADMIN_PATHS.events, { headers: user.headers, signal: stop.signal });
  const heard: string[] = [];
  const state = { ended: false };
  const read = async () => {
    let text = '';
    for await (const chunk of response.body ?? []) {
      text += Buffer.from(chunk).toString();
      const events = text.split('\n\n');
      text = events.pop() ?? '';
      for (const event of events) {
        const data = /^event: changed\ndata: (.+)$/.exec(event)?.[1];
        if (data !== undefined) heard.push(...ChangedEventSchema.parse(JSON.parse(data)).kinds);
      }
    }
    state.ended = true;
  };
  void read().catch(() => undefined);
  return { response, heard, state, close: () => stop.abort() };
}

describe.each(STORES)('live events on %s', (kind) => {
  let portal: TestPortal;
  beforeAll(async () => {
    portal = await startTestPortal(kind);
  });
  afterAll(() => portal.dispose());

  test('tell of a new request at the sites of the listener, and of nothing at others', async () => {
    const seattle = await addUser(portal, `seattle`, 'Site Technician', ['Seattle']);
    const london = await addUser(portal, `london`, 'Site Lead', ['London']);
    const [near, far] = [await listen(portal, seattle), await listen(portal, london)];
    expect(near.response.headers.get('content-type')).toBe('text/event-stream');
    expect(near.response.headers.get('content-security-policy')).toContain("default-src 'none'");
    const { otp } = await portal.generateOtp('sea-rainier@contoso.example');
    await enterOtp(portal.url, otp);
    await expect.poll(() => near.heard, { timeout: 10_000 }).toContain('requests');
    // A later change at London's site comes after everything that could have come wrongly before it.
    await portal.generateOtp('lon-thames@contoso.example');
    await expect.poll(() => far.heard, { timeout: 10_000 }).toContain('otps');
    expect(far.heard).not.toContain('requests');

    // Who is locked hears nothing more: the stream ends at the next change.
    await portal.api('PATCH', `${ADMIN_PATHS.users}/${seattle.id}`, { locked: true });
    await portal.generateOtp('sea-baker@contoso.example');
    await expect.poll(() => near.state.ended, { timeout: 10_000 }).toBe(true);
    far.close();
  });

  test('need a session, and end when the portal stops', async () => {
    expect((await fetch(portal.url + ADMIN_PATHS.events)).status).toBe(401);
    const other = await startTestPortal(kind);
    const stream = await listen(other, await addUser(other, 'somebody', 'Teams Rooms Pro Manager'));
    await other.dispose();
    await expect.poll(() => stream.state.ended, { timeout: 10_000 }).toBe(true);
  });
});

test('a decision made through one process is heard by pages of another', async () => {
  const first = await startTestPortal('postgres');
  const { keysPath, databaseUrl } = first.config;
  const second = await startTestPortal('postgres', { keysPath, databaseUrl, seed: null });
  const stream = await listen(second, await addUser(first, 'somebody', 'Teams Rooms Pro Manager'));
  const { otp } = await first.generateOtp('sea-rainier@contoso.example');
  await enterOtp(first.url, otp);
  await expect.poll(() => stream.heard, { timeout: 10_000 }).toContain('requests');
  const before = stream.heard.length;
  const [request] = RequestListSchema.parse(
    (await first.api('GET', `${ADMIN_PATHS.requests}?status=pending`)).body,
  ).items;
  await first.api('POST', `${ADMIN_PATHS.requests}/${request?.id ?? ''}/decision`, { decision: 'approve' });
  await expect.poll(() => stream.heard.slice(before), { timeout: 10_000 }).toContain('requests');
  stream.close();
  await second.dispose();
  await first.dispose();
});
