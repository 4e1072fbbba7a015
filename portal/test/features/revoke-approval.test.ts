import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ADMIN_PATHS } from '@roomkey/shared/protocol/admin';
import { audit, deliveryCopies } from '../../server/store/schema';
import { accountSupply, approve, findRequest, otpFor } from '../oauth/admin';
import { makeConsole, text } from '../oauth/console';
import { startTestPortal, STORES, type TestPortal } from '../test-portal';

describe.each(STORES)('an approval that is taken back, on %s', (kind) => {
  let portal: TestPortal;
  beforeAll(async () => {
    portal = await startTestPortal(kind);
  });
  afterAll(() => portal.dispose());
  const nextAccount = accountSupply();

  async function approved() {
    const upn = nextAccount();
    const { otp, id: otpId, accountId } = await otpFor(portal, upn);
    const console = await makeConsole(portal.url);
    const answer = await console.authorize(otp);
    const request = await findRequest(portal, text(answer, 'request_id'));
    await approve(portal, request.requestId);
    return { otp, otpId, accountId, console, request, deviceCode: text(answer, 'device_code') };
  }
  const revoke = (id: string, body: object = { reason: 'Wrong room', note: 'That is Floor 4.' }) =>
    portal.api('POST', `${ADMIN_PATHS.requests}/${id}/revoke`, body);
  const detailsOf = async (requestId: string) => {
    const rows = await portal.ctx.store.db.select().from(audit).where(eq(audit.target, requestId));
    return rows.filter(({ action }) => action === 'request.approvalRevoked').map(({ details }) => details);
  };

  test('the console is refused with reason and note, the OTP is revoked, and the account is free again', async () => {
    const { otp, otpId, accountId, console, request, deviceCode } = await approved();
    expect(await revoke(request.id)).toMatchObject({
      status: 200,
      body: { status: 'rejected', rejectionReason: 'Wrong room', rejectionNote: 'That is Floor 4.' },
    });
    expect((await console.poll(deviceCode)).body).toMatchObject({
      error: 'access_denied',
      rejection_reason: 'Wrong room',
      rejection_note: 'That is Floor 4.',
    });
    expect((await (await makeConsole(portal.url)).authorize(otp)).body).toMatchObject({ otp_status: 'revoked' });
    expect((await console.authorize(otp)).body).toMatchObject({ otp_status: 'revoked' });
    expect(await portal.api('GET', `${ADMIN_PATHS.otps}/${otpId}`)).toMatchObject({ body: { status: 'revoked' } });
    expect(await portal.api('GET', `${ADMIN_PATHS.accounts}/${accountId}`)).toMatchObject({
      body: { provisioning: 'Revoked', openRequestId: null },
    });
    const { db } = portal.ctx.store;
    expect(await db.select().from(deliveryCopies).where(eq(deliveryCopies.otpId, otpId))).toEqual([]);
    const keep = await portal.api('POST', ADMIN_PATHS.otps, { accountId, password: { kind: 'keep' } });
    expect(keep).toMatchObject({ status: 409, body: { code: 'otp.nothingToKeep' } });
    expect((await portal.api('POST', ADMIN_PATHS.otps, { accountId })).status).toBe(200);
    expect(await detailsOf(request.requestId)).toMatchObject([{ approvedBy: 'token:token-file', wasFetched: false }]);
  });

  test('a token that was redeemed before opens nothing any more; whether it was fetched stands in the audit list', async () => {
    const early = await approved();
    const token = text(await early.console.poll(early.deviceCode), 'access_token');
    expect((await revoke(early.request.id)).status).toBe(200);
    expect((await early.console.fetchCredential(token)).status).toBe(410);
    expect((await early.console.sendReceipt(token, 'stored')).status).toBe(410);

    const late = await approved();
    const used = text(await late.console.poll(late.deviceCode), 'access_token');
    expect((await late.console.fetchCredential(used)).status).toBe(200);
    expect((await revoke(late.request.id, { reason: 'Other' })).status).toBe(200);
    expect(await detailsOf(late.request.requestId)).toMatchObject([{ wasFetched: true, note: null }]);
  });

  test('not before it is given, nor after delivery or its 24 hours, and only with a reason', async () => {
    const { console, request, deviceCode } = await approved();
    for (const bad of [{}, { reason: 'Because' }, { reason: 'Other', decision: 'reject' }]) {
      expect(await revoke(request.id, bad)).toMatchObject({ status: 400, body: { code: 'request.invalid' } });
    }
    const token = text(await console.poll(deviceCode), 'access_token');
    await console.fetchCredential(token);
    await console.sendReceipt(token, 'stored');
    const refused = { status: 409, body: { code: 'request.notApproved' } };
    expect(await revoke(request.id)).toMatchObject(refused);

    const { otp } = await otpFor(portal, nextAccount());
    const answer = await (await makeConsole(portal.url)).authorize(otp);
    const pending = await findRequest(portal, text(answer, 'request_id'));
    expect(await revoke(pending.id)).toMatchObject(refused);
    expect(await revoke(crypto.randomUUID())).toMatchObject({ status: 404, body: { code: 'deviceRequest.notFound' } });
    await approve(portal, pending.requestId);
    await portal.ctx.clock.advance(24 * 3600 + 1);
    expect(await revoke(pending.id)).toMatchObject(refused);
  });
});
