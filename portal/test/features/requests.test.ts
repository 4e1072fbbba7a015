import { count, eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ADMIN_PATHS, RequestListSchema, type DeviceRequest } from '@roomkey/shared/protocol/admin';
import { accounts, audit, deliveryCopies, requests } from '../../server/store/schema';
import { enterOtp } from '../device';
import { startTestPortal, STORES, type TestPortal } from '../test-portal';

const approval = { decision: 'approve' };
const rejection = { decision: 'reject', reason: 'Wrong room', note: 'That is Floor 4.' };

describe.each(STORES)('device requests on %s', (kind) => {
  let portal: TestPortal;
  beforeAll(async () => {
    portal = await startTestPortal(kind);
  });
  afterAll(() => portal.dispose());

  async function pending(name: string): Promise<DeviceRequest> {
    const { otp, accountId } = await portal.generateOtp(`${name}@contoso.example`);
    await enterOtp(portal.url, otp);
    const { body } = await portal.api('GET', `${ADMIN_PATHS.requests}?status=pending&accountId=${accountId}`);
    const [request] = RequestListSchema.parse(body).items;
    if (request === undefined) throw new Error('the request is not in the list');
    return request;
  }
  const decide = (id: string, decision: object) =>
    portal.api('POST', `${ADMIN_PATHS.requests}/${id}/decision`, decision);
  const provisioning = async (accountId: string) =>
    (await portal.api('GET', `${ADMIN_PATHS.accounts}/${accountId}`)).body;
  const decisionsAudited = async (requestId: string) =>
    (await portal.ctx.store.db.select().from(audit).where(eq(audit.target, requestId))).filter(({ action }) =>
      /approved|rejected/.test(action),
    );
  const copiesOf = async (id: string) => {
    const [row] = await portal.ctx.store.db
      .select({ n: count() })
      .from(deliveryCopies)
      .innerJoin(requests, eq(requests.otpId, deliveryCopies.otpId))
      .where(eq(requests.id, id));
    return row?.n;
  };

  test('show the approver the room, the device and when, and how long there is to decide', async () => {
    const request = await pending('sea-rainier');
    expect(request).toMatchObject({
      displayName: 'Rainier',
      status: 'pending',
      device: { make: 'Contoso Devices', model: 'Console 10', serial: 'SN-0001', source: 'measured' },
      decidedAt: null,
    });
    expect(Date.parse(request.expiresAt) - Date.parse(request.requestedAt)).toBe(8 * 3_600_000);
    expect(await provisioning(request.accountId)).toMatchObject({
      provisioning: 'Awaiting OTP Approval',
      openRequestId: request.id,
      activeOtpId: null,
    });
    const list = await portal.api('GET', ADMIN_PATHS.accounts);
    expect(list.body).toMatchObject({ summary: { awaitingApproval: 1 } });
  });

  test('are approved once: the credential stays ready for 24 h, and is gone after that', async () => {
    const request = await pending('sea-baker');
    const answer = await decide(request.id, approval);
    expect(answer).toMatchObject({ status: 200, body: { status: 'approved', decidedBy: 'token:token-file' } });
    expect(await decide(request.id, rejection)).toMatchObject({
      status: 409,
      body: { code: 'request.alreadyDecided' },
    });
    expect(await provisioning(request.accountId)).toMatchObject({ provisioning: 'Approved' });
    expect(await copiesOf(request.id)).toBe(1);

    await portal.ctx.clock.advance(24 * 3_600 + 1);
    expect(await portal.api('GET', `${ADMIN_PATHS.requests}/${request.id}`)).toMatchObject({
      body: { status: 'expired' },
    });
    expect(await provisioning(request.accountId)).toMatchObject({ provisioning: 'Expired', openRequestId: null });
    expect((await portal.generateOtp('sea-baker@contoso.example')).otp).toMatch(/^\d{16}$/);
    expect(await copiesOf(request.id)).toBe(0);
  });

  test('are rejected with a reason and a note; the sealed password goes', async () => {
    const request = await pending('sea-adams');
    expect(await decide(request.id, { decision: 'reject' })).toMatchObject({ status: 400 });
    expect(await decide(request.id, { ...rejection, surprise: true })).toMatchObject({ status: 400 });
    const answer = await decide(request.id, rejection);
    expect(answer).toMatchObject({
      status: 200,
      body: { status: 'rejected', rejectionReason: 'Wrong room', rejectionNote: 'That is Floor 4.' },
    });
    expect(await provisioning(request.accountId)).toMatchObject({ provisioning: 'Rejected' });
    expect(await copiesOf(request.id)).toBe(0);
    const { accountId } = request;
    const keep = await portal.api('POST', ADMIN_PATHS.otps, { accountId, password: { kind: 'keep' } });
    expect(keep).toMatchObject({ status: 409, body: { code: 'otp.nothingToKeep' } });
  });

  test('of many decisions at once exactly one counts, and exactly one is in the audit list', async () => {
    const request = await pending('sea-olympus');
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) => decide(request.id, index % 2 === 0 ? approval : rejection)),
    );
    const statuses = answers.map(({ status }) => status).sort((a, b) => a - b);
    expect(statuses).toEqual([200, ...Array.from({ length: 19 }, () => 409)]);
    expect(await decisionsAudited(request.requestId)).toHaveLength(1);
  });

  test('nobody decided in time are expired, by the clock alone', async () => {
    const request = await pending('lon-thames');
    await portal.ctx.clock.advance(8 * 3_600 + 1);
    expect(await decide(request.id, approval)).toMatchObject({ status: 409, body: { code: 'request.expired' } });
    const { body } = await portal.api('GET', `${ADMIN_PATHS.requests}?status=pending`);
    expect(RequestListSchema.parse(body).items.map(({ id }) => id)).not.toContain(request.id);
    const { body: expired } = await portal.api('GET', `${ADMIN_PATHS.requests}?status=expired`);
    expect(RequestListSchema.parse(expired).items.map(({ id }) => id)).toContain(request.id);
    const { accountId } = request;
    const again = await portal.api('POST', ADMIN_PATHS.otps, { accountId, password: { kind: 'keep' } });
    expect(again.status).toBe(200);
  });

  test('are decided only together with their audit row', async () => {
    const request = await pending('lon-fleet');
    const { db } = portal.ctx.store;
    await db.execute(sql`alter table audit add constraint full_up check (false) not valid`);
    expect((await decide(request.id, approval)).status).toBe(500);
    await db.execute(sql`alter table audit drop constraint full_up`);
    expect(await portal.api('GET', `${ADMIN_PATHS.requests}/${request.id}`)).toMatchObject({
      body: { status: 'pending' },
    });
    expect((await decide(request.id, approval)).status).toBe(200);
  });

  test('of a room that signed in before its receipt came through count as Provisioned, not as Delivered for ever', async () => {
    const request = await pending('lon-tyburn');
    await decide(request.id, approval);
    const { db } = portal.ctx.store;
    const later = (seconds: number) => new Date(portal.ctx.clock.now().getTime() + seconds * 1_000);
    await db
      .update(requests)
      .set({ status: 'delivered', deliveredAt: later(2) })
      .where(eq(requests.id, request.id));
    expect(await provisioning(request.accountId)).toMatchObject({ provisioning: 'Delivered', openRequestId: null });
    await db
      .update(accounts)
      .set({ provisionedAt: later(1) })
      .where(eq(accounts.id, request.accountId));
    expect(await provisioning(request.accountId)).toMatchObject({ provisioning: 'Provisioned' });
  });

  test('that do not exist cannot be decided', async () => {
    expect(await decide(crypto.randomUUID(), approval)).toMatchObject({
      status: 404,
      body: { code: 'deviceRequest.notFound' },
    });
    expect(await decide('not-an-id', approval)).toMatchObject({ status: 400 });
  });
});
