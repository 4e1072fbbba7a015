import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ADMIN_PATHS, OutcomesSchema, RequestListSchema, type DeviceRequest } from '@roomkey/shared/protocol/admin';
import { addUser } from '../admin-users';
import { enterOtp } from '../device';
import { startTestPortal, STORES, type TestPortal } from '../test-portal';

describe.each(STORES)('the device that an account expects, on %s', (kind) => {
  let portal: TestPortal;
  beforeAll(async () => {
    portal = await startTestPortal(kind);
  });
  afterAll(() => portal.dispose());

  async function waiting(name: string, expectedDevice: object | null, device: Record<string, string> = {}) {
    const accountId = await portal.accountId(`${name}@contoso.example`);
    await portal.api('PATCH', `${ADMIN_PATHS.accounts}/${accountId}`, { expectedDevice });
    const { otp } = await portal.generateOtp(`${name}@contoso.example`);
    await enterOtp(portal.url, otp, device);
    const { items } = await list(`accountId=${accountId}`);
    const [request] = items;
    if (request === undefined) throw new Error('the request is not in the list');
    return request;
  }
  const list = async (query: string) =>
    RequestListSchema.parse((await portal.api('GET', `${ADMIN_PATHS.requests}?${query}`)).body);
  const decide = (request: DeviceRequest, decision: object) =>
    portal.api('POST', `${ADMIN_PATHS.requests}/${request.id}/decision`, decision);
  const prefer = (otpAutoApproval: boolean, otpAutoApprovalMatchesOnly: boolean) =>
    portal.api('PUT', ADMIN_PATHS.preferences, { otpValidityHours: 8, otpAutoApproval, otpAutoApprovalMatchesOnly });

  test('another one is approved only by who says so; SQL and TypeScript compare alike', async () => {
    const other = await waiting('sea-rainier', { serial: 'SN-9999', model: null });
    const same = await waiting('sea-baker', { serial: ' sn-0001 ', model: 'CONSOLE 10' });
    const silent = await waiting('sea-adams', { serial: 'SN-0001', model: null }, { device_serial: ' ' });
    const any = await waiting('sea-olympus', null);
    expect([other, same, silent, any].map(({ match }) => match)).toEqual(['mismatch', 'match', 'incomplete', 'none']);
    for (const match of ['mismatch', 'match', 'incomplete', 'none'] as const) {
      const { items } = await list(`status=pending&match=${match}`);
      expect(items.map((item) => item.match)).toEqual([match]);
    }
    const refused = await decide(other, { decision: 'approve' });
    expect(refused).toMatchObject({ status: 409, body: { code: 'request.deviceMismatch' } });
    expect(await decide(other, { decision: 'approve', despiteMismatch: true })).toMatchObject({
      status: 200,
      body: { status: 'approved', source: '127.0.0.1' },
    });
    const lead = await addUser(portal, 'london', 'Site Lead', ['London']);
    const ids = [other.id, same.id, any.id];
    const foreign = await lead.api('POST', `${ADMIN_PATHS.requests}/decisions`, {
      ids,
      decision: { decision: 'approve' },
    });
    expect(OutcomesSchema.parse(foreign.body).results.map(({ code }) => code)).toEqual([
      'deviceRequest.notFound',
      'deviceRequest.notFound',
      'deviceRequest.notFound',
    ]);
    const many = await portal.api('POST', `${ADMIN_PATHS.requests}/decisions`, {
      ids,
      decision: { decision: 'approve' },
    });
    const { results } = OutcomesSchema.parse(many.body);
    expect(results).toMatchObject([{ ok: false, code: 'request.alreadyDecided' }, { ok: true }, { ok: true }]);
    expect(results[0]?.title).toContain('Approved by token:token-file.');
  });

  test('auto approval never takes another one, and can be limited to the expected one', async () => {
    await prefer(true, false);
    expect((await waiting('lon-thames', null)).status).toBe('approved');
    expect((await waiting('lon-fleet', { serial: 'SN-9999', model: null })).status).toBe('pending');
    expect((await waiting('lon-tyburn', { serial: 'SN-0001', model: 'Console 11' })).status).toBe('pending');
    await prefer(true, true);
    expect((await waiting('muc-isar', null)).status).toBe('pending');
    expect((await waiting('muc-wuerm', { serial: 'sn-0001', model: null })).status).toBe('approved');
    await prefer(false, true);
    expect((await waiting('muc-amper', { serial: 'SN-0001', model: null })).status).toBe('pending');
  });
});
